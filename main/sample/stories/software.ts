import type { Story } from '../story.ts';
import { day, hour, jane, john } from './steps.ts';

/** Mail, calendars, licences and the programs that people work with. */
export const software: readonly Story[] = [
  {
    requester: 'siobhan-obrien',
    source: 'web',
    topic: 'topic-other',
    plan: 'plan-default',
    summary: 'Access to the shared mailbox for contracts',
    details:
      'Could you please add me to the shared mailbox contracts@ so that I can cover for Eli Feldman while he is in court? I need to read it and to send from it.\n\nThanks, Siobhán',
    openedMinutesAgo: day - 40,
    openedBy: 'john-doe',
    steps: [
      john.replies(
        25,
        'Hi Siobhán, happy to. The mailbox belongs to Eli, so I have asked him for a short yes. As soon as it is here, you will get access.',
      ),
      john.assigns(28, 'jane-doe', null, 'Sending from a shared mailbox is yours to set up, Jane. I have asked Eli.'),
      john.hears(day - 275, "Eli is on trains all day, but he rang me and says it's fine. Is that enough for you?"),
      jane.replies(
        day - 260,
        'Thank you, Siobhán. As the mailbox holds client documents, I need his approval in writing; one line from his phone is enough. Everything is prepared, so you will have access two minutes later.',
      ),
    ],
  },
  {
    requester: 'layla-haddad',
    source: 'email',
    topic: 'topic-other',
    summary: 'Suspicious mail: "Your mailbox is full"',
    details:
      'I got this mail from "IT Service Desk": my mailbox is 98% full and I have to confirm my password on a web page within 24 hours or I will loose all mails. The logo is ours but the adress is not. I did NOT click. Two people next to me have it too. Should we delete it?',
    openedMinutesAgo: 2 * day + 40,
    openedBy: 'jane-doe',
    steps: [
      jane.prioritises(4, 'priority-high', 'Several recipients, and it asks for passwords'),
      jane.replies(
        8,
        'Thank you, Layla, you did exactly the right thing. It is not from us: we never ask for a password. Please leave the mail where it is, do not forward it, and ask your neighbours to do the same.',
      ),
      jane.notes(
        35,
        'Message trace: 41 recipients in marketing and sales. Sender blocked at the gateway, link blocked at the proxy. The proxy log shows two visits to the page before that. John, please call those two.',
      ),
      john.notes(
        70,
        'Talked to both. One closed the page at once. The other entered a password: it is reset, sessions are signed out, and there was no sign-in from outside.',
      ),
      jane.resolves(
        95,
        'All copies of the mail have been removed from our mailboxes, and the page can no longer be reached from here. You reported it eleven minutes after the first copy arrived, and that made the difference. There is nothing else for you to do.',
      ),
    ],
  },
  {
    requester: 'freya-lindqvist',
    source: 'phone',
    topic: 'topic-other',
    summary: 'Board calendar on the tablet is days behind',
    details:
      'The board calendar is right in Outlook on my PC, but on the tablet it stopped last week: new meetings are missing and a cancelled one is still there. Ms Ashworth relies on the tablet when she is out of the office.',
    openedMinutesAgo: 20 * day + 45,
    openedBy: 'john-doe',
    steps: [
      john.replies(
        20,
        'Hi Freya, could you bring the tablet down when Ms Ashworth can spare it for a quarter of an hour? Most likely it only needs to be signed in again.',
      ),
      john.hears(140, 'She is in a meeting now, so here it is. I know the passcode and will wait.'),
      john.notes(
        160,
        'The tablet still had the password from before her last change and had given up without a message. Account removed and added again, calendar complete.',
      ),
      john.resolves(
        165,
        'The tablet was still using an old password and had stopped without saying so. It is signed in again and shows the same meetings as your PC. If it falls behind once more, please bring it back.',
      ),
      john.filesAway(7 * day + 30),
    ],
  },
  {
    requester: 'ondrej-novak',
    source: 'phone',
    topic: 'topic-other',
    summary: 'CAD program says that all licences are in use',
    details:
      'CAD does not start: "No licence available, 6 of 6 in use". But we are only four people here today. I have to send drawings to the toolmaker before I go home.',
    openedMinutesAgo: 3 * hour + 10,
    openedBy: 'john-doe',
    steps: [
      john.notes(
        10,
        'The licence server lists two sessions from the trainee PC, both from yesterday. I can see them but not release them.',
      ),
      john.assigns(12, 'jane-doe'),
      jane.resolves(
        48,
        'Ondřej, two licences were held by a PC that crashed yesterday. I have released them; please start CAD again. From now on a licence that is stuck comes back by itself after two hours.',
      ),
    ],
  },
  {
    requester: 'rahul-deshmukh',
    source: 'web',
    topic: 'topic-equipment',
    summary: 'Request for a Power BI Pro licence',
    details:
      'I would like to request a Power BI Pro licence for the monthly report. With the free version I can build the report, but I cannot share it with the heads of department. Margaret Ashworth has approved the cost.',
    openedMinutesAgo: 6 * day + 100,
    openedBy: 'john-doe',
    steps: [
      john.replies(
        150,
        'Hi Rahul, thanks for sorting out the approval already. Jane looks after the licences and will get back to you.',
      ),
      john.assigns(151, 'jane-doe'),
      jane.notes(
        day + 30,
        'All 20 Pro licences are taken, four of them by people who have not signed in for 90 days. Asked their managers whether we may take one back.',
      ),
      jane.replies(
        day + 40,
        'Rahul, all licences are in use at the moment. I am checking whether somebody can give one up, which is faster than buying one. You will hear from me.',
      ),
      john.hears(5 * day + 130, 'Any news about the licence? The next report is due at the end of the week.'),
    ],
  },
  {
    requester: 'tomasz-zielinski',
    source: 'phone',
    topic: 'topic-other',
    summary: 'Statements from online banking open as empty pages',
    details:
      'Two customers came to my counter with the same problem: they download their account statement from online banking, and the PDF has the right number of pages, but all of them are white. I tried it with my own account and it is the same. Signing in and payments work.',
    openedMinutesAgo: 3 * hour + 45,
    openedBy: 'john-doe',
    steps: [
      john.prioritises(8, 'priority-high', 'Customers are affected'),
      john.assigns(
        10,
        null,
        'team-banking',
        "Only this month's statements are white, older ones are fine. That looks like the statement run and not like the PDF viewer.",
      ),
      jane.notes(
        115,
        'The run used the new template, and its fonts are missing on the second render server. Copied them over. Affected statements have to be generated again: waiting for a list from the vendor before we promise a time.',
      ),
    ],
  },
];

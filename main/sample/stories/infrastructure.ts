import type { Story } from '../story.ts';
import { day, hour, jane, john } from './steps.ts';

/** Networks, servers and outages: what many people depend on at once. */
export const infrastructure: readonly Story[] = [
  {
    requester: 'aroha-ngata',
    source: 'phone',
    topic: 'topic-other',
    summary: 'No Wi-Fi in the Harbour branch',
    details:
      'The whole branch has lost Wi-Fi, ours and the one for guests. The counters are on cable and still work, but the advisers cannot use their laptops, and two of them have customers sitting in front of them. Nobody has moved or switched off anything as far as I know.',
    openedMinutesAgo: 35,
    openedBy: 'john-doe',
    steps: [
      jane.prioritises(4, 'priority-emergency', 'Business impacting event'),
      jane.plans(5, 'plan-sev-a'),
      jane.assigns(6, 'jane-doe', 'team-level-two', 'I am taking this. John stays on the phone with Aroha.'),
      jane.replies(
        9,
        'Aroha, we are working on it. Please move the two customer meetings to free counters for now. You will hear from me within half an hour, sooner if it is solved.',
      ),
      john.notes(
        17,
        'Aroha read the lights in the cabinet to me: both switches have their link, but the PoE light of the lower one is amber and no access point has power.',
      ),
      jane.notes(
        25,
        'One of two power supplies in that switch has failed, and the other cannot feed six access points. Bringing up the two over the advisers first. Jerry is looking for a spare supply.',
      ),
    ],
  },
  {
    requester: 'mehmet-yildiz',
    source: 'email',
    topic: 'topic-other',
    summary: 'ERP needs a minute for every screen',
    details:
      'Hello,\n\nsince I started today the ERP is very slow in hall B. To open a production order takes about one minute, to save it even longer, and two times it said "connection lost". My colleagues in planing have the same. Yesterday everything was normal.\n\nWe must release the orders for the late shift, so please have a look soon.\n\nMehmet',
    openedMinutesAgo: 3 * hour + 30,
    openedBy: 'john-doe',
    steps: [
      john.replies(
        12,
        'Hi Mehmet, thanks for the details. It is just as slow from here, so it is not your PCs. I am handing it to our system administrators and will stay your contact.',
      ),
      john.transfers(
        18,
        'department-system-administrators',
        true,
        'Every screen takes 40 to 60 seconds, also from our own network, so it is not hall B. Monitoring shows the disks of the database server at 100%. Please check what is running there; I will keep Mehmet informed.',
      ),
      jane.prioritises(25, 'priority-high', 'The late shift depends on it'),
      jane.assigns(26, 'jane-doe'),
      jane.notes(
        48,
        'The yearly inventory report was started by hand and blocks the order tables. Spoke to Rahul in controlling: it can wait, so I stopped it.',
      ),
      jane.replies(
        55,
        'Mehmet, a very large report was blocking the production orders. It has been stopped. Please try again and tell us whether the screens open normally.',
      ),
      john.hears(
        101,
        'It was good for half an hour, now it becomes slow again. Not as bad as before, maybe 15 seconds.',
      ),
      jane.replies(
        118,
        'Thank you, I can see it too. The report had also been put on a schedule, which has started it again. I am removing the schedule and will watch the server until your late shift has begun.',
      ),
    ],
  },
  {
    requester: 'jurgen-grossmann',
    source: 'phone',
    topic: 'topic-other',
    summary: 'Something beeps in the network cabinet in the basement',
    details:
      'There is a box in the network cabinet down here that beeps four times every half minute. Orange light with a battery on it. I have no key for the cabinet, I can only look through the glass. It is very warm in the room because the boiler is next door.',
    openedMinutesAgo: hour + 15,
    openedBy: 'john-doe',
    steps: [
      john.replies(
        6,
        'Hi Jürgen, thanks for calling. That is the battery backup of our network telling us that something is wrong with it. Please leave it as it is; the system administrators will come down.',
      ),
      john.transfers(
        9,
        'department-system-administrators',
        false,
        'UPS in the basement cabinet: four beeps every 30 s and an orange battery light. It feeds the core switch and the telephones. Jürgen can open the room, but you need the cabinet key.',
      ),
      jane.assigns(14, 'jane-doe'),
      jane.prioritises(15, 'priority-high', 'Core switch and telephones depend on it'),
      jane.plans(16, 'plan-sev-b'),
      jane.replies(
        31,
        'Jürgen, I am coming down with the key. Nothing has failed so far; the battery did not pass its own test. Could you please keep the door to the boiler room closed and let some cool air in?',
      ),
      jane.notes(
        54,
        'Self-test failed, 2 minutes of runtime left, 38 °C at the air intake. The batteries are six years old. New set ordered by express. Second power supply of the core switch moved to the wall socket in the meantime.',
      ),
    ],
  },
  {
    requester: 'walter-hobbs',
    source: 'other',
    topic: 'topic-other',
    priority: 'priority-low',
    plan: 'plan-default',
    summary: 'Yellow light on the backup tape drive',
    details:
      'Note left on the desk:\n\nChanged the backup tape as usual when I locked up the archive. The drive took tape 12, but a yellow light came on next to "Clean". The list on the wall does not say what to do then. I have not touched anything else. W. Hobbs',
    openedMinutesAgo: day - 150,
    openedBy: 'john-doe',
    steps: [
      john.assigns(
        15,
        null,
        'team-level-two',
        'The cleaning tape is in the safe, its label begins with CLN. Whoever is in the server room next, please put it in.',
      ),
      jane.notes(
        day - 360,
        "Last night's backup finished and was verified, so nothing is lost. The drive still wants cleaning, before tonight's run if possible.",
      ),
    ],
  },
  {
    requester: 'beatrice-kimani',
    source: 'phone',
    topic: 'topic-outage',
    summary: 'Customers cannot get into online banking, neither app nor browser',
    details:
      'Three customers in a quarter of an hour, and I have now tried it myself: the browser warns that the connection to online banking is not secure, and the app on the phone only says "Please try again later". Karen at counter 2 sees the same.',
    openedMinutesAgo: 9 * day + 120,
    openedBy: 'john-doe',
    steps: [
      john.assigns(
        3,
        'jane-doe',
        'team-banking',
        'Same on my own phone, outside our network. The Harbour branch has called about it as well.',
      ),
      jane.replies(
        7,
        'Thank you, Beatrice. Online banking is down for all customers, and we are treating it as a business critical outage. Please tell customers that their accounts are safe and that counters and cash machines work normally.',
      ),
      jane.transfers(
        9,
        'department-system-administrators',
        true,
        'System Administrators look after the banking servers. It is a certificate warning, so please check the load balancers first. Beatrice and the branches are informed.',
      ),
      jane.notes(
        17,
        'Jerry from System Engineering: the certificate was renewed last week, but only one of the two load balancers took it. The other one took over today, still with the old certificate, and that has now expired.',
      ),
      jane.replies(
        21,
        'We have found the cause and are correcting it. I expect online banking to be back within a quarter of an hour.',
      ),
      john.hears(29, 'A customer just got in with the app! In my browser the warning is still there.'),
      jane.notes(
        34,
        'New certificate is on both load balancers, checked from outside with both apps and two browsers. The counter PC only showed the old page. Renewal will now check both machines.',
      ),
      jane.resolves(
        38,
        'Online banking works again, in the app and in the browser. A security certificate had expired on one of our servers. If a counter still shows the warning, please close the browser completely and open it again. Thank you for calling so quickly.',
      ),
      jane.filesAway(day + 60),
    ],
  },
  {
    requester: 'amara-okafor',
    source: 'phone',
    topic: 'topic-computer',
    summary: 'Handheld scanners lose the connection in aisles 7 to 9',
    details:
      'The handhelds are fine near the office, but in aisles 7, 8 and 9 they drop out and we have to walk back to send the picks. It started when the new racks went up.',
    openedMinutesAgo: 14 * day + 200,
    openedBy: 'john-doe',
    steps: [
      john.replies(
        20,
        'Hi Amara, the new racks are a very good hint. I will come over today and walk the aisles with a handheld.',
      ),
      john.notes(
        130,
        'The signal falls to -84 dBm behind the racks. The access point of aisle 8 now has steel on both sides; it should hang on the cross beam, about three metres higher.',
      ),
      john.assigns(135, 'jane-doe', null, 'Jane, can you get the electrician? I have marked the place with tape.'),
      jane.replies(
        day + 10,
        'Amara, the access point of aisle 8 will be moved up to the cross beam tomorrow. The aisle has to be free of forklifts for half an hour; the electrician will come to you first.',
      ),
      jane.resolves(
        2 * day + 70,
        'The access point has been moved. The signal is good in all three aisles now, and twenty test picks went through without a drop. Please tell us if a handheld still loses the connection.',
      ),
    ],
  },
];

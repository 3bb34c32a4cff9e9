import type { Story } from '../story.ts';
import { day, hour, jane, john } from './steps.ts';

/** Equipment, people who come and go, and a kind word. */
export const requests: readonly Story[] = [
  {
    requester: 'leilani-kahale',
    source: 'web',
    topic: 'topic-equipment',
    summary: 'Hardware refresh: when is it our turn?',
    details:
      'Most of us in marketing have laptops from five years ago and the batteries last an hour at best. I hear that sales already got new ones. WHEN is it our turn? We would really need them before the next campaign starts.',
    openedMinutesAgo: 4 * hour + 20,
    openedBy: 'john-doe',
    steps: [],
  },
  {
    requester: 'priya-raman',
    source: 'email',
    topic: 'topic-equipment',
    priority: 'priority-normal',
    plan: 'plan-default',
    summary: 'New starter on Monday: Oluwaseun Adeyemi, customer service',
    details:
      'Hi both,\n\nOluwaseun Adeyemi joins customer service on Monday. He needs:\n- a laptop with docking station and headset\n- mail, the customer database and the telephone queue\n- a badge for the main entrance\n\nHe will be picked up at reception by Ana Conceição.\n\nThank you!\nPriya',
    openedMinutesAgo: day + 62,
    openedBy: 'john-doe',
    steps: [
      john.replies(
        30,
        'Hi Priya, thanks for the list, that makes it easy. Laptop and headset are put aside, and the badge is ordered. Jane creates the accounts. One question: does he need the archive of old cases as well?',
      ),
      john.assigns(
        33,
        'john-doe',
        'team-level-two',
        'Jane, could you do the accounts: mail, customer database, telephone queue? I do the desk and the badge.',
      ),
      jane.notes(
        95,
        'Account and mailbox are ready, groups come from the role, not copied from a colleague. The start password is in a sealed envelope at reception.',
      ),
      john.hears(day - 210, 'No archive please, that comes after the first month.'),
      john.replies(
        day - 196,
        'Perfect, no archive then. His desk will be set up and tested in good time, so he can start right away.',
      ),
    ],
  },
  {
    requester: 'bjorn-halvorsen',
    source: 'phone',
    topic: 'topic-equipment',
    plan: 'plan-default',
    summary: 'Work phone fell off a roof, screen broken',
    details:
      "Dropped the work phone from a customer's roof. The glass is gone and touch only works in the lower half. Calls still work. Same number please, and a case that survives it next time.",
    openedMinutesAgo: day + 240,
    openedBy: 'john-doe',
    steps: [
      john.replies(
        22,
        'Hi Bjørn, good that it was only the phone. A replacement with a rugged case is ordered and should be here in two days. You keep your number: just move the SIM card over. I will call you when it is ready to pick up.',
      ),
      john.notes(
        26,
        'Model from the field service list, his manager agreed by mail. The old phone has to be wiped when it comes back.',
      ),
    ],
  },
  {
    requester: 'ken-wheeler',
    source: 'walk-in',
    topic: 'topic-equipment',
    plan: 'plan-default',
    summary: 'Second monitor for month end',
    details:
      'At month end I compare two ledgers all day and keep switching windows. Could I have a second monitor? A used one is fine.',
    openedMinutesAgo: 34 * day + 60,
    openedBy: 'john-doe',
    steps: [
      john.replies(
        40,
        'Hi Ken, there is a used 24-inch monitor in the store that would suit. I will bring it up tomorrow with the right cable.',
      ),
      john.resolves(
        day + 20,
        'The second monitor is on your desk, set up to the left of the first one as you wanted. Have an easy month end!',
      ),
    ],
  },
  {
    requester: 'aroha-ngata',
    source: 'web',
    topic: 'topic-feedback',
    summary: 'Feedback on the exchange of our counter PCs',
    details:
      'A word of thanks: all the counter PCs were exchanged after closing time, and when we opened the next day everything was in its place, even the cash drawers. One wish for next time: a short sheet saying what has changed would have saved us a few questions.',
    openedMinutesAgo: 7 * day + 130,
    openedBy: 'jane-doe',
    steps: [
      jane.closes(
        60,
        'Thank you, Aroha, I have passed your kind words on to John. The sheet is a good idea: the next branch will get one, and I will send you a copy.',
      ),
    ],
  },
  {
    requester: 'priya-raman',
    source: 'email',
    topic: 'topic-other',
    plan: 'plan-default',
    summary: 'Leaver tomorrow: accounts and equipment',
    details:
      "Hi, tomorrow is Martin Sowerby's last day in purchasing. Sorry for the short notice. Please close his accounts in the evening and forward his mail to Víctor Sandoval for four weeks. He will hand in laptop, phone and badge at reception.",
    openedMinutesAgo: 21 * day + 150,
    openedBy: 'jane-doe',
    steps: [
      jane.replies(
        30,
        'Thank you, Priya. Everything is planned for tomorrow evening, so nothing stops working early. I will confirm when it is done.',
      ),
      jane.notes(
        35,
        'Planned: account disabled, sessions signed out, mail to Víctor for 28 days, licences returned, badge 03962 blocked. Mailbox is kept for one year.',
      ),
      john.notes(day + 150, 'Laptop and phone are back, both with charger. Wiping them before they go into the store.'),
      jane.resolves(
        2 * day - 60,
        'Everything is done: the accounts are closed, the mail goes to Víctor for four weeks, and laptop, phone and badge are back. There is nothing left for you to do.',
      ),
    ],
  },
];

import type { Story } from '../story.ts';
import { day, hour, jane, john } from './steps.ts';

/** Printers, scanners, displays, tablets and telephones. */
export const devices: readonly Story[] = [
  {
    requester: 'amara-okafor',
    source: 'phone',
    topic: 'topic-computer',
    summary: 'Label printer at the loading bay leaves every second label blank',
    details:
      'The big label printer at gate 2 prints one label and leaves the next one empty. We cleaned it and put in a new roll, no diffrence. Two trucks are waiting and we are writing addresses by hand.',
    openedMinutesAgo: 5 * hour,
    openedBy: 'john-doe',
    steps: [
      jane.prioritises(6, 'priority-high', 'Business impacting event'),
      jane.plans(7, 'plan-sev-b'),
      jane.assigns(8, 'john-doe'),
      john.replies(
        13,
        'Hi Amara, I am on my way over. In the meantime please print to the small printer in the warehouse office; it is called "WH-Office" in the list. Same labels, only slower.',
      ),
      john.notes(
        85,
        'The sensor for the gap between labels gives random values, even after calibration, so the printer feeds two labels for one. The part is covered by the service contract; technician called.',
      ),
      john.replies(
        95,
        'Amara, the sensor that finds the gap between two labels is broken. A technician will bring a new one today. Please stay on "WH-Office" until then.',
      ),
      john.assigns(
        230,
        'john-doe',
        'team-level-two',
        'The technician has not called back and the hotline only plays music. Jane, do you have a direct number? We are about to miss the time on this one.',
      ),
    ],
  },
  {
    requester: 'helene-dubreuil',
    source: 'web',
    topic: 'topic-other',
    summary: 'My scans do not arrive by mail',
    details:
      'When I scan on the copier of the 1st floor and choose my name, the copier says "Sent", but nothing comes. For my colleagues it works. I have looked in the junk folder too.',
    openedMinutesAgo: 46,
    openedBy: 'john-doe',
    steps: [
      john.claims(5),
      john.replies(
        14,
        'Hi Hélène, thanks for checking the junk folder. The copier had a typo in your address: dubreil instead of dubreuil. I have corrected it. Could you scan one page and tell me whether it arrives?',
      ),
      john.notes(
        15,
        'This copier keeps an address book of its own, typed by hand. The copiers on the other floors use the directory.',
      ),
    ],
  },
  {
    requester: 'linh-nguyen',
    source: 'phone',
    topic: 'topic-other',
    summary: 'Display in meeting room 1.4 says "No signal"',
    details:
      'We have visitors from an agency in two hours and the big display in room 1.4 only says "No signal", with my laptop and with the room PC. I tried both cables in the table.',
    openedMinutesAgo: hour + 35,
    openedBy: 'john-doe',
    steps: [
      john.replies(9, 'Hi Linh, two hours is enough to sort that out. I will be with you in ten minutes.'),
      john.notes(
        33,
        'Display and cables are fine. The HDMI extender above the ceiling has no power: its supply is warm and dead. There is a spare one in the store, and I need the ladder.',
      ),
      john.replies(
        38,
        'Linh, a small box above the ceiling has lost its power supply; the display itself is fine. I will have it replaced within the hour. As a plan B, room 1.6 is free and booked in your name.',
      ),
    ],
  },
  {
    requester: 'fatima-el-amrani',
    source: 'phone',
    topic: 'topic-computer',
    summary: 'Visitor tablet at reception is stuck on "Welcome"',
    details:
      'Visitors can not sign in, the tablet shows only "Welcome" and does not react when you touch it. I pressed the button on the side for a long time and it came back with the same picture. I write the names on paper for now.',
    openedMinutesAgo: 13,
    openedBy: 'john-doe',
    steps: [],
  },
  {
    requester: 'rosa-delgado',
    source: 'walk-in',
    topic: 'topic-other',
    summary: 'Card reader at the canteen till is offline',
    details:
      'The card reader says "Terminal not connected". People can only pay cash and half of them have none with them. It was working an hour ago.',
    openedMinutesAgo: 6,
    openedBy: 'john-doe',
    steps: [],
  },
  {
    requester: 'kwame-boateng',
    source: 'phone',
    topic: 'topic-computer',
    summary: 'Route app on tablet 7 hangs at "Updating"',
    details:
      "It's tablet 7, in my van. The route app wants an update and the circle just turns and turns since I left the depot. I have the stops on paper, but customers can't sign for anything.",
    openedMinutesAgo: 56,
    openedBy: 'john-doe',
    steps: [
      john.replies(
        6,
        'Hi Kwame, thanks for calling from the road. The update is too big for the mobile network. Close it with the X and choose "Later", and the app starts with the version you have. We will update it when you are back at the depot.',
      ),
      john.notes(
        12,
        'Version 5.2 went out over mobile data, although it is set to Wi-Fi only. The vendor has paused it. Other drivers may call about the same thing.',
      ),
    ],
  },
  {
    requester: 'karen-karen',
    source: 'phone',
    topic: 'topic-other',
    summary: 'Receipts at counter 2 come out blank',
    details:
      'The receipt printer feeds and cuts, but the paper stays white. I changed the roll twice. We are sending people to counter 1 for their receipts and the line is getting long.',
    openedMinutesAgo: 12 * day + 100,
    openedBy: 'john-doe',
    steps: [
      john.replies(
        5,
        'Hi Karen, I think I know this one. Only one side of the paper is coated: scratch it with a fingernail, and the side that turns grey has to face the print head. The new rolls are wound the other way round.',
      ),
      john.hears(11, 'That was it, it prints again. The new rolls really are the other way round!'),
      john.notes(
        13,
        'Rolls are from the new supplier. Purchasing knows; the Harbour branch should hear of it before they open theirs.',
      ),
      john.closes(
        15,
        'Great, thanks for trying it right away. I have told counter 1 as well, so nobody else gets caught out.',
      ),
    ],
  },
  {
    requester: 'fatima-el-amrani',
    source: 'walk-in',
    topic: 'topic-other',
    summary: 'Calls to reception go to voicemail after two rings',
    details:
      'Since the telephones were updated, a call to reception rings only two times and then the voicemail comes. When I have a visitor in front of me I am never fast enough. Callers are complaining.',
    openedMinutesAgo: 6 * day - 60,
    openedBy: 'john-doe',
    steps: [
      john.notes(
        25,
        'The new telephone profile set the reception group to 8 seconds. Back to 25 as before, and noted in the profile.',
      ),
      john.resolves(
        28,
        'Hi Fatima, the update had shortened the ringing time for reception. It is back to 25 seconds; I have tried it with my mobile. Sorry for the trouble with the callers.',
      ),
    ],
  },
];

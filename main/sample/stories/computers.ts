import type { Story } from '../story.ts';
import { day, hour, jane, john } from './steps.ts';

/** PCs, laptops and what stands on the desk beside them. */
export const computers: readonly Story[] = [
  {
    requester: 'ken-wheeler',
    source: 'walk-in',
    topic: 'topic-computer',
    summary: 'PDF files will not open in accounting',
    details:
      'Since last night nobody in accounting can open PDF files. Adobe Reader starts, shows the splash screen and closes again. Month end is tomorrow.',
    openedMinutesAgo: 2 * hour,
    openedBy: 'john-doe',
    steps: [
      jane.prioritises(8, 'priority-high', 'whole department affected'),
      jane.assigns(9, 'john-doe'),
      jane.replies(
        10,
        'Thanks Ken. John Doe is taking this now; please keep one machine as it is so that he can look at it.',
      ),
      john.notes(36, 'Reader 26.3 came overnight and crashes with the print driver on these PCs.'),
    ],
  },
  {
    requester: 'ana-conceicao',
    source: 'web',
    topic: 'topic-computer',
    summary: 'Both screens go black when the laptop is docked',
    details:
      'Since last week both screens go black for a few seconds, several times per hour, and after that all my windows are on the laptop screen. I also tried it at the desk of my colleage and it is the same there, so I dont think it is the cables. I have the small silver docking station.',
    openedMinutesAgo: 3 * day + 200,
    openedBy: 'john-doe',
    steps: [
      john.replies(
        35,
        'Hi Ana, thanks for trying another desk already, that saves us a step. I would like to connect to your laptop for half an hour and update the dock. When does it suit you?',
      ),
      john.hears(80, 'Now is good. I am off the phones for an hour.'),
      john.notes(
        118,
        'Dock firmware updated from 1.0.14 to 1.2.3, new graphics driver, power saving switched off for the USB ports. No dropout in 20 minutes.',
      ),
      john.resolves(
        125,
        'The dock has new firmware and your laptop has a new graphics driver. Both screens have been steady for twenty minutes. If they drop out again, just let me know and this ticket opens again.',
      ),
      john.hears(
        3 * day + 60,
        'It was good for two days, but today the screens went black three times again. The last time I had to pull the cable out to get them back.',
      ),
      john.notes(
        3 * day + 78,
        'The event log shows the whole dock leaving the USB bus, not only the displays. That points to the dock itself or its power supply. There is a spare of the other make in the store; taking it up to Ana next.',
      ),
    ],
  },
  {
    requester: 'diego-fuentes',
    source: 'phone',
    topic: 'topic-computer',
    summary: 'Laptop asks for the BitLocker recovery key at every start',
    details:
      'Every time I switch the laptop on, it wants a key with 48 digits. You read it to me on the phone last time, but I cannot call you whenever I start it, I am with customers all week.',
    openedMinutesAgo: day + 195,
    openedBy: 'john-doe',
    steps: [
      john.replies(
        14,
        'Hi Diego, I agree, that is no way to work. The key I have just read to you gets you through today. For the repair I need the laptop online for half an hour: is there a network you can use later?',
      ),
      jane.prioritises(40, 'priority-high', 'Cannot start working without calling us'),
      jane.plans(41, 'plan-sev-b'),
      john.hears(170, 'I can be online from the hotel tonight, but I dont know how good the network is there.'),
      john.replies(
        184,
        'That will do. Please leave the laptop switched on and plugged in, with the VPN connected. I will do the rest from here and write to you when it is done.',
      ),
      john.notes(
        day + 25,
        'The laptop did not come online overnight, so this is overdue. Cause is known: BIOS 1.8 reports other boot values at every start, 1.11 fixes that. The package is ready and starts as soon as he is on the VPN. I have left him a voicemail.',
      ),
    ],
  },
  {
    requester: 'margaret-ashworth',
    source: 'phone',
    topic: 'topic-computer',
    summary: 'CFO laptop will not power on',
    details:
      'My laptop is completely dead: no light, no sound, nothing when I hold the power button. It was plugged in all night. I present the figures to the board in two hours and my slides are on it.',
    openedMinutesAgo: day + 90,
    openedBy: 'john-doe',
    steps: [
      jane.prioritises(3, 'priority-emergency', 'CFO presents to the board in two hours'),
      jane.plans(4, 'plan-sev-a'),
      jane.assigns(5, 'john-doe', null, 'John, please go up right away, with a charger and a loan laptop.'),
      jane.replies(
        6,
        'Ms Ashworth, John Doe is on his way to you with a charger and a loan laptop. Your slides are also in the board folder, so you will be able to present in any case.',
      ),
      john.notes(
        24,
        'It is the charger: its light is off and no voltage reaches the plug. The laptop starts with the spare one, battery was at 0%. The old charger goes to recycling.',
      ),
      john.resolves(
        32,
        'Hello Ms Ashworth, the charger was broken, not the laptop. The new charger is yours to keep. Please leave it plugged in until the meeting begins. Good luck with the presentation!',
      ),
    ],
  },
  {
    requester: 'victor-sandoval',
    source: 'email',
    topic: 'topic-computer',
    summary: 'Excel blocks the macros in a supplier price list',
    details:
      'Hello, when I open the price list of our new supplier, Excel shows a red bar: "Microsoft has blocked macros from running because the source of this file is untrusted." There is no button to allow it. Without the macro I can not calculate the discounts.\n\nSaludos, Víctor',
    openedMinutesAgo: 25 * day + 90,
    openedBy: 'john-doe',
    steps: [
      john.replies(
        45,
        'Hi Víctor, the red bar comes with every file from the internet that has macros in it, and for good reason. Jane will check the file; if it is clean, we can allow this one for you.',
      ),
      john.assigns(47, 'jane-doe', null, 'The file is in the quarantine share. Can you scan it and read the macro?'),
      jane.notes(
        170,
        'Scan is clean. The macro reads two sheets and fills column H; no network, no files, no shell. Copied to the trusted folder of purchasing, which exists for this.',
      ),
      jane.resolves(
        176,
        'The file is clean. You will find it in the folder "Suppliers (checked)", where its macros run. Please send us new versions before you open them; checking takes us an hour or two.',
      ),
    ],
  },
  {
    requester: 'helene-dubreuil',
    source: 'phone',
    topic: 'topic-computer',
    summary: 'Keyboard writes Q instead of A',
    details:
      'My A became a Q and my M a comma, so my password was always wrong. Already solved on the phone: the keyboard had switched to the French layout, and Windows key + space brought the English one back. Just for the record.',
    openedMinutesAgo: 4 * day + 60,
    openedBy: 'john-doe',
    steps: [john.filesAway(6)],
  },
  {
    requester: 'thabo-mokoena',
    source: 'phone',
    topic: 'topic-computer',
    summary: 'Security desk: no picture from the loading bay camera',
    details:
      'Camera 4, loading bay, has been grey since the night shift. The other seven are fine. I switched the monitor off and on again, no change.',
    openedMinutesAgo: 16 * day + 30,
    openedBy: 'jane-doe',
    steps: [
      jane.replies(
        10,
        'Thank you, Thabo. The camera does not answer on the network, so your PC is all right. I am asking facilities whether anything was done at the loading bay.',
      ),
      jane.notes(
        50,
        'Jürgen: the bay was cleaned with the pressure washer last night. Switch port 14 reports a short circuit, so the outdoor socket is most likely wet.',
      ),
      jane.replies(
        day + 20,
        'Water got into the outdoor socket of camera 4. It is being replaced by a sealed one today. Please keep an eye on the bay in person until the picture is back.',
      ),
      jane.resolves(
        day + 190,
        'Camera 4 is back, with a sealed socket, and the picture at your desk is live. Please call us if it turns grey again.',
      ),
    ],
  },
];

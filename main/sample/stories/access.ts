import type { Story } from '../story.ts';
import { day, hour, jane, john } from './steps.ts';

/** Passwords, second factors, VPN and badges: whatever lets people in. */
export const access: readonly Story[] = [
  {
    requester: 'chipo-moyo',
    source: 'phone',
    topic: 'topic-password',
    summary: 'Locked out of QuickBooks',
    details:
      'QuickBooks says my account is locked after too many attempts. I am sure the password is right, I only changed the one for Windows yesterday. The payment run has to go out today.',
    openedMinutesAgo: 3 * hour + 20,
    openedBy: 'john-doe',
    steps: [
      john.replies(
        15,
        'Hi Chipo, sorry to hear that, on payment day of all days. QuickBooks has a password of its own, so yours is still the one from before. I have unlocked your account: please try once with the old password.',
      ),
      john.notes(17, 'Unlocked in the user list. If this takes longer, Ken may do the payment run too.'),
      john.hears(
        150,
        "The old one worked, but then I was called away, it signed me out and now it's locked again! I haven't typed anything in between, I promise.",
      ),
    ],
  },
  {
    requester: 'li-ting',
    source: 'email',
    topic: 'topic-password',
    summary: 'VPN code never arrives on my phone',
    details:
      'Dear IT team,\n\nI try to connect to VPN from the Shanghai office. After the password it says "We sent a code to your phone", but no text message comes. I waited ten minutes and tried five times. Last month it still worked.\n\nBest regards\nLi Ting',
    openedMinutesAgo: 2 * hour + 30,
    openedBy: 'jane-doe',
    steps: [
      jane.replies(
        20,
        'Dear Li Ting, thank you for the clear description. Our system sends the codes, but your mobile operator turns them away. I am checking with our provider and looking for a way to get you connected today.',
      ),
      jane.notes(
        64,
        'SMS log: five messages to her +86 number, all "rejected by operator". The provider knows about this route and has no date for a fix. Moving her to the authenticator app makes us independent of it.',
      ),
      jane.replies(
        75,
        'I have prepared a single-use code that gets you in today. Please call the help desk; I will ask for your staff number and read the code to you. Then we set up the authenticator app together, so that you no longer need text messages.',
      ),
    ],
  },
  {
    requester: 'zainab-hussain',
    source: 'walk-in',
    topic: 'topic-password',
    summary: 'New phone, and the authenticator app is empty',
    details:
      'I got a new phone yesterday and transferred everything, but the authenticator app is empty on the new one. The old phone stayed at the shop. Now I cant get into the payroll portal.',
    openedMinutesAgo: hour + 50,
    openedBy: 'john-doe',
    steps: [
      john.claims(2),
      john.notes(
        8,
        'Badge checked at the desk, it is her. Old phone removed from the account, all sessions signed out, registration open until midnight.',
      ),
      john.replies(
        12,
        'Hi Zainab, your old phone is signed out everywhere and you can register the new one. Open the payroll portal on your PC, choose "Set up again" and scan the square code with the app. Let me know when you are in and I will close this ticket.',
      ),
    ],
  },
  {
    requester: 'gwen-prosser',
    source: 'phone',
    topic: 'topic-password',
    summary: 'Forgot the password for the warehouse office PC',
    details: "Sorry, it's me again. I've been off for two weeks and the password is just gone.",
    openedMinutesAgo: 31,
    openedBy: 'john-doe',
    steps: [
      john.resolves(
        8,
        'Hi Gwen, no need to be sorry, two weeks off will do that. I have called you back with a starter password; Windows asks you for one of your own when you sign in. Welcome back!',
      ),
    ],
  },
  {
    requester: 'eli-feldman',
    source: 'email',
    topic: 'topic-password',
    summary: 'Windows password expired during leave',
    details:
      'Back from parental leave. Windows tells me that my password has expired, and whatever I type as a new one "does not meet the complexity requirements". It has twelve characters and a number. What does it want?',
    openedMinutesAgo: 5 * day + 150,
    openedBy: 'john-doe',
    steps: [
      john.replies(
        9,
        'Hi Eli, welcome back! It wants three of these four: capitals, small letters, digits, punctuation. It also turns down your name and your last ten passwords. A short sentence with a full stop at the end usually does it.',
      ),
      john.hears(22, 'The sentence did it. Thank you.'),
      john.filesAway(24),
    ],
  },
  {
    requester: 'min-jun-park',
    source: 'walk-in',
    topic: 'topic-equipment',
    priority: 'priority-normal',
    plan: 'plan-default',
    summary: 'Lost badge, please block it',
    details:
      'I lost my badge on the way to work, somewhere between the tram stop and the lab. It opens the lab and the side entrance. Please block it, and I will need a new one.',
    openedMinutesAgo: 3 * day + 20,
    openedBy: 'john-doe',
    steps: [
      john.prioritises(2, 'priority-high', 'The badge opens the lab and the side entrance'),
      john.notes(6, 'Badge 04417 blocked, Thabo at the security desk knows. It has not opened any door today.'),
      john.replies(
        9,
        'Hi Min-jun, the lost badge is blocked and nobody has used it. Reception has a day badge for you, and a new one will be printed by tomorrow. If the old one turns up, please hand it in: it cannot be unblocked.',
      ),
      john.resolves(
        day + 10,
        'Your new badge is ready at reception. Please sign for it there and hand back the day badge.',
      ),
    ],
  },
  {
    requester: 'desislava-georgieva',
    source: 'email',
    topic: 'topic-other',
    plan: 'plan-default',
    summary: 'VPN of the Sofia office is cut every thirty minutes',
    details:
      'Hello colleagues,\n\nsince our office changed the internet provider, the VPN of all five people here is cut after exactly 30 minutes. We connect again, and after 30 minutes the same. We write long reports in the browser and every time the text is lost.\n\nDesislava Georgieva',
    openedMinutesAgo: 30 * day + 100,
    openedBy: 'jane-doe',
    steps: [
      jane.replies(
        60,
        'Dear Desislava, "exactly" is a great help: it points to a timer and not to a bad line. Could you tell me the make and model of the new router, and whether all of you are cut at the same moment?',
      ),
      john.hears(
        170,
        'It is the black box of the provider, on the label stands GPN-4. And yes, all in the same minute.',
      ),
      jane.notes(
        185,
        'The maker confirms it for this firmware: the GPN-4 drops UDP sessions after 1800 s, idle or not. Plan: a profile for Sofia that tunnels over TCP 443.',
      ),
      jane.replies(
        200,
        'The router ends every VPN session after 1800 seconds; its maker confirms this. I have prepared a VPN profile for your office that is not affected. It arrives by itself the next time you connect; please accept it.',
      ),
      jane.hears(day + 60, 'Nobody was cut since we came in today, all five of us. Thank you very much!'),
      jane.resolves(
        day + 75,
        'I am glad to hear it. I have told your provider about the firmware as well. Please keep the new profile even after they have updated the router.',
      ),
    ],
  },
];

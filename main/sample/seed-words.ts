import type { Random } from '../../shared/lib/random.ts';

/** Parts of seeded tickets: enough of them that thousands read differently and make sense. */
const things = [
  'laptop',
  'printer',
  'VPN',
  'e-mail',
  'scanner',
  'phone',
  'monitor',
  'badge reader',
  'shared drive',
  'calendar',
  'time sheet',
  'docking station',
  'Wi-Fi',
  'ERP',
  'PDF reader',
  'headset',
  'password',
  'projector',
];
const troubles = [
  'does not start',
  'is slow since the update',
  'asks for a code that never arrives',
  'shows an error',
  'closes by itself',
  'cannot be found',
  'lost its settings',
  'is blocked',
  'makes a strange noise',
  'drops out every hour',
  'prints blank pages',
  'refuses my account',
];
const locations = [
  'in accounting',
  'in the warehouse',
  'at reception',
  'on the 2nd floor',
  'in the branch office',
  'in meeting room 3',
  'in marketing',
  'at the counter',
  'in the workshop',
  'in the board room',
];
const starts = [
  'Since this morning the',
  'Since the update of last night the',
  'After the move the',
  'For the third time this week the',
  'When I came back from lunch the',
  'Out of nothing the',
];
const effects = [
  'Nobody here can work properly.',
  'I can go on with a workaround for today.',
  'The month end is due on Friday.',
  'Two colleagues see the same.',
  'It is only me, as far as I know.',
  'A customer is waiting for this.',
  'It worked without a hitch until yesterday.',
  'I have restarted everything twice.',
  'The cable looks fine.',
  'There is a photo of the message on my desk.',
];
const asks = [
  'Could somebody have a look today?',
  'Please call me before you come, I am on and off in meetings.',
  'What can I do in the meantime?',
  'Is there a spare one that I could use?',
  'Thank you for your help.',
  'Please tell me when I can expect it back.',
];
const answers = [
  'Thank you for the clear description.',
  'I have looked at it from here and can see the same.',
  'The cause was a setting that the update had put back.',
  'I have replaced the part, and it has run since without a fault.',
  'Please restart once and try again; your files are untouched.',
  'A colleague will be with you within the hour.',
  'Your account was locked after too many tries; it is open again.',
  'The new driver is installed on all machines of your department.',
  'If it comes back, please write down the time and the number on the screen.',
  'We have ordered a replacement, which arrives on Tuesday.',
];
const notes = [
  'Event log shows the service ending with 0x800f081f.',
  'Rolled the driver back to the version of last month.',
  'Same as the ticket of last week; the image for new machines needs the fix too.',
  'Asked the vendor, case number is in the shared folder.',
  'User has local rights, which explains the other profile.',
  'Warranty until March; photo of the label is attached to the asset.',
  'Do not restart the print server during the day.',
  'Hand-over: only the test with the user is missing.',
];
const firstNames = [
  'Ken',
  'Karen',
  'Maria',
  'Tom',
  'Ingrid',
  'Yusuf',
  'Priya',
  'Sam',
  'Alan',
  'Aisha',
  'Chen',
  'Olga',
  'Pedro',
  'Fatima',
  'Björn',
  'Zoë',
  'Luca',
  'Amara',
  'Dmitri',
  'Hana',
];
const lastNames = [
  'Wheeler',
  'Santos',
  'Okafor',
  'Bauer',
  'Demir',
  'Nair',
  'Lindqvist',
  'Reyes',
  'Brown',
  'Wei',
  'Petrova',
  'García',
  'Haddad',
  'Nilsson',
  'Rossi',
  'Kowalski',
  'Novák',
  'Tanaka',
  'O’Brien',
  'Dubois',
];

export interface SeedPerson {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly place: string;
}

export interface SeedWords {
  readonly summary: () => string;
  readonly message: () => string;
  readonly reply: () => string;
  readonly note: () => string;
  readonly person: (number: number) => SeedPerson;
}

/** The minimum length of an entry, in characters. */
const entryLength = 400;

export function createSeedWords(random: Random): SeedWords {
  function text(first: string, sentences: readonly string[]): string {
    let written = first;
    while (written.length < entryLength) written += ` ${random.pick(sentences)}`;
    return written;
  }

  function capital(sentence: string): string {
    return sentence.charAt(0).toUpperCase() + sentence.slice(1);
  }

  return {
    summary: () => capital(`${random.pick(things)} ${random.pick(troubles)} ${random.pick(locations)}`),
    message: () =>
      text(`${random.pick(starts)} ${random.pick(things)} ${random.pick(troubles)}.`, [...effects, ...asks]),
    reply: () => text(random.pick(answers), answers),
    note: () => text(random.pick(notes), notes),
    person: (number) => {
      const first = random.pick(firstNames);
      const last = random.pick(lastNames);
      const name = `${first} ${last}`;
      return {
        name,
        email: `person${number}@example.com`,
        phone: `ext. ${random.between(100, 999)}`,
        place: random.pick(locations),
      };
    },
  };
}

/*
 * Whether a passphrase is among the first that an attacker tries. Large estimators such as zxcvbn need a megabyte of
 * dictionaries; at 12 characters and more, bad passphrases consist of few common pieces, and counting those is enough.
 */

/** The most common pieces of bad passphrases. */
const commonWords = `
  password passwort passphrase passwd pass word letmein welcome admin administrator root user guest login secret hello
  master changeme default temp test testing qwerty qwertz azerty asdf iloveyou love lovely baby angel princess prince
  monkey dragon tiger shadow sunshine flower butterfly chocolate cookie cheese banana pepper ginger summer spring autumn
  winter monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
  october november december football soccer baseball basketball hockey liverpool arsenal chelsea barcelona manchester
  united superman batman spiderman pokemon starwars matrix trustno whatever forever unbelievable freedom jesus christ
  michael jessica jennifer charlie thomas robert daniel andrew jordan ashley computer internet google facebook samsung
  windows microsoft apple linux office company business service support helpdesk help desk deskside ticket osticket
  team house home family money lucky number please thank good morning bonjour the and for you this that mypassword my is
`
  .trim()
  .split(/\s+/);

/** Well-known sentences, without their spaces. */
const knownPhrases = [
  'correcthorsebatterystaple',
  'thequickbrownfoxjumpsoverthelazydog',
  'tobeornottobethatisthequestion',
  'maytheforcebewithyou',
  'alittlebirdtoldme',
  'onceuponatime',
  'opensesame',
  'letthemeatcake',
  'nevergonnagiveyouup',
  'twinkletwinklelittlestar',
  'maryhadalittlelamb',
  'wethepeopleoftheunitedstates',
  'fourscoreandsevenyearsago',
  'loremipsumdolorsitamet',
  'ithinkthereforeiam',
  'winteriscoming',
  'hakunamatata',
];

/** Keys in keyboard order, along rows and down columns. */
const keyWalks = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  'yxcvbnm',
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  '!@#$%^&*()_+',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
].flatMap((keys) => [keys, [...keys].reverse().join('')]);

const lookAlikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** A passphrase with fewer pieces is among the first that are tried. A single letter is a piece too. */
const fewestPieces = 6;

/** Shorter words would be found in anything. */
const shortestOwnWord = 3;

function squeezed(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s.,'’_-]/g, '');
}

/** Whether a text consists of a few common pieces, or of `own`: names that anybody on the desk knows. */
export function isGuessable(secret: string, own: readonly string[] = []): boolean {
  const plain = squeezed(secret);
  const spelled = plain.replace(/[013457@$!]/g, (sign) => lookAlikes[sign] ?? sign);
  const pieces = [...commonWords, ...own.flatMap(ownPieces)];
  return [plain, spelled].some((text) => hasFewPieces(text, pieces));
}

function ownPieces(name: string): string[] {
  return [name, ...name.split(/\s+/)].map(squeezed).filter((word) => word.length >= shortestOwnWord);
}

/**
 * Whether fewer than `fewestPieces` make up the whole text. Only what so few pieces lead to is looked at: everything
 * that follows would take tens of milliseconds for a long text.
 */
function hasFewPieces(text: string, words: readonly string[]): boolean {
  /** The smallest number of pieces before each place, where that is few. */
  const counts = [0];
  for (let start = 0; start < text.length; start++) {
    const count = (counts[start] ?? fewestPieces) + 1;
    if (count >= fewestPieces) continue;
    for (const length of pieceLengths(text, start, words)) {
      counts[start + length] = Math.min(counts[start + length] ?? count, count);
    }
  }
  return (counts[text.length] ?? fewestPieces) < fewestPieces;
}

/** The lengths of the pieces that begin here: always one letter, and everything longer that is easily guessed. */
function pieceLengths(text: string, start: number, words: readonly string[]): number[] {
  const rest = text.slice(start);
  const known = words.filter((word) => rest.startsWith(word)).map((word) => word.length);
  const year = /^(?:19|20)\d\d/.test(rest) ? [4] : [];
  const [same = ''] = /^(.)\1*/u.exec(rest) ?? [];
  const walk = stretch(rest, keyWalks, 3);
  const phrase = stretch(rest, knownPhrases, 8);
  return [1, ...known, ...year, same.length, walk, phrase, repeatLength(text, start)];
}

/** How much of the text follows one of these sequences, beyond chance. */
function stretch(rest: string, along: readonly string[], shortest: number): number {
  let length = 1;
  while (length < rest.length && along.some((whole) => whole.includes(rest.slice(0, length + 1)))) length += 1;
  return length < shortest ? 1 : length;
}

/** How much of the following text repeats what is just before it. */
function repeatLength(text: string, start: number): number {
  const lengths = Array.from({ length: Math.max(0, start - 1) }, (_, index) => {
    const block = index + 2;
    let length = 0;
    while (start + length < text.length && text[start + length] === text[start + length - block]) length += 1;
    return length < block ? 1 : length;
  });
  return Math.max(1, ...lengths);
}

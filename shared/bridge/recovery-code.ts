/**
 * Digits and capitals without I, L, O, U and Z: 31 of them, a prime, so that the checksum detects every single mistake.
 */
const characters = '0123456789ABCDEFGHJKMNPQRSTVWXY';

/** Characters that people read or type instead of others. */
const lookAlikes: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0', U: 'V', Z: '2' };

const groupLength = 5;
const codeLength = 25;

/** How many random numbers a code consists of, and their upper limit: 118 bits together. */
export const codeParts = { count: codeLength - 1, below: characters.length } as const;

/** What can be wrong with a typed code, and with the desk’s own, with the details of its sentence. */
export const recoveryProblems = {
  'recovery.incomplete': [],
  'recovery.mistyped': [],
  'recovery.wrong': [],
  'recovery.wait': ['seconds'],
  'recovery.none': [],
  'recovery.damaged': [],
  'recovery.administrators': [],
  'recovery.not-shown': [],
} as const;

export type RecoveryProblem = keyof typeof recoveryProblems;

/** Each position has another weight, so that swapped characters are detected too. */
function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value, index) => (sum + value * (index + 1)) % characters.length, 0);
}

/** A code as it is shown, made of random numbers; its last character is the checksum. */
export function recoveryCodeOf(numbers: readonly number[]): string {
  const last = [...characters].findIndex((_, value) => sumOf([...numbers, value]) === 0);
  const code = [...numbers, last].map((value) => characters[value] ?? '').join('');
  return grouped(code);
}

function grouped(code: string): string {
  return code.match(new RegExp(`.{1,${groupLength}}`, 'g'))?.join('-') ?? '';
}

/** The code that was typed, without whatever separates its groups. */
export function readRecoveryCode(
  typed: string,
): { readonly code: string } | { readonly problem: 'recovery.incomplete' | 'recovery.mistyped' } {
  const plain = typed.normalize('NFKC').replace(/[\s\p{Pd}\p{Cf}\u2212_.,:;/|]/gu, '');
  const corrected = [...plain.toUpperCase()].map((character) => lookAlikes[character] ?? character);
  if (corrected.length !== codeLength) return { problem: 'recovery.incomplete' };
  const values = corrected.map((character) => characters.indexOf(character));
  if (values.includes(-1) || sumOf(values) !== 0) return { problem: 'recovery.mistyped' };
  return { code: grouped(corrected.join('')) };
}

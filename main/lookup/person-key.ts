import { nameKey } from '../../shared/domain/person.ts';
import { withPlainLetters } from '../../shared/domain/plain-letters.ts';

/** A name or an address in the form used for comparison. */
export function lookupKey(text: string): string {
  return withPlainLetters(nameKey(text)).replaceAll("'", '');
}

/** The words of a name's key; a hyphen separates two, a dot does not. */
export function wordsOf(key: string): string[] {
  return key
    .replaceAll('.', '')
    .split(/[\s,;()/"-]+/)
    .filter((word) => word !== '');
}

/** The digits of a phone number, without a bracketed zero that is only dialled inside the country. */
export function digitsOf(phone: string): string {
  return phone.replace(/\(0\)/g, '').replace(/\D/g, '');
}

const phoneLike = /^[\d\s+()./\p{Pd}]*(?:e?xt?\.?\s*\d+\s*)?$/iu;
/** Shorter sequences occur in nearly every number. */
const fewestDigits = 3;

/** The minimum length of a complete number; shorter ones are easily guessed. */
export const fewestOfWhole = 7;
/** The longest country code. */
const longestCode = 3;

/** Whether a complete number was typed, with or without the country code. */
export function isWholeNumber(wanted: string, digits: string): boolean {
  if (wanted.length < fewestOfWhole) return false;
  const [short, long] = [wanted, digits.replace(/^0+/, '')].toSorted((a, b) => a.length - b.length);
  return (
    short !== undefined &&
    long !== undefined &&
    short.length >= fewestOfWhole &&
    long.endsWith(short) &&
    long.length - short.length <= longestCode
  );
}

/** The digits to search for, if the text is a number; leading zeros are prefixes and are dropped. */
export function digitsWanted(text: string): string | undefined {
  const digits = digitsOf(text).replace(/^0+/, '');
  return phoneLike.test(text) && digits.length >= fewestDigits ? digits : undefined;
}

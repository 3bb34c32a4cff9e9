import { nameKey } from '../../shared/domain/person.ts';

/** Letters that no decomposition takes apart, as somebody types them who does not have them on the keyboard. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  þ: 'th',
};

/** A name or an address as a look-up compares it. */
export function lookupKey(text: string): string {
  return nameKey(text)
    .replace(/[ßæœøđðħıłþ]/g, (letter) => plainLetters[letter] ?? letter)
    .replaceAll("'", '');
}

/** The words of a name's key; a hyphen parts two, and a dot is none. */
export function wordsOf(key: string): string[] {
  return key
    .replaceAll('.', '')
    .split(/[\s,;()/"-]+/)
    .filter((word) => word !== '');
}

/** The digits of a phone number, without the zero in brackets that is dialled at home only. */
export function digitsOf(phone: string): string {
  return phone.replace(/\(0\)/g, '').replace(/\D/g, '');
}

const phoneLike = /^[\d\s+()./\p{Pd}]*(?:e?xt?\.?\s*\d+\s*)?$/iu;
/** Fewer digits than these are in nearly every number. */
const fewestDigits = 3;

/** Digits of a whole number, as somebody has it in front of them; fewer are soon guessed. */
const fewestOfWhole = 7;
/** Digits of the longest code of a country. */
const longestCode = 3;

/** Whether somebody typed all of a number, with the code of the country or without. */
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

/** The digits that somebody looks for, if it is a number at all; zeros in front are dialled, not part of it. */
export function digitsWanted(text: string): string | undefined {
  const digits = digitsOf(text).replace(/^0+/, '');
  return phoneLike.test(text) && digits.length >= fewestDigits ? digits : undefined;
}

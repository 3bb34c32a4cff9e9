import { emailKey } from '../../shared/domain/email.ts';
import type { RecordOf } from '../../shared/domain/records/registry.ts';
import { digitsOf, lookupKey, wordsOf } from './person-key.ts';

/**
 * What people are found by, in one line of text, so that many people can be searched at once: the words of the name,
 * each after a blank, the address as people type it, the digits of the number, and the address in the form that
 * identifies its owner. None of these contains a mark that separates them, and only a name contains blanks.
 */
export type PersonLine = string;

const begin = '\n';
const afterName = '\t';
const afterEmail = '\v';
const afterDigits = '\f';
const marks = /[\n\t\v\f]/g;

/** What is searched for contains none of the marks either. */
export function withoutMarks(text: string): string {
  return text.replace(marks, '');
}

function withoutBlanks(address: string): string {
  return address.replace(/\s/g, '');
}

export function personLine({ name, email, phone }: Pick<RecordOf<'person'>, 'name' | 'email' | 'phone'>): PersonLine {
  const words = wordsOf(withoutMarks(lookupKey(name)));
  // Joined, because a text that is put together with `+` takes more memory.
  return [
    begin,
    ...words.flatMap((word) => [' ', word]),
    afterName,
    withoutBlanks(lookupKey(email)),
    afterEmail,
    digitsOf(phone),
    afterDigits,
    withoutBlanks(emailKey(email)),
  ].join('');
}

/** How the line of the owner of an address ends. */
export function endOfOwner(email: string): string {
  return `${afterDigits}${withoutBlanks(emailKey(email))}`;
}

/** How a name, or an address, that begins with a text stands in a line. */
export function beginningName(words: string): string {
  return `${begin}${words}`;
}

export function beginningEmail(key: string): string {
  return `${afterName}${key}`;
}

export function nameHas(line: PersonLine, words: string): boolean {
  return isBefore(line, words, 0, afterName);
}

export function emailHas(line: PersonLine, key: string): boolean {
  return isBefore(line, key, line.indexOf(afterName), afterEmail);
}

export function digitsHave(line: PersonLine, digits: string): boolean {
  return isBefore(line, digits, line.indexOf(afterEmail), afterDigits);
}

export function digitsIn(line: PersonLine): string {
  return line.slice(line.indexOf(afterEmail) + 1, line.indexOf(afterDigits));
}

function isBefore(line: PersonLine, text: string, from: number, end: string): boolean {
  const at = line.indexOf(text, from);
  return at >= 0 && at < line.indexOf(end, from);
}

import { emailKey, isEmail } from './email.ts';
import { withoutControls, withoutEdges, withoutIsolation } from './hidden-marks.ts';

/** A name and an address as mail programs write them. Without a name, the address is used. */
export interface Mailbox {
  readonly name: string;
  readonly email: string;
}

/** The longest name and address with their surroundings. */
const longest = 600;

/**
 * The one mailbox in `Ken <ken@x.example>`, `"Wheeler, Ken" <mailto:ken@x.example>`, `ken@x.example (Ken)`, a link, a
 * row of a table, or an address alone; undefined if there is no address, or more than one.
 */
export function mailboxIn(typed: string): Mailbox | undefined {
  if (typed.length > longest || !typed.includes('@')) return undefined;
  const text = withoutEdges(withoutIsolation(withoutControls(typed)).replace(/\s+/g, ' ')).replace(/[\s;,]+$/, '');
  return inBrackets(text) ?? besideName(text);
}

function inBrackets(text: string): Mailbox | undefined {
  const [, before = '', inside = ''] = /^([^<>]*)<([^<>]*)>$/.exec(text) ?? /^([^[\]]*)\[([^[\]]*)\]$/.exec(text) ?? [];
  if (inside !== '') return mailbox(before, inside);
  const [, address = '', comment = ''] = /^([^()]*)\((.*)\)$/.exec(text) ?? [];
  return address === '' ? undefined : mailbox(comment, address);
}

/** The address is the first or the last of several words, or the only one. */
function besideName(text: string): Mailbox | undefined {
  const [, first = text, afterFirst = ''] = /^([^\s,;]+)[\s,;]+(.*)$/.exec(text) ?? [];
  const [, beforeLast = '', last = ''] = /^(.*?)[\s,;]+([^\s,;]+)$/.exec(text) ?? [];
  return mailbox(afterFirst, first) ?? mailbox(beforeLast, last);
}

function mailbox(around: string, inside: string): Mailbox | undefined {
  const email = plainAddress(inside);
  if (!isEmail(email)) return undefined;
  const words = unquoted(around).split(/([\s,;<>()]+)/);
  const isAddress = (word: string) => isEmail(plainAddress(word));
  if (words.some((word) => isAddress(word) && emailKey(plainAddress(word)) !== emailKey(email))) return undefined;
  // A repetition of the address is not part of the name; other surrounding text is.
  const name = words.some(isAddress)
    ? withoutRemains(words.filter((word) => !isAddress(word)).join(''))
    : words.join('');
  return { name: name === '' ? email : name, email };
}

function withoutRemains(name: string): string {
  const isOnlyMarks = !/[\p{L}\p{N}]/u.test(name);
  return isOnlyMarks ? '' : unquoted(name.replace(/\s+/g, ' '));
}

/** An address without the rest of the link that it was copied from. */
function plainAddress(text: string): string {
  const link = /^mailto:\s*([^?]*)/i.exec(text.trim());
  return (link?.[1] ?? text).trim();
}

function unquoted(text: string): string {
  const name = withoutEdges(text.replace(/^[\s;,]+|[\s;,:]+$/g, ''));
  const quoted = /^"(.*)"$/.exec(name)?.[1] ?? /^'(.*)'$/.exec(name)?.[1];
  return quoted === undefined ? name : withoutEdges(quoted.replace(/\\(.)/g, '$1'));
}

import { nameKey } from '../person.ts';
import type { Property } from './properties.ts';
import type { Operators, Test } from './test.ts';

type TextProperty = Extract<Property, { type: 'text' }>;

const mostRemembered = 256;

const keys = new Map<string, string>();

/** Each comparison of a condition uses the same text of a ticket, so its key is cached briefly. */
function keyOf(text: string): string {
  const known = keys.get(text);
  if (known !== undefined) return known;
  const key = nameKey(text);
  if (keys.size >= mostRemembered) keys.clear();
  keys.set(text, key);
  return key;
}

/** Texts are compared like names: without case, accents and repeated blanks. */
export const textOperators: Operators<TextProperty> = {
  is: comparing((text, wanted) => text === wanted),
  contains: comparing((text, wanted) => text.includes(wanted)),
  startsWith: comparing((text, wanted) => text.startsWith(wanted)),
  isAny: ({ read }, value) => {
    if (!Array.isArray(value) || !value.every((part) => typeof part === 'string')) return undefined;
    const wanted = new Set(value.map(nameKey));
    return { truth: (row) => wanted.has(keyOf(read(row))) };
  },
  isEmpty: ({ read }, value) => (value === undefined ? { truth: (row) => read(row) === '' } : undefined),
};

function comparing(compare: (text: string, wanted: string) => boolean) {
  return ({ read }: TextProperty, value: unknown): Test | undefined => {
    if (typeof value !== 'string') return undefined;
    const wanted = nameKey(value);
    return { truth: (row) => compare(keyOf(read(row)), wanted) };
  };
}

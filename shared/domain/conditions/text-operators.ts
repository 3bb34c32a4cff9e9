import { nameKey } from '../person.ts';
import type { Property } from './properties.ts';
import type { Operators, Test } from './test.ts';

type TextProperty = Extract<Property, { type: 'text' }>;

/** Texts are compared as names are: without capitals, accents and doubled blanks. */
export const textOperators: Operators<TextProperty> = {
  is: comparing((text, wanted) => text === wanted),
  contains: comparing((text, wanted) => text.includes(wanted)),
  startsWith: comparing((text, wanted) => text.startsWith(wanted)),
  isAny: ({ read }, value) => {
    if (!Array.isArray(value) || !value.every((part) => typeof part === 'string')) return undefined;
    const wanted = new Set(value.map(nameKey));
    return { truth: (row) => wanted.has(nameKey(read(row))) };
  },
  isEmpty: ({ read }, value) => (value === undefined ? { truth: (row) => read(row) === '' } : undefined),
};

function comparing(compare: (text: string, wanted: string) => boolean) {
  return ({ read }: TextProperty, value: unknown): Test | undefined => {
    if (typeof value !== 'string') return undefined;
    const wanted = nameKey(value);
    return { truth: (row) => compare(nameKey(read(row)), wanted) };
  };
}

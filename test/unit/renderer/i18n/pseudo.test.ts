import fc from 'fast-check';
import { createIntl } from 'react-intl';
import { describe, expect, test } from 'vitest';
import { english } from '../../../../renderer/i18n/messages.ts';
import { pseudo } from '../../../../renderer/i18n/pseudo.ts';
import { runs } from '../../../support/runs.ts';

const words = fc.stringMatching(/^[A-Za-z ,.…’-]{0,12}$/);
const argument = fc.constantFrom('{name}', '{count, plural, one {# ticket} other {# tickets}}', '{size, number}');
const message = fc.array(fc.tuple(words, argument), { maxLength: 4 }).chain((parts) =>
  words.map((last) => ({
    message: `${parts.flat().join('')}${last}`,
    plain: [...parts.map(([part]) => part), last],
  })),
);

/** The outermost braces with what is in them, in their order. */
function argumentsOf(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  for (const character of text) {
    if (character === '{' && depth++ === 0) found.push('');
    if (depth > 0) found.push(`${found.pop()}${character}`);
    if (character === '}') depth -= 1;
  }
  return found;
}

describe('the made-up language', () => {
  test('keeps every argument as it is, and in its place', () => {
    const property = fc.property(message, ({ message: original }) => {
      expect(argumentsOf(pseudo(original))).toEqual(argumentsOf(original));
    });
    fc.assert(property, runs(100));
  });

  test('can be filled in like the original', () => {
    const values = { name: 'Ken', count: 2, size: 1.5 };
    const filled = (text: string) =>
      createIntl({ locale: 'en', messages: { text } }).formatMessage({ id: 'text' }, values);
    const property = fc.property(message, ({ message: original }) => {
      const data = (text: string) => text.match(/Ken|2 tickets|1\.5/g);
      expect(data(filled(pseudo(original)))).toEqual(original === '' ? null : data(filled(original)));
    });
    fc.assert(property, runs(100));
  });

  test('accents what is translated and makes it at least 40 % longer', () => {
    const property = fc.property(message, ({ message: original, plain }) => {
      const letters = plain.join('').length;
      const made = pseudo(original);
      expect(made.length).toBeGreaterThanOrEqual(original.length + letters * 0.4);
      const outside = argumentsOf(made).reduce((rest, found) => rest.replace(found, ''), made);
      expect(outside).not.toMatch(/[a-ik-pr-wyzA-I]/);
    });
    fc.assert(property, runs(100));
  });

  test('marks every message of the product from end to end', () => {
    expect(Object.values(english).filter((original) => !/^\[.*\]$/s.test(pseudo(original)))).toEqual([]);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textHash } from '../../../../shared/lib/text-hash.ts';
import { runs } from '../../../support/runs.ts';

test('different texts have different numbers, also if they are alike', () => {
  const texts = new Set<string>();
  for (let number = 0; number < 20_000; number += 1) texts.add(`device ${number % 100} ${number}`).add(`${number}\n`);
  expect(new Set([...texts].map(textHash)).size).toBe(texts.size);
});

test('a text always has the same number, which can be stored', () => {
  expect(textHash('printer')).toBe(3_018_632_080_061_542);
  fc.assert(
    fc.property(fc.string(), (text) => Number.isSafeInteger(textHash(text)) && textHash(text) >= 0),
    runs(200),
  );
});

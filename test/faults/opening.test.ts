import { expect, test } from 'vitest';
import { seed } from '../support/fault-desk.ts';
import { openingPart } from './opening-part.ts';
import { runPart } from './part.ts';

test(`a desk with missing or overwritten parts is reported, and no other desk replaces it (seed ${seed})`, async () => {
  const { rows, problems } = await runPart(openingPart, { seed, every: 3 });
  expect(problems).toEqual([]);
  expect(rows.length).toBeGreaterThan(5);
});

import { expect, test } from 'vitest';
import { seed } from '../support/fault-desk.ts';
import { linesPart } from './lines-part.ts';
import { runPart } from './part.ts';

test(`F20: forged lines of every kind are set aside or count, and the desk works (seed ${seed})`, async () => {
  const { rows, problems, next } = await runPart(linesPart, { seed, every: 161 });
  expect(problems).toEqual([]);
  expect(next).toBe(null);
  expect(rows).toHaveLength(3);
}, 60_000);

import { expect, test } from 'vitest';
import { seed } from '../support/fault-desk.ts';
import { lostAnswerPart } from './lost-answer-part.ts';
import { runPart } from './part.ts';

test(`W13: what somebody was told is saved or sent is in the thread once or in a draft, whatever got lost (seed ${seed})`, async () => {
  const { rows, problems } = await runPart(lostAnswerPart, { seed, every: 15 });
  expect(problems).toEqual([]);
  expect(rows.map(({ row }) => row)).toHaveLength(4);
}, 60_000);

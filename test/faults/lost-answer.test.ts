import { expect, test } from 'vitest';
import { seed } from '../support/fault-desk.ts';
import { lostAnswerPart } from './lost-answer-part.ts';
import { runPart } from './part.ts';

test(`W13: text confirmed as saved or sent is in the thread once or in a draft, whichever requests and answers are lost (seed ${seed})`, async () => {
  const { rows, problems } = await runPart(lostAnswerPart, { seed, every: 15 });
  expect(problems).toEqual([]);
  expect(rows.map(({ row }) => row)).toHaveLength(4);
}, 60_000);

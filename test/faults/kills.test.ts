import { expect, test } from 'vitest';
import { seed } from '../support/fault-desk.ts';
import { killsPart } from './kills-part.ts';
import { runPart } from './part.ts';

test(`a process that is killed in any of these tasks leaves what the next start puts right (seed ${seed})`, async () => {
  const { rows, problems } = await runPart(killsPart, { seed, every: 201 });
  expect(problems).toEqual([]);
  expect(rows.map(({ row }) => row).toSorted()).toEqual(['index', 'sample', 'set-up', 'snapshots', 'uploads']);
}, 60_000);

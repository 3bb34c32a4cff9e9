import { expect, test } from 'vitest';
import { seed } from '../support/arbitrary-seed.ts';
import { filesPart } from './files-part.ts';
import { runPart } from './part.ts';

test(`Q20, Q21, Q23: an attachment that is not what it was is refused, named and healed (seed ${seed})`, {
  timeout: 60_000,
}, async () => {
  expect((await runPart(filesPart, { seed, every: 29 })).problems).toEqual([]);
});

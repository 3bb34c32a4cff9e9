import { expect, test } from 'vitest';
import { seed } from '../support/arbitrary-seed.ts';
import { runPart } from './part.ts';
import { soakPart } from './soak-part.ts';

test.runIf(process.platform === 'linux')(
  `Q24: five windows that work, drop uploads and break off downloads leave no handle and no memory behind (seed ${seed})`,
  { timeout: 60_000 },
  async () => {
    expect((await runPart(soakPart, { seed, every: 1_000 })).problems).toEqual([]);
  },
);

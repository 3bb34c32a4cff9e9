import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { propertyFiles } from '../support/property-files.ts';
import { type FaultCase, type FaultOutcome, type FaultPart, held } from './part.ts';

const root = join(import.meta.dirname, '..', '..');
const rounds = 50;
/** How many times as many runs as `npm test` makes. */
const thoroughness = 20;

function runTests(file: string, seed: number): Promise<FaultOutcome> {
  return new Promise((resolve, reject) => {
    const program = join(root, 'node_modules', 'vitest', 'vitest.mjs');
    const words = ['run', '-c', 'test/vitest.config.ts', '--reporter=dot', '--silent=true', file];
    const env = { ...process.env, NO_COLOR: '1', SEED: String(seed), DESK_RUNS: String(thoroughness) };
    const child = spawn(process.execPath, [program, ...words], { cwd: root, env });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data: Buffer) => {
        printed += data.toString();
      });
    }
    child.once('error', reject);
    child.once('close', (code) => resolve(code === 0 ? held : { kind: 'lost', what: printed }));
  });
}

function* cases(seed: number): Generator<FaultCase> {
  for (let round = 0; round < rounds; round++) {
    for (const file of propertyFiles()) {
      const title = `SEED=${seed + round}`;
      yield { row: file, title, run: () => runTests(file, seed + round) };
    }
  }
}

/** Every property test, with another seed in each round. */
export const propertiesPart: FaultPart = {
  name: 'properties',
  about: `property tests with ${thoroughness} times as many runs, and ever new seeds`,
  cases,
};

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');

test('npm run prove fails with one sentence where there is no program to prove', () => {
  const place = join(import.meta.dirname, 'nowhere');
  const words = ['--import', 'tsx', join('test', 'prove', 'run.ts'), '--program', place];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8' });
  expect({ status, stdout, stderr }).toEqual({
    status: 1,
    stdout: '',
    stderr: `There is nothing to prove: ${place} is not here.\n`,
  });
});

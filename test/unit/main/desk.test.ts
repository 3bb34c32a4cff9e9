import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);

test('the help of npm run desk gives each command a line of its own', async () => {
  const { stdout } = await run(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'main/desk.ts', '--help']);
  const commands = stdout.split('\n').flatMap((line) => /^ {2}npm run desk -- (\S+)/.exec(line)?.[1] ?? []);
  expect(commands).toEqual(['show', 'show', 'verify', 'reset-secrets']);
});

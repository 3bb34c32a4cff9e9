import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryFolder } from '../../../support/test-desk.ts';

const main = join(import.meta.dirname, '..', '..', '..', '..', 'main');
const urlOf = (...path: string[]) => JSON.stringify(pathToFileURL(join(main, ...path)).href);

const keptMb = 10;
/** Objects that were not looked at yet, and the program itself. */
const youngMb = 68;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeEach(async () => {
  folder = await temporaryFolder();
});

afterEach(() => folder.remove());

/** What a program prints, with the limits or without them. */
async function printed(work: string, { isLimited }: { readonly isLimited: boolean }): Promise<number> {
  const program = join(folder.path, 'program.mjs');
  const limit = `import { limitGarbage } from ${urlOf('platform', 'memory-limits.ts')};\nlimitGarbage();\n`;
  await writeFile(program, isLimited ? limit + work : work);
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', import.meta.resolve('tsx'), program]);
  return Number(stdout);
}

/** Always keeps some objects and replaces all of them; prints the most megabytes that its heap takes. */
const replacing = `
  const kept = Array.from({ length: ${keptMb * 8} }, () => []);
  let most = 0;
  for (let round = 0; round < 80; round += 1) {
    for (const index of kept.keys()) kept[index] = Array.from({ length: 64 }, () => new Array(248).fill(round));
    if (round > 40) most = Math.max(most, process.memoryUsage().heapTotal);
  }
  console.log(most / 1024 / 1024);
`;

/** Makes objects of which some survive the next collection, as those of a question do; prints the megabytes for new ones. */
const passing = `
  import { getHeapSpaceStatistics } from 'node:v8';
  let last = [];
  for (let round = 0; round < 300; round += 1) last = Array.from({ length: 4_000 }, (_each, index) => ({ index, last: [round] }));
  const { space_size } = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
  console.log(last.length > 0 && space_size / 1024 / 1024);
`;

test('a heap holds about half as much garbage as there is in use, and not three times as much', async () => {
  const most = 1.5 * keptMb + youngMb;
  expect(await printed(replacing, { isLimited: true })).toBeLessThan(most);
  expect(await printed(replacing, { isLimited: false }), 'what the limit is for').toBeGreaterThan(most);
});

test('what is garbage soon has little room', async () => {
  const limited = await printed(passing, { isLimited: true });
  expect(limited).toBeLessThanOrEqual(16);
  expect(await printed(passing, { isLimited: false }), 'what the limit is for').toBeGreaterThan(limited);
});

test('it has as little room after the thread of the search index was started', async () => {
  const idle = join(folder.path, 'idle.mjs');
  await writeFile(idle, 'setInterval(() => undefined, 1_000);\n');
  const withThread = `
  import { once } from 'node:events';
  import { startIndexThread } from ${urlOf('lookup', 'search', 'start-thread.ts')};
  const thread = startIndexThread(${JSON.stringify(idle)});
  await once(thread, 'online');
  ${passing}
  await thread.terminate();
`;
  expect(await printed(withThread, { isLimited: true })).toBeLessThanOrEqual(16);
});

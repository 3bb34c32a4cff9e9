import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { browserHostWords } from '../../../../main/launch/browser-host.ts';
import { temporaryFolder } from '../../../support/test-desk.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeEach(async () => {
  folder = await temporaryFolder();
});

afterEach(() => folder.remove());

/** Makes objects of which some survive the next collection; prints the megabytes for new ones, and what it was given. */
const program = `
  import { getHeapSpaceStatistics } from 'node:v8';
  let last = [];
  for (let round = 0; round < 300; round += 1) last = Array.from({ length: 4_000 }, (_each, index) => ({ index, last: [round] }));
  const { space_size } = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
  console.log(JSON.stringify({ hasRun: last.length > 0, newMb: space_size / 1024 / 1024, given: process.argv.slice(2) }));
`;

test('the browser host has little room for what is garbage soon, and gets the words that it was given', async () => {
  const path = join(folder.path, 'program.mjs');
  await writeFile(path, program);
  const { stdout } = await promisify(execFile)(process.execPath, browserHostWords(path, ['--desk', 'a folder']));
  const printed: unknown = JSON.parse(stdout);
  expect(printed).toMatchObject({ hasRun: true, given: ['--desk', 'a folder'] });
  expect(printed).toHaveProperty('newMb', 8);
});

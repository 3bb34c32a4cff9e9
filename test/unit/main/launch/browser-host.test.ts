import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { browserHostEnvironment, browserHostWords } from '../../../../main/launch/browser-host.ts';
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

/** Reads large parts of files while small blocks are made that stay; prints the megabytes that it holds more afterwards. */
const reading = `
  const heldMb = () => process.memoryUsage().rss / 1024 / 1024;
  const block = (bytes) => Buffer.alloc(bytes, 1);
  const collect = async () => {
    for (let round = 0; round < 3; round += 1) {
      globalThis.gc();
      await new Promise((done) => setImmediate(done));
    }
  };
  block(16 * 1024 * 1024);
  await collect();
  const beforeMb = heldMb();
  let read = [];
  const kept = [];
  for (let part = 0; part < 64; part += 1) {
    read.push(block(1024 * 1024));
    kept.push(block(64 * 1024));
  }
  read = [];
  await collect();
  console.log(JSON.stringify({ moreMb: heldMb() - beforeMb, kept: kept.length }));
`;

const readMb = 64;

test.runIf(process.platform === 'linux')(
  'the browser host gives back what it read, though blocks that were made at the same time stay',
  async () => {
    const path = join(folder.path, 'reading.mjs');
    await writeFile(path, reading);
    const env = browserHostEnvironment(process.env);
    const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', ...browserHostWords(path, [])], {
      env,
    });
    const { moreMb } = JSON.parse(stdout) as { readonly moreMb: number };
    expect(moreMb).toBeLessThan(readMb / 4);
  },
);

test('a limit that a person has set for memory stays', () => {
  expect(browserHostEnvironment({ MALLOC_MMAP_THRESHOLD_: '65536', HOME: '/home' })).toEqual({
    MALLOC_MMAP_THRESHOLD_: '65536',
    HOME: '/home',
  });
});

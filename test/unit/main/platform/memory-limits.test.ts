import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryFolder } from '../../../support/test-desk.ts';

const limits = join(import.meta.dirname, '..', '..', '..', '..', 'main', 'platform', 'memory-limits.ts');

const keptMb = 10;
/** Objects that were not looked at yet, and the program itself. */
const youngMb = 68;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeEach(async () => {
  folder = await temporaryFolder();
});

afterEach(() => folder.remove());

/** The most megabytes that the heap of a program takes which always keeps some objects and replaces all of them. */
async function mostMb({ isLimited }: { readonly isLimited: boolean }): Promise<number> {
  const program = join(folder.path, 'program.mjs');
  const limit = `import { limitGarbage } from ${JSON.stringify(pathToFileURL(limits).href)};\nlimitGarbage();\n`;
  const work = `
    const kept = Array.from({ length: ${keptMb * 8} }, () => []);
    let most = 0;
    for (let round = 0; round < 80; round += 1) {
      for (const index of kept.keys()) kept[index] = Array.from({ length: 64 }, () => new Array(248).fill(round));
      if (round > 40) most = Math.max(most, process.memoryUsage().heapTotal);
    }
    console.log(most / 1024 / 1024);
  `;
  await writeFile(program, isLimited ? limit + work : work);
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', import.meta.resolve('tsx'), program]);
  return Number(stdout);
}

test('a heap holds about half as much garbage as there is in use, and not three times as much', async () => {
  const most = 1.5 * keptMb + youngMb;
  expect(await mostMb({ isLimited: true })).toBeLessThan(most);
  expect(await mostMb({ isLimited: false }), 'what the limit is for').toBeGreaterThan(most);
});

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { processStart } from '../../../../main/platform/process-identity.ts';

async function started(program: string, ...words: string[]): Promise<ChildProcess & { readonly pid: number }> {
  const child = spawn(program, words, { stdio: 'ignore' });
  await once(child, 'spawn');
  return child as ChildProcess & { readonly pid: number }; // Safe: what was spawned has a pid.
}

describe('the start of a process', () => {
  test('is the same text however often one asks', async () => {
    const start = await processStart(process.pid);
    expect(start).toMatch(/./);
    expect(await processStart(process.pid)).toBe(start);
  });

  test('tells two processes apart that began at different times, and is nothing once they are gone', async () => {
    const first = await started(process.execPath, '-e', 'setInterval(() => {}, 1000)');
    await sleep(50);
    const second = await started(process.execPath, '-e', 'setInterval(() => {}, 1000)');
    expect(await processStart(first.pid)).not.toBe(await processStart(second.pid));
    for (const child of [first, second]) {
      child.kill('SIGKILL');
      await once(child, 'exit');
      expect(await processStart(child.pid)).toBeUndefined();
    }
  });

  test.each([0, -1, 2 ** 22 + 1, 2 ** 31 - 1])('is nothing for %i, which is no process', async (pid) => {
    expect(await processStart(pid)).toBeUndefined();
  });

  // A test that is skipped counts as one that fails, so elsewhere there is none.
  if (process.platform === 'linux') {
    test('is nothing for one that ended and was not asked how', async () => {
      const parent = await started('sh', '-c', 'sleep 30 & exec sleep 30');
      try {
        const children = `/proc/${parent.pid}/task/${parent.pid}/children`;
        await expect.poll(() => readFile(children, 'utf8')).toMatch(/\d/);
        const zombie = Number((await readFile(children, 'utf8')).trim());
        expect(await processStart(zombie)).toMatch(/^\d+$/);
        process.kill(zombie, 'SIGKILL');
        await expect.poll(() => processStart(zombie)).toBeUndefined();
        expect(await readFile(`/proc/${zombie}/stat`, 'utf8')).toContain(') Z ');
        expect(await processStart(zombie)).toBeUndefined();
      } finally {
        parent.kill('SIGKILL');
      }
    });
  }
});

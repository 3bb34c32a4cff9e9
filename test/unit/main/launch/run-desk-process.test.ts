import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, test } from 'vitest';
import { type End, runDeskProcess } from '../../../../main/launch/run-desk-process.ts';

const parentScript = join(import.meta.dirname, '..', '..', '..', 'support', 'desk-process-parent.ts');
const isPosix = process.platform !== 'win32';
let parent: ChildProcess | undefined;

afterEach(() => {
  if (parent?.exitCode === null) parent.kill('SIGKILL');
});

/** A start in its own process group, as a shell creates for each command. */
function started(script: string, ...limits: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', parentScript, script, ...limits], {
    detached: isPosix,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  parent = child;
  const lines: string[] = [];
  const reader = createInterface(child.stdout).on('line', (line) => void lines.push(line));
  return {
    lines,
    pid: child.pid ?? 0,
    said: async (line: string) => {
      while (!lines.includes(line)) await once(reader, 'line');
    },
    code: once(child, 'close').then(([code]: unknown[]) => code),
  };
}

/** Ends at the second signal without a word, as Electron does, and half a second after the first one with code 7. */
const likeElectron = `
  process.once('SIGINT', () => { console.log('SIGINT'); setTimeout(() => process.exit(7), 500); });
  process.once('SIGTERM', () => { console.log('SIGTERM'); process.exit(8); });
  setInterval(() => undefined, 1000);
  console.log('ready');`;

/** Does not end, and says so over a second later, when another press is not taken for the same one. */
const hanging = `
  process.on('SIGINT', () => setTimeout(() => console.log('still here'), 1100));
  setInterval(() => undefined, 1000);
  console.log('ready');`;

describe.runIf(isPosix)('the desk’s process', () => {
  test('gets one Ctrl+C once, though it reaches the start several times', async () => {
    const start = started(likeElectron);
    await start.said('ready');
    process.kill(-start.pid, 'SIGINT'); // From the terminal, to every process of its group…
    await start.said('SIGINT');
    process.kill(start.pid, 'SIGINT'); // …and once more from npm.
    expect(await start.code).toBe(7);
    expect(start.lines).toEqual(['ready', 'SIGINT']);
  });

  test('is in a group of its own, where the terminal’s Ctrl+C does not reach it beside the start', async () => {
    // There is such a group only if this process leads it.
    const start = started("process.kill(-process.pid, 0); console.log('leads its group')");
    expect(await start.code).toBe(0);
    expect(start.lines).toEqual(['leads its group']);
  });

  test('gets SIGTERM, and its exit code becomes the start’s', async () => {
    const start = started(likeElectron);
    await start.said('ready');
    process.kill(start.pid, 'SIGTERM');
    expect(await start.code).toBe(8);
    expect(start.lines).toContain('SIGTERM');
  });

  test('that does not end is ended by the next Ctrl+C, and the start says so', async () => {
    const start = started(hanging);
    await start.said('ready');
    process.kill(-start.pid, 'SIGINT');
    await start.said('still here');
    await start.said('Closing Deskside… Press Ctrl+C again to stop it now.');
    process.kill(-start.pid, 'SIGINT');
    expect(await start.code).toBe(128 + 9);
  });

  test('that is stuck is ended when its time is over, where it has nothing to ask', async () => {
    const start = started("process.on('SIGTERM', () => undefined); console.log('ready'); for (;;);", '300');
    await start.said('ready');
    process.kill(start.pid, 'SIGTERM');
    expect(await start.code).toBe(128 + 9);
  });

  test('that dies by a signal says so, with the exit code of a shell', async () => {
    const start = started("process.kill(process.pid, 'SIGSEGV')");
    expect(await start.code).toBe(128 + 11);
    expect(start.lines).toEqual(['Deskside was stopped by SIGSEGV. Your saved work is safe.']);
  });
});

describe('a program', () => {
  const run = (program: string, words: readonly string[]): Promise<End> =>
    runDeskProcess(program, words, {
      environment: process.env,
      platform: process.platform,
      signals: { onSignal: () => undefined },
      warn: () => undefined,
    });

  test('that ends gives its exit code', async () => {
    expect(await run(process.execPath, ['-e', 'process.exit(5)'])).toEqual({ kind: 'ended', code: 5 });
  });

  test('that the system cannot start is distinguished from one that ended', async () => {
    const end = await run(join(import.meta.dirname, 'no such program'), []);
    expect(end).toMatchObject({ kind: 'not-started', reason: expect.stringContaining('ENOENT') as string });
  });

  test('whose libraries are missing is distinguished from one that ended', async () => {
    expect(await run(process.execPath, ['-e', 'process.exit(127)'])).toEqual({
      kind: 'not-started',
      reason: 'system libraries are missing, see the line above',
    });
  });
});

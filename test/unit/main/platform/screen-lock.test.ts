import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { watchScreenLock } from '../../../../main/platform/screen-lock.ts';
import { temporaryFolder } from '../../../support/test-desk.ts';

const session = '/org/freedesktop/login1/session/_32';
const locked = `${session}: org.freedesktop.login1.Session.Lock ()`;
const mine = `(<(uint32 ${process.getuid?.()}, objectpath '/org/freedesktop/login1/user/_1')>,)`;
const patience = { timeout: 20_000 };

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let locks: number;
let warnings: string[];
let bugs: unknown[];
let stop: () => void;

beforeEach(async () => {
  folder = await temporaryFolder();
  locks = 0;
  warnings = [];
  bugs = [];
  stop = () => undefined;
  await mkdir(at('bin'));
  await mkdir(at('owners'));
  await writeFile(at('said'), '');
  await writeFile(at('answered'), '');
  await writeFile(at('owners/_32'), mine);
  vi.stubEnv('PATH', `${at('bin')}:/usr/bin:/bin`);
});

afterEach(async () => {
  stop();
  vi.unstubAllEnvs();
  await folder.remove();
});

function at(name: string): string {
  return join(folder.path, name);
}

/** A program in the place of `gdbus`, which says what is written into a file, and keeps its number in another. */
async function putGdbus(monitor = `echo $$ > ${at('pid')}; exec tail -n +1 -f ${at('said')}`): Promise<void> {
  const script = [
    '#!/bin/sh',
    '[ "$2 $3 $4" = "--system --dest org.freedesktop.login1" ] || exit 9',
    'case "$1" in',
    `monitor) ${monitor};;`,
    `call) cat "${at('owners')}/$(basename "$6")" && echo "$6" >> ${at('answered')};;`,
    'esac',
    '',
  ].join('\n');
  await writeFile(at('bin/gdbus'), script);
  await chmod(at('bin/gdbus'), 0o755);
}

function hear(): void {
  stop = watchScreenLock({
    onLock: () => {
      locks += 1;
    },
    log: { warn: (line) => void warnings.push(line) },
    onBug: (error) => void bugs.push(error),
  });
}

async function say(line: string): Promise<void> {
  await appendFile(at('said'), `${line}\n`);
}

async function programNumber(): Promise<number> {
  return vi.waitFor(async () => {
    const number = Number(await readFile(at('pid'), 'utf8'));
    expect(number).toBeGreaterThan(0);
    return number;
  }, patience);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false; // There is no such process.
  }
}

// Only Linux has logind; the programs around it are the same on macOS.
describe.skipIf(process.platform === 'win32')('the screen of a computer with Linux', () => {
  test('locks the desk when it locks', async () => {
    await putGdbus();
    hear();
    await say('Monitoring signals from all objects owned by org.freedesktop.login1');
    await say(`${session}: org.freedesktop.login1.Session.Unlock ()`);
    await say(locked);
    await vi.waitFor(() => expect(locks).toBe(1), patience);
    expect([warnings, bugs]).toEqual([[], []]);
  });

  test('locks it for the person whose session it is, and for nobody else', async () => {
    await putGdbus();
    hear();
    await say(locked);
    await vi.waitFor(() => expect(locks).toBe(1), patience);
    // The first answer has arrived before the second.
    for (const other of ['_33', '_34']) {
      await writeFile(at(`owners/${other}`), "(<(uint32 4294967294, objectpath '/org/freedesktop/login1/user/_1')>,)");
      await say(locked.replace('_32', other));
      await vi.waitFor(async () => expect(await readFile(at('answered'), 'utf8')).toContain(other), patience);
    }
    expect(locks).toBe(1);
  });

  test('locks it where the session’s owner is unknown', async () => {
    await putGdbus();
    hear();
    await say(locked.replace('_32', '_35'));
    await vi.waitFor(() => expect(locks).toBe(1), patience);
  });

  test('is left alone where there is no such program, which the log says once', async () => {
    vi.stubEnv('PATH', at('bin'));
    await writeFile(at('bin/sh'), '#!/bin/sh\nexec /bin/sh "$@"\n');
    await chmod(at('bin/sh'), 0o755);
    hear();
    await vi.waitFor(() => expect(warnings).toHaveLength(1), patience);
    expect([warnings[0], locks, bugs]).toEqual([expect.stringContaining('gdbus is missing'), 0, []]);
  });

  test('is left alone where there is not even a shell', async () => {
    vi.stubEnv('PATH', at('bin'));
    hear();
    await vi.waitFor(() => expect(warnings).toHaveLength(1), patience);
    expect([locks, bugs]).toEqual([0, []]);
  });

  test('is left alone where the system bus does not answer, or ends', async () => {
    await putGdbus('exit 1');
    hear();
    await vi.waitFor(() => expect(warnings).toEqual([expect.stringContaining('does not answer')]), patience);
    expect([locks, bugs]).toEqual([0, []]);
  });

  test('works as soon as there is a logind, whose absence is logged once', async () => {
    await putGdbus();
    hear();
    for (let times = 0; times < 3; times += 1) await say('The name org.freedesktop.login1 does not have an owner');
    await say(locked);
    await vi.waitFor(() => expect(locks).toBe(1), patience);
    expect(warnings).toEqual(['Deskside does not lock with the screen: there is no logind']);
  });

  test('stops with its listener, and nothing is left running', async () => {
    await putGdbus();
    hear();
    const pid = await programNumber();
    expect(isRunning(pid)).toBe(true);
    stop();
    await vi.waitFor(() => expect(isRunning(pid)).toBe(false), patience);
    expect(warnings).toEqual([]);
  });

  test('leaves nothing running when the program is killed', async () => {
    await putGdbus();
    const module = join(import.meta.dirname, '../../../../main/platform/screen-lock.ts');
    const script = `import(${JSON.stringify(module)}).then(({ watchScreenLock }) => {
      watchScreenLock({ onLock: () => undefined, log: { warn: () => undefined }, onBug: () => undefined });
      setInterval(() => undefined, 1000);
      console.log('hears');
    });`;
    const child = spawn(process.execPath, ['--import', 'tsx', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(createInterface(child.stdout), 'line');
    const pid = await programNumber();
    child.kill('SIGKILL');
    await once(child, 'exit');
    await vi.waitFor(() => expect(isRunning(pid)).toBe(false), patience);
  });
});

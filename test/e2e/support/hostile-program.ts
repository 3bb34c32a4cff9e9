import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import type { Result } from '../../../shared/bridge/result.ts';
import { root } from './host-choice.ts';
import { removal } from './hosts.ts';

/** The browser host as a person starts it in a terminal. */
export interface Program {
  readonly child: ChildProcess;
  /** All that it printed so far. */
  readonly out: () => string;
  readonly err: () => string;
  /** The printed link, once it is there; fails when the program ends without one. */
  readonly link: () => Promise<string>;
  /** Ends it with Ctrl+C and expects a clean exit. On Windows no program can press that for another one. */
  readonly stop: () => Promise<void>;
  /** How it ended. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

interface Folders {
  readonly folder: string;
  readonly dataFolder: string;
}

export interface Terminal extends Folders {
  /** Starts the program with these words, and these changes to the environment. */
  readonly start: (words?: readonly string[], environment?: Readonly<Record<string, string>>) => Program;
}

/** Without a display and without SSH, unless a test says otherwise. */
function environmentWith(dataFolder: string, changes: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { DISPLAY, WAYLAND_DISPLAY, SSH_CONNECTION, ...present } = process.env;
  return { ...present, XDG_DATA_HOME: dataFolder, APPDATA: dataFolder, HOME: dataFolder, ...changes };
}

function startProgram(
  { folder, dataFolder }: Folders,
  words: readonly string[],
  changes: Readonly<Record<string, string>>,
): Program {
  const program = join(root, 'dist', 'main', 'browser.js');
  const env = environmentWith(dataFolder, changes);
  const child = spawn(process.execPath, [program, '--desk', folder, ...words], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text: Buffer) => {
    out += text.toString();
  });
  child.stderr.on('data', (text: Buffer) => {
    err += text.toString();
  });
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  async function link(): Promise<string> {
    const found = () => /^ready (\S+)$/m.exec(out)?.[1];
    await expect
      .poll(() => found() ?? (child.exitCode === null ? undefined : 'ended'), { timeout: 20_000 })
      .toBeTruthy();
    return found() ?? Promise.reject(new Error(`The desk ended: ${out}${err}`));
  }
  async function stop(): Promise<void> {
    child.kill('SIGINT');
    const how = await ended;
    if (process.platform !== 'win32') expect(how).toEqual({ code: 0, signal: null });
  }
  return { child, out: () => out, err: () => err, link, stop, ended };
}

/** A terminal with separate folders. Processes started in it are ended after the test. */
export const test = base.extend<{ terminal: Terminal }>({
  terminal: async ({}, use) => {
    const folders = await mkdtemp(join(tmpdir(), 'deskside-e2e-'));
    const place = { folder: join(folders, 'desk'), dataFolder: join(folders, 'data') };
    const started: Program[] = [];
    await use({
      ...place,
      start: (words = ['--no-open'], environment = {}) => {
        const program = startProgram(place, words, environment);
        started.push(program);
        return program;
      },
    });
    for (const { child } of started) child.kill('SIGKILL');
    await Promise.all(started.map(({ ended }) => ended));
    await rm(folders, removal);
  },
});

/** A window without a browser: it came through the link and can ask everything a page can. */
export async function windowThrough(
  link: string,
): Promise<(kind: 'run' | 'ask' | 'call', name: unknown, input: unknown, key?: unknown) => Promise<Result<unknown>>> {
  const { origin } = new URL(link);
  const entered = await fetch(link);
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
  const opened = await fetch(`${origin}/bridge/window`, { method: 'POST', headers: { cookie } });
  const { windowId } = (await opened.json()) as { windowId: string };
  const headers = { cookie, 'x-deskside-window': windowId };
  return async (kind, name, input, key = crypto.randomUUID()) => {
    const body = JSON.stringify({ kind, name, input, key });
    const response = await fetch(`${origin}/bridge/call`, { method: 'POST', headers, body });
    return (await response.json()) as Result<unknown>;
  };
}

export { expect };

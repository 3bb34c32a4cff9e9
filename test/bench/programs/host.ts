import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { browserHostEnvironment, browserHostWords } from '../../../main/launch/browser-host.ts';
import type { DeskStatus } from '../../../shared/bridge/contract/desk.ts';
import type { Result } from '../../../shared/bridge/result.ts';
import { createDeskWindow, type DeskWindow } from './desk-window.ts';
import { type Program, programOf } from './program.ts';
import { serve } from './serve.ts';
import { createWork, type Work } from './work.ts';
import { beginWork, timeWrites, type WriteBlock } from './write-timer.ts';

/**
 * Starts the browser host as a person does and is a window of it, over loopback. Arguments: the host’s program, the
 * desk’s folder. Its environment names the data folder.
 */
const [program = '', folder = ''] = process.argv.slice(2);
const askAgainMs = 10;
const settledAskMs = 500;
const watcher = join(import.meta.dirname, 'watch-process.js');

interface Host {
  readonly child: ChildProcess;
  readonly watch: Program;
  readonly window: DeskWindow;
}

let host: Host | undefined;
let work: Work;

async function start(): Promise<{ readonly tilesMs: number }> {
  const startedMs = performance.now();
  const words = browserHostWords(program, ['--no-open', '--desk', folder]);
  const child = spawn(process.execPath, ['--import', watcher, ...words], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: browserHostEnvironment(process.env),
    serialization: 'advanced',
  });
  const link = await linkOf(child);
  const window = await openWindow(link);
  await tilesIn(window);
  const tilesMs = performance.now() - startedMs;
  process.once('exit', () => child.kill('SIGKILL'));
  host = { child, watch: programOf(child, 'browser host'), window };
  return { tilesMs };
}

/** Until closed tickets are loaded and texts are indexed, as on a desk that is in use. */
async function settle(): Promise<void> {
  const { window } = present();
  const asked = { text: 'printer', sort: 'newest', offset: 0, limit: 1 } as const;
  for (;;) {
    const isLoading = (await window.ask('desk.loading', {})) !== null;
    if (!isLoading && (await window.ask('search.page', asked)).index.kind !== 'building') return;
    await pause(settledAskMs);
  }
}

/** A large desk may still be opening when its window is there. */
async function tilesIn(window: DeskWindow): Promise<void> {
  for (;;) {
    // Safe: the bridge answers this call with its type.
    const status = (await window.call('desk.status', {})) as DeskStatus;
    if (status.phase === 'locked' && status.tiles.length > 0) return;
    if (status.phase !== 'opening') throw new Error(`The desk shows no tiles: ${status.phase}`);
    await pause(askAgainMs);
  }
}

/** The host prints its link when the desk can be opened in a browser. */
async function linkOf(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (data: Buffer) => {
      said += data.toString();
      const [link] = /http:\/\/127\.0\.0\.1:\d+\/enter\/\S+/.exec(said) ?? [];
      if (link !== undefined) resolve(link);
    });
    child.once('exit', (code) => reject(new Error(`The browser host ended with ${code}: ${said}`)));
  });
}

async function openWindow(link: string): Promise<DeskWindow> {
  const { origin } = new URL(link);
  const cookie = ((await fetch(link)).headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
  const opened = await fetch(`${origin}/bridge/window`, { method: 'POST', headers: { cookie } });
  const { windowId } = (await opened.json()) as { windowId: string };
  const headers = { cookie, 'x-deskside-window': windowId };
  const changes = await fetch(`${origin}/bridge/changes`, { headers });
  // A window reads its changes, or the host would keep them.
  changes.body?.pipeTo(new WritableStream()).catch(() => undefined); // The host’s end ends it.
  return createDeskWindow(async (request) => {
    const answer = await fetch(`${origin}/bridge/call`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    return (await answer.json()) as Result<unknown>;
  });
}

function present(): Host {
  if (!host) throw new Error('The browser host was not started');
  return host;
}

async function close(): Promise<void> {
  const { child } = present();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  await ended;
  host = undefined;
}

serve({
  start,
  /** Starts it once before anything is measured: it reads the journal, and leaves what later starts use. */
  prepare: async () => {
    await start();
    await present().window.signIn();
    await settle();
    await close();
  },
  signIn: async ({ ticketIds }: { ticketIds: readonly string[] }) => {
    const { window } = present();
    await window.signIn();
    await window.ask('queue.counts', {});
    await settle();
    work = createWork(ticketIds, `bench-host-${process.pid}`);
    await beginWork(work, window.run);
  },
  write: (block: WriteBlock) => timeWrites(work, present().window.run, block),
  look: () => present().watch.ask('look'),
  close,
});

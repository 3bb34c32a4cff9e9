import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result } from '../../shared/bridge/result.ts';
import { secretOf } from './memory-bridge.ts';
import type { Held } from './soak-agent.ts';
import { temporaryFolder } from './test-desk.ts';

/** A running browser host, and windows of it as a browser has them. */
export interface SoakHost {
  readonly openWindow: (agentId: string) => Promise<SoakWindow>;
  readonly held: () => Promise<Held>;
  /** Files that are still on their way in. */
  readonly incoming: () => Promise<number>;
  readonly close: () => Promise<void>;
}

export interface SoakWindow {
  readonly ask: (kind: 'run' | 'ask' | 'call', name: string, input: object) => Promise<Result<never>>;
  readonly signIn: () => Promise<void>;
  readonly get: (path: string, signal?: AbortSignal) => Promise<Response>;
  /** The tab is closed. */
  readonly close: () => void;
}

export async function startSoakHost(): Promise<SoakHost> {
  const folder = await temporaryFolder();
  const agent = join(import.meta.dirname, 'soak-agent.ts');
  const execArgv = ['--import', 'tsx', '--expose-gc'];
  const child = fork(agent, [folder.path], { execArgv, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [link] = (await once(child, 'message')) as [string];
  const { origin } = new URL(link);
  const entered = await fetch(link);
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
  let keys = 0;

  async function openWindow(agentId: string): Promise<SoakWindow> {
    const opened = await fetch(`${origin}/bridge/window`, { method: 'POST', headers: { cookie } });
    const { windowId } = (await opened.json()) as { windowId: string };
    const headers = { cookie, 'x-deskside-window': windowId };
    const closed = new AbortController();
    const stream = await fetch(`${origin}/bridge/changes`, { headers, signal: closed.signal });
    // A window’s events must be read, or the host would keep them.
    stream.body?.pipeTo(new WritableStream()).catch(() => undefined); // Closing the tab ends it.
    const ask: SoakWindow['ask'] = async (kind, name, input) => {
      keys += 1;
      const body = JSON.stringify({ kind, name, input, key: `soak-key-${keys}` });
      const type = { 'content-type': 'application/json' };
      const answer = await fetch(`${origin}/bridge/call`, { method: 'POST', headers: { ...headers, ...type }, body });
      return (await answer.json()) as Result<never>;
    };
    return {
      ask,
      signIn: async () => void (await ask('call', 'session.signIn', { agentId, secret: secretOf(agentId) })),
      get: (path, signal) => fetch(origin + path, { headers: { cookie }, ...(signal ? { signal } : {}) }),
      close: () => closed.abort(),
    };
  }

  return {
    openWindow,
    held: async () => {
      child.send('measure');
      const [held] = (await once(child, 'message')) as [Held];
      return held;
    },
    incoming: async () => (await readdir(join(folder.path, 'desk', 'blobs', 'incoming')).catch(() => [])).length,
    close: async () => {
      const over = once(child, 'close');
      child.kill('SIGKILL');
      await over;
      await folder.remove();
    },
  };
}

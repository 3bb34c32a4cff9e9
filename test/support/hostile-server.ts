import type { Bridge } from '../../main/bridge/bridge.ts';
import { createPages } from '../../main/host/pages.ts';
import { type LoopbackServer, startServer } from '../../main/host/server.ts';
import { systemClock } from '../../main/platform/clock.ts';
import { randomSecret } from '../../main/platform/random-ids.ts';
import type { Changes } from '../../shared/bridge/changes.ts';
import { type RawAnswer, speak } from './hostile-socket.ts';

/** A server whose bridge writes down who asked what. */
export interface Served extends LoopbackServer {
  readonly asked: { readonly windowId: string; readonly request: unknown }[];
  readonly bugs: unknown[];
  /** Windows that have gone. */
  readonly closed: readonly string[];
  /** Windows whose pages were loaded anew. */
  readonly reloaded: readonly string[];
  readonly tell: (changes: Changes) => void;
  readonly watchers: () => number;
}

const running: LoopbackServer[] = [];

/** Ends what a test has started. */
export async function closeServers(): Promise<void> {
  for (const server of running.splice(0)) await server.close();
}

export async function serve(port = 0, patienceMs?: number): Promise<Served> {
  const asked: Served['asked'] = [];
  const bugs: unknown[] = [];
  const closed: string[] = [];
  const reloaded: string[] = [];
  const listeners = new Set<(changes: Changes) => void>();
  const bridge: Pick<Bridge, 'handle' | 'watch' | 'closeWindow' | 'pageLeft'> = {
    handle: async (windowId, request) => {
      asked.push({ windowId, request });
      return { ok: true, value: 'heard' };
    },
    watch: (_windowId, listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    closeWindow: (windowId) => void closed.push(windowId),
    pageLeft: (windowId) => void reloaded.push(windowId),
  };
  const bytes = (text: string) => new TextEncoder().encode(text);
  const files = new Map([
    ['/index.html', { bytes: bytes('the page'), type: 'text/html; charset=utf-8' }],
    ['/body.css', { bytes: bytes('the style'), type: 'text/css; charset=utf-8' }],
  ]);
  const pages = createPages({ files, linked: () => undefined, stored: () => undefined });
  const server = await startServer({
    clock: systemClock,
    bridge,
    pages,
    port,
    newSecret: randomSecret,
    onBug: (bug) => void bugs.push(bug),
    ...(patienceMs === undefined ? {} : { patienceMs }),
  });
  running.push(server);
  const tell = (told: Changes) => {
    for (const listener of listeners) listener(told);
  };
  const close = async () => {
    running.splice(running.indexOf(server), 1);
    await server.close();
  };
  return { ...server, close, asked, bugs, closed, reloaded, tell, watchers: () => listeners.size };
}

const hostOf = ({ port }: LoopbackServer) => `Host: 127.0.0.1:${port}`;

/** Comes through the link; gives the cookie. */
export async function enter(server: LoopbackServer): Promise<string> {
  const { headers } = await as(server, `GET ${new URL(server.link).pathname}`);
  return (headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
}

/** A request as our own page sends it, with these further lines. */
export function as(
  server: LoopbackServer,
  first: string,
  more: readonly string[] = [],
  body: string | Buffer = '',
): Promise<RawAnswer> {
  return speak(server.port, [`${first} HTTP/1.1`, hostOf(server), 'Connection: close', ...more], body);
}

export async function openWindow(server: LoopbackServer, cookie: string): Promise<string> {
  const { body } = await as(server, 'POST /bridge/window', [`Cookie: ${cookie}`, 'Content-Length: 0']);
  return (JSON.parse(body) as { windowId: string }).windowId;
}

export function callOf(body: string | Buffer, ...more: string[]): [string, string[], string | Buffer] {
  return ['POST /bridge/call', [...more, 'Content-Type: application/json', `Content-Length: ${body.length}`], body];
}

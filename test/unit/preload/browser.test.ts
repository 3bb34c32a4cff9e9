import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Changes, nothingChanged } from '../../../shared/bridge/changes.ts';
import type { Deskside } from '../../../shared/bridge/contract.ts';
import { builtPreload, runAlone } from '../../support/hostile-preload.ts';

interface Sent {
  readonly url: string;
  readonly options: RequestInit;
}

let program: string;
let sent: Sent[];
let kept: Map<string, string>;
let page: { deskside?: Deskside; readonly addEventListener: (kind: string, hear: (event: unknown) => void) => void };
let heard: Map<string, (event: unknown) => void>;
let answer: (request: Sent) => Response | Promise<Response>;
let stops: (() => void)[];

const changes: Changes = { ...nothingChanged, number: 1, topics: ['session'] };
const json = (value: unknown) => new Response(JSON.stringify(value));

beforeAll(async () => {
  program = await builtPreload('browser');
});

beforeEach(() => {
  sent = [];
  kept = new Map();
  stops = [];
  answer = ({ url }) => json(url === '/bridge/window' ? { windowId: 'token' } : { ok: true, value: 'answer' });
  load();
});
afterEach(() => {
  for (const stop of stops) stop();
});

/** Loads the page's script as a browser does; what was kept for the tab is still there. */
function load(): void {
  heard = new Map();
  page = { addEventListener: (kind, hear) => void heard.set(kind, hear) };
  runAlone(program, {
    window: page,
    sessionStorage: {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => void kept.set(name, value),
    },
    fetch: async (url: string, options: RequestInit = {}) => {
      const request = { url, options };
      sent.push(request);
      return answer(request);
    },
    AbortController,
    TextDecoderStream,
    TextEncoder,
    setTimeout,
  });
}

function deskside(): Deskside {
  if (!page.deskside) throw new Error('There is no bridge');
  return page.deskside;
}

function headersOf(request: Sent | undefined): Record<string, string> {
  return { ...(request?.options.headers as Record<string, string>) };
}

/** A stream of changes that the test writes, cut wherever it likes. */
function changeStream() {
  let write: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      write = controller;
    },
  });
  return {
    response: new Response(body),
    say: (text: string) => write?.enqueue(new TextEncoder().encode(text)),
    end: () => write?.close(),
  };
}

describe('the preload in a browser', () => {
  test('gives a page the same four functions, which nobody can replace', () => {
    expect(Object.keys(deskside())).toEqual(['run', 'ask', 'call', 'watch']);
    expect(Object.isFrozen(deskside())).toBe(true);
    expect(Object.getOwnPropertyDescriptor(page, 'deskside')).toMatchObject({ writable: false, configurable: false });
    expect(sent).toEqual([]);
  });

  test('opens a window once, and shows its token in a header with every call, never in an address', async () => {
    await Promise.all([deskside().ask('queue.counts', {}), deskside().call('desk.status', {})]);
    expect(await deskside().run('undo' as never, { a: 1 } as never, 'key-1')).toEqual({ ok: true, value: 'answer' });
    expect(sent.map(({ url }) => url)).toEqual(['/bridge/window', '/bridge/call', '/bridge/call', '/bridge/call']);
    expect(headersOf(sent[0])).toEqual({ 'x-deskside-window': '' });
    for (const request of sent.slice(1)) {
      expect(request.options.method).toBe('POST');
      expect(headersOf(request)).toEqual({ 'x-deskside-window': 'token', 'content-type': 'application/json' });
    }
    expect(JSON.parse(String(sent.at(-1)?.options.body))).toEqual({
      kind: 'run',
      name: 'undo',
      input: { a: 1 },
      key: 'key-1',
    });
  });

  test('asks to be the same window after the page was loaded again', async () => {
    await deskside().call('desk.status', {});
    load();
    await deskside().call('desk.status', {});
    expect(sent.filter(({ url }) => url === '/bridge/window').map(headersOf)).toEqual([
      { 'x-deskside-window': '' },
      { 'x-deskside-window': 'token' },
    ]);
  });

  test('lets a draft leave while the tab closes, and a large file not', async () => {
    await deskside().ask('people.find', { text: 'x' });
    await deskside().ask('people.find', { text: 'x'.repeat(60_000) });
    expect(sent.slice(1).map(({ options }) => options.keepalive)).toEqual([true, false]);
  });

  test.each([
    ['nobody answers', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['the window is refused', () => new Response('', { status: 403 })],
    ['what comes is no answer', () => new Response('<!doctype html>')],
  ])('says that the desk is not running when %s, and asks anew the next time', async (_name, wrong) => {
    const right = answer;
    answer = wrong;
    const failed = await deskside().call('desk.status', {});
    expect(failed).toMatchObject({ ok: false, error: { code: 'unavailable' } });
    answer = right;
    expect(await deskside().call('desk.status', {})).toEqual({ ok: true, value: 'answer' });
  });

  test('hands on changes however they were cut, and the changes alone', async () => {
    const stream = changeStream();
    const right = answer;
    answer = (request) => (request.url === '/bridge/changes' ? stream.response : right(request));
    const told: unknown[][] = [];
    stops.push(deskside().watch((...given: unknown[]) => void told.push(given)));
    const second = { ...changes, number: 2, removed: ['ä'] };
    const text = `\n${JSON.stringify(changes)}\n${JSON.stringify(second)}\n`;
    for (let at = 0; at < text.length; at += 7) stream.say(text.slice(at, at + 7));
    await expect.poll(() => told).toEqual([[changes], [second]]);
    expect(headersOf(sent.at(-1))).toEqual({ 'x-deskside-window': 'token' });
  });

  test('tells after a break that something may have been missed, as a window that was opened anew', async () => {
    const [first, second] = [changeStream(), changeStream()];
    const streams = [first.response, second.response];
    const right = answer;
    answer = (request) => (request.url === '/bridge/changes' ? (streams.shift() ?? new Response()) : right(request));
    const told: number[] = [];
    stops.push(deskside().watch(({ number }) => void told.push(number)));
    await expect.poll(() => streams.length).toBe(1);
    first.end();
    await expect.poll(() => told, { timeout: 3_000 }).toEqual([-1]);
    second.say(`${JSON.stringify(changes)}\n`);
    await expect.poll(() => told).toEqual([-1, 1]);
  });

  test('keeps a file that is dropped beside its place from being opened, and leaves every other drag alone', () => {
    const drag = (types: readonly string[], defaultPrevented: boolean) => ({
      types,
      defaultPrevented,
      preventDefault() {
        this.defaultPrevented = true;
      },
      dataTransfer: { types, dropEffect: 'copy' },
    });
    expect([...heard.keys()].toSorted()).toEqual(['dragover', 'drop']);
    for (const hear of heard.values()) {
      const [missed, taken, text] = [drag(['Files'], false), drag(['Files'], true), drag(['text/plain'], false)];
      for (const event of [missed, taken, text]) hear(event);
      expect([missed.defaultPrevented, missed.dataTransfer.dropEffect]).toEqual([true, 'none']);
      expect(taken.dataTransfer.dropEffect).toBe('copy');
      expect([text.defaultPrevented, text.dataTransfer.dropEffect]).toEqual([false, 'copy']);
    }
  });

  test('ends the stream when nobody listens any more', async () => {
    const stream = changeStream();
    const right = answer;
    answer = (request) => (request.url === '/bridge/changes' ? stream.response : right(request));
    const stop = deskside().watch(() => undefined);
    await expect.poll(() => sent.at(-1)?.url).toBe('/bridge/changes');
    const { signal } = sent.at(-1)?.options ?? {};
    expect(signal?.aborted).toBe(false);
    stop();
    expect(signal?.aborted).toBe(true);
  });
});

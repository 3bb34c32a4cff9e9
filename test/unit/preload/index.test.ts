import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Changes, nothingChanged } from '../../../shared/bridge/changes.ts';
import type { Deskside } from '../../../shared/bridge/contract.ts';
import { builtPreload, runAlone, strict } from '../../support/hostile-preload.ts';

type Hear = (event: unknown, changes: Changes) => void;

let program: string;
let exposed: Map<string, Deskside>;
let invoked: unknown[][];
let listening: Map<Hear, string>;

const changes: Changes = { ...nothingChanged, number: 1 };

beforeAll(async () => {
  program = await builtPreload('electron');
});

beforeEach(() => {
  exposed = new Map();
  invoked = [];
  listening = new Map();
  const electron = strict('electron', {
    contextBridge: strict('contextBridge', {
      exposeInMainWorld: (...given: unknown[]) => {
        expect(given).toHaveLength(2);
        exposed.set(given[0] as string, given[1] as Deskside);
      },
    }),
    ipcRenderer: strict('ipcRenderer', {
      invoke: async (...given: unknown[]) => {
        invoked.push(given);
        return { ok: true, value: 'answer' };
      },
      on: (channel: string, hear: Hear) => void listening.set(hear, channel),
      off: (channel: string, hear: Hear) => {
        if (listening.get(hear) === channel) listening.delete(hear);
      },
    }),
  });
  const require = (name: string) => {
    if (name !== 'electron') throw new Error(`The preload requires ${name}`);
    return electron;
  };
  runAlone(program, { require });
});

function deskside(): Deskside {
  const [[name, api] = []] = [...exposed];
  if (name !== 'deskside' || !api) throw new Error('Nothing was exposed');
  return api;
}

describe('the preload in Electron', () => {
  test('EC20: gives a page the four functions and nothing else, before anything was asked', () => {
    expect([...exposed.keys()]).toEqual(['deskside']);
    expect(Object.fromEntries(Object.entries(deskside()).map(([name, value]) => [name, typeof value]))).toEqual({
      run: 'function',
      ask: 'function',
      call: 'function',
      watch: 'function',
    });
    expect(invoked).toEqual([]);
    expect(listening.size).toBe(0);
  });

  test('carries each kind of request over the one channel, and the answer back', async () => {
    const bridge = deskside();
    await bridge.run('due.set' as never, { a: 1 } as never, 'key-12345678');
    await bridge.ask('queue.counts', {});
    expect(await bridge.call('desk.status', {})).toEqual({ ok: true, value: 'answer' });
    expect(invoked).toEqual([
      ['deskside:call', { kind: 'run', name: 'due.set', input: { a: 1 }, key: 'key-12345678' }],
      ['deskside:call', { kind: 'ask', name: 'queue.counts', input: {} }],
      ['deskside:call', { kind: 'call', name: 'desk.status', input: {} }],
    ]);
  });

  test('lets no page name a channel or slip another argument in', async () => {
    const free = deskside().ask as unknown as (...given: unknown[]) => Promise<unknown>;
    await free('deskside:changes', {}, 'other-channel', { kind: 'run' });
    expect(invoked).toEqual([['deskside:call', { kind: 'ask', name: 'deskside:changes', input: {} }]]);
    const send = deskside().call as unknown as (...given: unknown[]) => Promise<unknown>;
    await send({ toString: () => 'x', channel: 'y' }, { kind: 'run', __proto__: { name: 'z' } });
    expect(invoked.map(([channel]) => channel)).toEqual(['deskside:call', 'deskside:call']);
  });

  test('EC20: hands a listener the changes alone, never the event', () => {
    const heard: unknown[][] = [];
    deskside().watch((...given: unknown[]) => void heard.push(given));
    expect([...listening.values()]).toEqual(['deskside:changes']);
    for (const hear of listening.keys()) hear({ sender: 'ipcRenderer', ports: [] }, changes);
    expect(heard).toEqual([[changes]]);
  });

  test('ends each subscription separately', () => {
    const heard: string[] = [];
    const stopFirst = deskside().watch(() => heard.push('first'));
    const stopSecond = deskside().watch(() => heard.push('second'));
    expect(stopFirst()).toBeUndefined();
    for (const hear of listening.keys()) hear({}, changes);
    expect(heard).toEqual(['second']);
    stopSecond();
    stopSecond();
    expect(listening.size).toBe(0);
  });

  test('is noticed when it reaches for more', () => {
    const ipcRenderer = strict('ipcRenderer', { on: () => undefined });
    expect(() => Reflect.get(ipcRenderer, 'send') as unknown).toThrow('The preload uses ipcRenderer.send');
    expect(() => runAlone('process.exit()', {})).toThrow('process is not defined');
  });
});

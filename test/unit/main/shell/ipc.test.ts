import type { WebContents } from 'electron';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Changes, nothingChanged } from '../../../../shared/bridge/changes.ts';
import { channels } from '../../../../shared/bridge/channels.ts';
import type { Deskside } from '../../../../shared/bridge/contract.ts';
import { createFakeElectron, type FakeElectron } from '../../../support/electron-fake/electron.ts';
import { fakeFrame } from '../../../support/electron-fake/frame.ts';
import type { Sender } from '../../../support/electron-fake/ipc.ts';
import { loadedWith } from '../../../support/electron-fake/load.ts';
import { fakePreload } from '../../../support/electron-fake/preload.ts';
import { type FakeContents, fakeContents } from '../../../support/electron-fake/web-contents.ts';

const changes: Changes = { ...nothingChanged, number: 1 };

let fake: FakeElectron;
let window: FakeContents;
let asked: [string, unknown][];
let closed: string[];
let warnings: string[];
let watching: Map<string, (changes: Changes) => void>;

beforeEach(async () => {
  fake = createFakeElectron();
  asked = [];
  closed = [];
  warnings = [];
  watching = new Map();
  const { serveWindows } = await loadedWith(fake.electron, () => import('../../../../main/shell/ipc.ts'));
  const addWindow = serveWindows(
    {
      handle: async (windowId, request) => {
        asked.push([windowId, request]);
        return { ok: true, value: 'answer' };
      },
      watch: (windowId, listener) => {
        watching.set(windowId, listener);
        return () => void watching.delete(windowId);
      },
      closeWindow: (windowId) => void closed.push(windowId),
    },
    { warn: (message) => void warnings.push(message) },
  );
  window = fakeContents();
  addWindow(window.contents);
});

function call(from: Partial<Sender>): Promise<unknown> {
  const sender = { sender: window.contents, senderFrame: window.frame, ...from };
  return fake.ipc.invoke(sender, channels.call, { kind: 'ask', name: 'x', input: {} });
}

describe('the way in for windows', () => {
  test('brings a call of a window of ours to the bridge, under that window’s own name', async () => {
    expect(await call({})).toEqual({ ok: true, value: 'answer' });
    expect(asked).toEqual([[String(window.contents.id), { kind: 'ask', name: 'x', input: {} }]]);
    expect(warnings).toEqual([]);
  });

  test.each<[string, () => Partial<Sender>]>([
    ['no frame', () => ({ senderFrame: null })],
    ['a detached frame', () => ({ senderFrame: fakeFrame({ isDetached: true }) })],
    ['a frame that is gone', () => ({ senderFrame: fakeFrame({ isDestroyed: true }) })],
    ['a frame within the page', () => ({ senderFrame: fakeFrame({ parent: window.frame }) })],
    ['a body, which has no origin', () => ({ senderFrame: fakeFrame({ parent: window.frame, origin: 'null' }) })],
    ['the top frame of another window', () => ({ senderFrame: fakeContents().frame })],
    ['a window that is not ours', () => strangeWindow()],
  ])('refuses %s, writes that down, and asks nobody', async (_who, from) => {
    await expect(call(from())).rejects.toThrow('This frame may not call Deskside');
    expect(asked).toEqual([]);
    expect(warnings).toHaveLength(1);
  });

  test('is closed for a window that is gone, and its session ends', async () => {
    window.destroy();
    await expect(call({})).rejects.toThrow('This frame may not call Deskside');
    expect(closed).toEqual([String(window.contents.id)]);
    expect([...watching.keys()]).toEqual([]);
    expect(asked).toEqual([]);
  });

  test('forgets a window that is gone: nothing gets in under its name', async () => {
    const { id } = window.contents;
    window.destroy();
    const sender = { id, isDestroyed: () => false, mainFrame: window.frame } as WebContents;
    await expect(call({ sender })).rejects.toThrow('This frame may not call Deskside');
  });

  test('has one channel and no other', async () => {
    const sender = { sender: window.contents, senderFrame: window.frame };
    for (const channel of [channels.changes, '__ELECTRON_LOG__', 'x']) {
      await expect(fake.ipc.invoke(sender, channel, {})).rejects.toThrow('No handler registered');
    }
  });

  test('carries requests and events of a page as copies through the real preload', async () => {
    const preload = fakePreload(fake.ipc, window);
    await loadedWith(preload.electron, () => import('../../../../preload/index.ts'));
    const deskside = preload.exposed('deskside') as Deskside;
    expect(await deskside.ask('queue.counts', {})).toEqual({ ok: true, value: 'answer' });
    expect(asked.map(([, request]) => request)).toEqual([{ kind: 'ask', name: 'queue.counts', input: {} }]);
    const heard: unknown[][] = [];
    const stop = deskside.watch((...given) => void heard.push(given));
    const tell = watching.get(String(window.contents.id));
    tell?.(changes);
    expect(heard).toEqual([[changes]]);
    expect(heard[0]?.[0]).not.toBe(changes);
    stop();
    tell?.(changes);
    expect(heard).toHaveLength(1);
  });

  test('sends nothing to a destroyed window', () => {
    const tell = watching.get(String(window.contents.id));
    window.destroy();
    expect(() => tell?.(changes)).not.toThrow();
  });
});

function strangeWindow(): Sender {
  const stranger = fakeContents();
  return { sender: stranger.contents, senderFrame: stranger.frame };
}

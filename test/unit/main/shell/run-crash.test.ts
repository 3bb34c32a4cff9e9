import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { saveCrashReport } from '../../../../main/shell/crash-report.ts';
import { channels } from '../../../../shared/bridge/channels.ts';
import { calls, queries } from '../../../../shared/bridge/contract/areas.ts';
import { operations } from '../../../../shared/domain/registry.ts';
import { createFakeElectron, type FakeElectron } from '../../../support/electron-fake/electron.ts';
import { fakeEvent } from '../../../support/electron-fake/event.ts';
import { loadedWith } from '../../../support/electron-fake/load.ts';
import type { FakeWindow } from '../../../support/electron-fake/window.ts';
import { temporaryFolder } from '../../../support/test-desk.ts';

const { argv } = process;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let fake: FakeElectron;
let desk: string;
let bugs: unknown[];

beforeEach(async () => {
  folder = await temporaryFolder();
  fake = createFakeElectron({ hasFile: () => true, isPackaged: true });
  desk = join(folder.path, 'desk');
  bugs = [];
  await mkdir(join(folder.path, 'built', 'renderer'), { recursive: true });
  await mkdir(desk);
  await writeFile(join(folder.path, 'built', 'renderer', 'index.html'), 'the page');
  await writeFile(join(desk, 'secret.txt'), 'secret');
  saveCrashReport(folder.path, { report: 'Deskside 0.1.0\nError: a bug', folder: desk });
  process.argv = ['deskside', '--desk', desk, '--after-crash'];
  vi.stubEnv('APPIMAGE', undefined);
});

afterEach(async () => {
  process.argv = argv;
  vi.unstubAllEnvs();
  await folder.remove();
});

/** Starts the program after a fault, as its first file does. */
async function started(): Promise<FakeWindow> {
  fake.app.becomeReady();
  const { runCrash, listenForDestinations: hearDestinations } = await loadedWith(fake.electron, async () => ({
    ...(await import('../../../../main/shell/run-crash.ts')),
    ...(await import('../../../../main/shell/single-instance.ts')),
  }));
  const log = { info: () => undefined, warn: () => undefined, bug: (error: unknown) => void bugs.push(error) };
  await runCrash({
    built: join(folder.path, 'built'),
    dataFolder: folder.path,
    log,
    destinations: hearDestinations(),
  });
  const [window] = fake.windows;
  if (!window) throw new Error('No window was opened');
  return window;
}

function ended(): Promise<void> {
  return vi.waitFor(() => expect(fake.app.hasQuit()).toBe(true));
}

function ask({ contents }: FakeWindow, kind: string, name: string, input: unknown = {}): Promise<unknown> {
  const from = { sender: contents.contents, senderFrame: contents.frame };
  return fake.ipc.invoke(from, channels.call, { kind, name, input, key: 'key-00000001' });
}

const noDesk = {
  ok: false,
  error: { code: 'unavailable', reason: 'desk.none' },
};

describe('the window after a fault', () => {
  test('is small, as closed as any other, and shown once its page is there', async () => {
    const window = await started();
    expect(window.options).toMatchObject({ width: 640, height: 520, show: false });
    expect(window.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      devTools: false,
    });
    expect(fake.record.given('BrowserWindow.loadURL')).toEqual([['app://deskside/']]);
    window.emit('ready-to-show');
    expect(window.state.isVisible).toBe(true);
  });

  test('has the program’s own page, and no file of the computer or of a desk', async () => {
    await started();
    const page = await fake.session.answer('app://deskside/');
    expect([page.status, await page.text()]).toEqual([200, 'the page']);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    for (const path of ['secret.txt', 'body/x', 'file/x', 'crash.json', '../crash.json', '..%2fcrash.json']) {
      expect((await fake.session.answer(`app://deskside/${path}`)).status).toBeGreaterThanOrEqual(400);
    }
    expect((await fake.session.answer('file:///etc/passwd')).status).toBe(403);
    expect(fake.session.requests('media', { url: 'app://deskside/', isMainFrame: true })).toBe(false);
  });

  test('says what happened and where the tickets are', async () => {
    const window = await started();
    expect(await ask(window, 'call', 'desk.status')).toMatchObject({
      ok: true,
      value: { phase: 'crashed', crash: { report: 'Deskside 0.1.0\nError: a bug', folder: desk } },
    });
  });

  test('shows the desk’s folder', async () => {
    const window = await started();
    expect(await ask(window, 'call', 'computer.openFolder')).toEqual({ ok: true, value: {} });
    expect(fake.record.given('shell.openPath')).toEqual([[desk]]);
  });

  test('starts nothing that the report names instead of a folder', async () => {
    saveCrashReport(folder.path, { report: '', folder: join(desk, 'secret.txt') });
    const window = await started();
    expect(await ask(window, 'call', 'computer.openFolder')).toMatchObject({ error: { reason: 'folder.unopened' } });
    expect(fake.record.given('shell.openPath')).toEqual([]);
  });

  test('shows no folder where none was open', async () => {
    saveCrashReport(folder.path, { report: '', folder: null });
    expect(await ask(await started(), 'call', 'computer.openFolder')).toEqual(noDesk);
  });

  test('opens even where the cause is unknown', async () => {
    await writeFile(join(folder.path, 'crash.json'), 'broken');
    expect(await ask(await started(), 'call', 'desk.status')).toMatchObject({
      value: { phase: 'crashed', crash: { report: '', folder: null } },
    });
  });

  test('answers nothing else that a window can ask', async () => {
    const window = await started();
    const known = ['desk.status', 'computer.restart', 'computer.openFolder'];
    const asked: [string, string][] = [
      ...Object.keys(operations).map((name): [string, string] => ['run', name]),
      ...Object.keys(queries).map((name): [string, string] => ['ask', name]),
      ...Object.keys(calls)
        .filter((name) => !known.includes(name))
        .map((name): [string, string] => ['call', name]),
      ...known.flatMap((name): [string, string][] => [
        ['run', name],
        ['ask', name],
      ]),
      ...['constructor', '__proto__', 'toString', ''].map((name): [string, string] => ['call', name]),
    ];
    for (const [kind, name] of asked) expect(await ask(window, kind, name), name).toEqual(noDesk);
    for (const request of [undefined, null, 5, 'desk.status', [], { kind: 'call' }]) {
      const from = { sender: window.contents.contents, senderFrame: window.contents.frame };
      expect(await fake.ipc.invoke(from, channels.call, request)).toEqual(noDesk);
    }
    expect(fake.record.given('app.relaunch')).toEqual([]);
  });

  test('accepts requests of no frame but its own', async () => {
    const window = await started();
    const from = { sender: window.contents.contents, senderFrame: null };
    await expect(fake.ipc.invoke(from, channels.call, { kind: 'call', name: 'desk.status' })).rejects.toThrow(
      'may not call',
    );
  });
});

describe('after a fault', () => {
  test('starting again starts the desk, and not this window once more', async () => {
    const window = await started();
    expect(await ask(window, 'call', 'computer.restart')).toEqual({ ok: true, value: {} });
    expect(fake.record.given('app.relaunch')).toEqual([[{ args: ['--desk', desk] }]]);
    await ended();
  });

  test('a second start gets the desk', async () => {
    await started();
    fake.app.emit('second-instance', fakeEvent(), ['deskside', '--desk', '/evil'], '/', undefined);
    expect(fake.record.given('app.relaunch')).toEqual([[{ args: ['--desk', desk] }]]);
    await ended();
  });

  test('closing the window ends the program', async () => {
    expect((await started()).close()).toBe(true);
    await ended();
    expect(fake.record.given('app.relaunch')).toEqual([]);
  });

  test('there is no menu but the one without which macOS neither copies nor quits', async () => {
    await started();
    const isMac = process.platform === 'darwin';
    expect(fake.record.given('Menu.setApplicationMenu').map(([menu]) => menu === null)).toEqual([!isMac]);
    expect(fake.trays).toEqual([]);
  });

  test('nothing of the desk is opened or changed', async () => {
    await started();
    expect((await readdir(folder.path)).toSorted()).toEqual(['built', 'crash.json', 'desk']);
    expect(await readdir(desk)).toEqual(['secret.txt']);
    expect(bugs).toEqual([]);
  });
});

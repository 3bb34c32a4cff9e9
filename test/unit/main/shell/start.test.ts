import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { NET_SESSION_NAME } from 'electron-updater/out/electronHttpExecutor.js';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { channels } from '../../../../shared/bridge/channels.ts';
import { isBuilt } from '../../../support/built-place.ts';
import { createFakeElectron, type FakeElectron } from '../../../support/electron-fake/electron.ts';
import { fakeEvent } from '../../../support/electron-fake/event.ts';
import { loadedWith } from '../../../support/electron-fake/load.ts';
import type { FakeWindow } from '../../../support/electron-fake/window.ts';
import { keepsNothing } from '../../../support/electron-program.ts';
import { temporaryFolder } from '../../../support/test-desk.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let fake: FakeElectron;
let before: Map<(typeof signals)[number], readonly NodeJS.SignalsListener[]>;
const argv = process.argv;
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

beforeEach(async () => {
  folder = await temporaryFolder();
  before = new Map(signals.map((signal) => [signal, process.listeners(signal)]));
  for (const name of ['XDG_DATA_HOME', 'APPDATA', 'HOME']) vi.stubEnv(name, folder.path);
  vi.stubEnv('DBUS_SYSTEM_BUS_ADDRESS', 'unix:path=/nowhere');
  process.argv = ['electron', '.', '--desk', join(folder.path, 'desk')];
});

afterEach(async () => {
  if (fake.windows.length > 0) {
    fake.app.app.quit();
    await ended();
  }
  for (const signal of signals) {
    for (const listener of process.listeners(signal)) {
      if (!before.get(signal)?.includes(listener)) process.removeListener(signal, listener);
    }
  }
  process.argv = argv;
  vi.unstubAllEnvs();
  await folder.remove();
});

/** Runs the program’s own first file up to a loaded window. */
async function started(options: Parameters<typeof createFakeElectron>[0] = {}): Promise<FakeWindow> {
  fake = createFakeElectron({ hasFile: isBuilt, ...options });
  await loadedWith(fake.electron, () => import('../../../../main/index.ts'));
  fake.app.becomeReady();
  await vi.waitFor(() => expect(names()).toContain('BrowserWindow.loadURL'), { timeout: 20_000 });
  const [window] = fake.windows;
  if (!window) throw new Error('No window was opened');
  keepsNothing(fake, window);
  return window;
}

function ended(): Promise<void> {
  return vi.waitFor(() => expect(fake.app.hasQuit()).toBe(true), { timeout: 20_000 });
}

function ask({ contents }: FakeWindow, kind: string, name: string, input: object): Promise<unknown> {
  return fake.ipc.invoke({ sender: contents.contents, senderFrame: contents.frame }, channels.call, {
    kind,
    name,
    input,
    key: crypto.randomUUID(),
  });
}

function names(when?: 'before ready'): string[] {
  return fake.record.uses.filter(({ isReady }) => !when || !isReady).map(({ name }) => name);
}

describe('the program in Electron', () => {
  test('EC4, EC18: is sandboxed and knows its scheme before Electron is ready, each once', async () => {
    await started();
    expect(names('before ready')).toEqual([
      'app.setPath',
      'app.requestSingleInstanceLock',
      'app.enableSandbox',
      'session.defaultSession.protocol.registerSchemesAsPrivileged',
    ]);
    expect(names().filter((name) => /enableSandbox|registerSchemes/.test(name))).toHaveLength(2);
    expect(fake.record.given('session.defaultSession.protocol.registerSchemesAsPrivileged')).toEqual([
      [[{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]],
    ]);
  });

  test('EC4: is not ended by its own sandbox where it was started without one, and the log says so', async () => {
    await started({ switches: ['no-sandbox'] });
    expect(names()).not.toContain('app.enableSandbox');
    const log = await readFile(join(folder.path, 'Deskside', 'logs', 'main.log'), 'utf8');
    expect(log).toContain('Started without the sandbox');
  });

  test('is guarded before there is a window, and listens to the window before its page loads', async () => {
    await started();
    const order = names();
    const schemes = fake.record.given('session.defaultSession.protocol.handle').map(([scheme]) => scheme);
    expect(schemes).toEqual(['file', 'app']);
    const steps = ['session.defaultSession.protocol.handle', 'ipcMain.handle', 'new BrowserWindow'];
    const places = [...steps, 'BrowserWindow.loadURL'].map((name) => order.lastIndexOf(name));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  test('guards its sessions, and one that comes later too', async () => {
    await started();
    const later = fake.partition('later');
    const page = { url: 'app://deskside/', isMainFrame: true };
    expect([fake.session.requests('media', page), later.requests('media', page)]).toEqual([false, false]);
  });

  test('ES22: asks the network for no dictionary at first, whichever session it makes', async () => {
    await started();
    const updater = fake.partition(NET_SESSION_NAME);
    await new Promise((resolve) => setImmediate(resolve));
    expect([fake.session.fetched, updater.fetched]).toEqual([[], []]);
  });

  test('guards its window', async () => {
    const { contents } = await started();
    expect(contents.opens('file:///etc/passwd')).toBe('deny');
    expect(names()).not.toContain('shell.openExternal');
    expect(contents.opens('https://example.com')).toBe('deny');
    expect(fake.record.given('shell.openExternal')).toEqual([['https://example.com/']]);
    for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview'] as const) {
      expect(contents.listeners(event)).toBe(1);
    }
  });

  test('EC7, EC18: serves its own page with its policy, and no file', async () => {
    await started();
    const page = await fake.session.answer('app://deskside/');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await fake.session.answer('app://other/')).status).toBe(400);
    expect((await fake.session.answer('app://deskside/main/index.ts')).status).toBe(404);
    expect((await fake.session.answer('file:///etc/passwd')).status).toBe(403);
  });

  test('answers its window, and refuses what needs a signed-in agent', async () => {
    const window = await started();
    expect(await ask(window, 'call', 'desk.status', {})).toMatchObject({
      ok: true,
      value: { phase: 'first-run', proposedFolder: join(folder.path, 'desk') },
    });
    expect(await ask(window, 'ask', 'queue.counts', {})).toMatchObject({ ok: false, error: { code: 'locked' } });
  });

  test.each([
    ['its last window is closed', (window: FakeWindow) => void window.close()],
    ...signals.map((signal) => [`it gets ${signal}`, () => void process.emit(signal, signal)] as const),
  ] as const)(
    'asks its window for unsaved words before it ends, and lets go of the desk, when %s',
    async (_when, end) => {
      const window = await started();
      const jane = { name: 'Jane Doe', colour: 'blue', secret: 'three kettles on a roof' };
      const place = { name: 'Test', folder: join(folder.path, 'desk'), timeZone: 'America/New_York' };
      const set = { ...place, startWith: 'osticket', administrator: jane, agents: [] };
      expect(await ask(window, 'call', 'desk.setUp', set)).toMatchObject({ ok: true });
      expect(await ask(window, 'call', 'recovery.kept', {})).toMatchObject({ ok: true });
      expect(await ask(window, 'call', 'desk.status', {})).toMatchObject({ value: { phase: 'open' } });
      const heard: unknown[] = [];
      window.contents.hear(channels.changes, (changes) => void heard.push(changes));
      end(window);
      await ended();
      expect(heard).toContainEqual(expect.objectContaining({ request: { kind: 'save-words' } }));
      const again = await started();
      expect(await ask(again, 'call', 'desk.status', {})).toMatchObject({ ok: true, value: { phase: 'locked' } });
    },
  );

  test('handles signals only once Electron is ready, which takes them over just before that', async () => {
    const count = process.listenerCount('SIGTERM');
    fake = createFakeElectron({ hasFile: isBuilt });
    await loadedWith(fake.electron, () => import('../../../../main/index.ts'));
    expect(process.listenerCount('SIGTERM')).toBe(count);
    fake.app.becomeReady();
    await vi.waitFor(() => expect(process.listenerCount('SIGTERM')).toBe(count + 1), { timeout: 20_000 });
    await vi.waitFor(() => expect(names()).toContain('BrowserWindow.loadURL'), { timeout: 20_000 });
    for (const window of fake.windows) keepsNothing(fake, window);
  });

  test('ends in order too while it still starts, and opens no window any more', async () => {
    process.on('newListener', function heard(name) {
      if (name !== 'SIGTERM') return;
      process.removeListener('newListener', heard);
      queueMicrotask(() => process.emit('SIGTERM', 'SIGTERM'));
    });
    fake = createFakeElectron({ hasFile: isBuilt });
    await loadedWith(fake.electron, () => import('../../../../main/index.ts'));
    fake.app.becomeReady();
    await ended();
    await new Promise((resolve) => setImmediate(resolve));
    expect([fake.windows, fake.trays]).toEqual([[], []]);
    const log = await readFile(join(folder.path, 'Deskside', 'logs', 'main.log'), 'utf8').catch(() => '');
    expect(log).not.toContain('Error');
  });

  test('locks the desk when the computer sleeps', async () => {
    const window = await started();
    const heard: unknown[] = [];
    window.contents.hear(channels.changes, (changes) => void heard.push(changes));
    fake.power.emit('suspend');
    await vi.waitFor(() => expect(heard).toContainEqual(expect.objectContaining({ topics: ['session'] })), {
      timeout: 20_000,
    });
  });

  test('brings its window to the front when it is started a second time', async () => {
    const window = await started();
    window.state.isMinimized = true;
    fake.app.emit('second-instance', fakeEvent(), [], '/', undefined);
    expect([window.state.isMinimized, window.state.isVisible]).toEqual([false, true]);
  });

  test('keeps Chromium’s own files in a folder of the person’s own', async () => {
    await started();
    const [[name, path] = []] = fake.record.given('app.setPath');
    expect([name, basename(String(path))]).toEqual(['userData', 'electron']);
    if (process.platform !== 'win32') expect((await stat(String(path))).mode & 0o777).toBe(0o700);
  });

  test('opens its window again where it was left', async () => {
    const first = await started();
    first.state.bounds = { x: 300, y: 120, width: 1100, height: 800 };
    first.state.isMaximized = true;
    fake.app.app.quit();
    await ended();
    const again = await started();
    expect(again.options).toMatchObject({ x: 300, y: 120, width: 1100, height: 800 });
  });

  test('leaves a second start at once and touches nothing', async () => {
    fake = createFakeElectron({ isFirst: false });
    await loadedWith(fake.electron, () => import('../../../../main/index.ts'));
    expect(names()).toEqual(['app.setPath', 'app.requestSingleInstanceLock', 'app.quit']);
    expect(fake.app.hasQuit()).toBe(true);
  });
});

import { NET_SESSION_NAME } from 'electron-updater/out/electronHttpExecutor.js';
import { beforeEach, describe, expect, test } from 'vitest';
import { createFakeElectron, type FakeElectron } from '../../../support/electron-fake/electron.ts';
import { loadedWith } from '../../../support/electron-fake/load.ts';
import type { FakeSession, Permission } from '../../../support/electron-fake/session.ts';

/** Every permission of electron’s own list: a new one does not compile until it is added here. */
const everyPermission: Readonly<Record<Permission, true>> = {
  ar: true,
  'automatic-fullscreen': true,
  'background-fetch': true,
  'background-sync': true,
  'captured-surface-control': true,
  'clipboard-read': true,
  'clipboard-sanitized-write': true,
  'deprecated-sync-clipboard-read': true,
  'display-capture': true,
  fileSystem: true,
  fullscreen: true,
  geolocation: true,
  'geolocation-approximate': true,
  'hand-tracking': true,
  hid: true,
  'idle-detection': true,
  keyboardLock: true,
  'local-fonts': true,
  'local-network': true,
  'local-network-access': true,
  'loopback-network': true,
  media: true,
  mediaKeySystem: true,
  midi: true,
  midiSysex: true,
  nfc: true,
  notifications: true,
  openExternal: true,
  'payment-handler': true,
  'periodic-background-sync': true,
  'persistent-storage': true,
  pointerLock: true,
  'screen-wake-lock': true,
  sensors: true,
  serial: true,
  'smart-card': true,
  'speaker-selection': true,
  'storage-access': true,
  'system-wake-lock': true,
  'top-level-storage-access': true,
  usb: true,
  vr: true,
  'web-app-installation': true,
  'web-printing': true,
  'window-management': true,
  unknown: true,
};
const permissions = Object.keys(everyPermission) as Permission[]; // Safe: its keys are exactly the permissions.

const page = { url: 'app://deskside/#/queue', isMainFrame: true };
const strangers = [
  { url: 'https://example.com/', isMainFrame: true },
  { url: 'app://deskside.example.com/', isMainFrame: true },
  { url: 'app://deskside/body/abc', isMainFrame: false },
  { url: 'app://deskside/', isMainFrame: false },
  { url: 'null', isMainFrame: true },
];

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

let fake: FakeElectron;
let sessions: Readonly<Record<string, FakeSession>>;

beforeEach(async () => {
  fake = createFakeElectron({ platform: 'linux' });
  const guard = await loadedWith(fake.electron, () => import('../../../../main/shell/session-guard.ts'));
  guard.guardSessions();
  fake.app.becomeReady();
  guard.guardDefaultSession();
  sessions = { default: fake.session, partition: fake.partition(NET_SESSION_NAME) };
});

describe.each(['default', 'partition'])('the session of a window: %s', (name) => {
  function guarded(): FakeSession {
    const session = sessions[name];
    if (!session) throw new Error('No such session');
    return session;
  }

  test('EC5: permits our page to put text on the clipboard, and nothing else', () => {
    const granted = permissions.filter((permission) => guarded().requests(permission, page));
    expect(granted).toEqual(['clipboard-sanitized-write']);
    expect(permissions.filter((permission) => guarded().checks(permission, page))).toEqual(granted);
  });

  test.each(strangers)('permits nothing to %j', (stranger) => {
    expect(permissions.filter((permission) => guarded().requests(permission, stranger))).toEqual([]);
    expect(permissions.filter((permission) => guarded().checks(permission, stranger))).toEqual([]);
  });

  test('EC5: gives no device and no picture of the screen to any page', () => {
    expect((['hid', 'serial', 'usb'] as const).filter((device) => guarded().mayUseDevice(device))).toEqual([]);
    expect(guarded().mayCapture()).toBe(false);
  });

  test('ES13: saves attachments, from where the app serves them, and texts of its own page, and nothing else', () => {
    const { downloads } = guarded();
    expect(downloads('app://deskside/file/abc-123')).toBe(true);
    expect(downloads('blob:app://deskside/1')).toBe(true);
    const strange = [
      'https://example.com/x.exe',
      'app://deskside/index.html',
      'app://other/file/abc',
      'blob:app://other/1',
      'blob:https://example.com/1',
    ];
    expect(strange.filter(downloads)).toEqual([]);
  });

  test('ES22: asks the network for no dictionary', async () => {
    await nextTurn();
    expect([guarded().fetched, guarded().spelling()]).toEqual([[], []]);
  });

  test('EC18: answers every address of a file with a refusal', async () => {
    for (const address of ['file:///etc/passwd', 'file:///C:/x', 'file://server/share', 'file:///']) {
      const response = await guarded().answer(address);
      expect([response.status, await response.text()]).toEqual([403, '']);
    }
  });
});

test('a session that was announced before it was asked for is guarded once', async () => {
  expect(() => fake.app.emit('session-created', fake.session.session)).not.toThrow();
  expect((await fake.session.answer('file:///x')).status).toBe(403);
});

test('an unguarded session, or one guarded too late, requests a dictionary at once', async () => {
  const other = createFakeElectron({ platform: 'linux' });
  other.app.becomeReady();
  const [unguarded, late] = [other.partition('unguarded'), other.partition('late')];
  late.session.setSpellCheckerEnabled(false);
  await nextTurn();
  late.session.setSpellCheckerLanguages([]);
  expect([unguarded.fetched, late.fetched]).toEqual([['en-US'], ['en-US']]);
});

test('an unguarded session grants everything, so the refusals above are ours', () => {
  const other = createFakeElectron();
  other.app.becomeReady();
  const unguarded = other.partition('unguarded');
  expect(permissions.every((permission) => unguarded.requests(permission, page))).toBe(true);
  expect(unguarded.mayUseDevice('usb')).toBe(true);
  expect(unguarded.mayCapture()).toBe(true);
});

import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openComputerSettings } from '../../../../main/shell/computer-settings.ts';
import { keepAlive, stopKeepingAlive } from '../../../../main/shell/keep-alive.ts';
import { collectGarbage, watched } from '../../../support/collected.ts';
import { createFakeElectron, type FakeElectron } from '../../../support/electron-fake/electron.ts';
import { loadedWith } from '../../../support/electron-fake/load.ts';
import { createSimulatedDisk } from '../../../support/simulated-disk.ts';

const icons = join(import.meta.dirname, '../../../../main/shell/public/icons');

function ready(): FakeElectron {
  const fake = createFakeElectron({ platform: 'linux' });
  fake.app.becomeReady();
  return fake;
}

describe('what Electron shows for us', () => {
  test('is collected without a reference, and only then', async () => {
    const thing = watched(() => ({}));
    const kept = new WeakRef(keepAlive(thing.made()));
    thing.made();
    await collectGarbage();
    expect(thing.left()).toBe(1);
    stopKeepingAlive(kept.deref() ?? {});
    await collectGarbage();
    expect(thing.left()).toBe(0);
  });

  test('stays while the program runs: the icon in the tray', async () => {
    const fake = ready();
    const { made, left } = watched(Reflect.get(fake.electron, 'Tray') as (...given: unknown[]) => object);
    const electron = { ...fake.electron, Tray: made };
    const { createTray } = await loadedWith(electron, () => import('../../../../main/shell/tray.ts'));
    const nothing = () => undefined;
    createTray(icons, 'linux', { show: nothing, newTicket: nothing, lock: nothing, quit: nothing });
    await collectGarbage();
    expect(left()).toBe(1);
  });

  test('stays until it is closed: the notice about the tray', async () => {
    const fake = ready();
    // An object that only its own listeners reference, as in electron.
    let shown: WeakRef<EventEmitter> | undefined;
    const { made, left } = watched(() => {
      const notification = Object.assign(new EventEmitter(), { show: () => undefined });
      shown = new WeakRef(notification);
      return notification;
    });
    const electron = { ...fake.electron, Notification: Object.assign(made, { isSupported: () => true }) };
    const settings = await openComputerSettings(createSimulatedDisk(), '/data', 'linux', () => undefined);
    await settings.change({ keepRunning: true });
    const load = () => import('../../../../main/shell/tray-notice.ts');
    const { keepRunningOrQuit } = await loadedWith(electron, load);
    keepRunningOrQuit(
      settings,
      () => true,
      () => undefined,
    )(fake.openWindow({}).window);
    await settings.change({});
    await collectGarbage();
    expect(left()).toBe(1);
    shown?.deref()?.emit('close');
    await collectGarbage();
    expect(left()).toBe(0);
  });
});

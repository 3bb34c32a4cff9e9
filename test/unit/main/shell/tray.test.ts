import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { DeskTray } from '../../../../main/shell/tray.ts';
import { createFakeElectron, type FakeElectron } from '../../../support/electron-fake/electron.ts';
import { loadedWith } from '../../../support/electron-fake/load.ts';

const icons = join(import.meta.dirname, '../../../../main/shell/public/icons');

let fake: FakeElectron;
let done: string[];

beforeEach(() => {
  fake = createFakeElectron();
  fake.app.becomeReady();
  done = [];
});

async function trayOn(platform: NodeJS.Platform): Promise<DeskTray> {
  const { createTray } = await loadedWith(fake.electron, () => import('../../../../main/shell/tray.ts'));
  const action = (name: string) => () => void done.push(name);
  return createTray(icons, platform, {
    show: action('show'),
    newTicket: action('newTicket'),
    lock: action('lock'),
    quit: action('quit'),
  });
}

describe('the icon in the tray', () => {
  test.each([
    ['darwin', 'trayTemplate.png'],
    ['win32', 'tray.ico'],
    ['linux', 'tray.png'],
  ] as const)('is a picture that the system draws well: on %s %s', async (platform, name) => {
    await trayOn(platform);
    const [[path] = []] = fake.record.given('nativeImage.createFromPath');
    expect([basename(String(path)), existsSync(String(path))]).toEqual([name, true]);
  });

  test('has what one wants of a desk whose window is closed', async () => {
    await trayOn('linux');
    const menu = fake.trays[0]?.menu();
    for (const { label } of menu?.items ?? []) if (label) menu?.choose(label);
    expect(done).toEqual(['show', 'newTicket', 'lock', 'quit']);
    // The tray is the same for every window state, so it offers nothing that depends on it.
    expect(menu?.items.filter(({ enabled }) => enabled === false)).toEqual([]);
  });

  test('shows the desk when it is pressed', async () => {
    await trayOn('win32');
    fake.trays[0]?.emit('click');
    expect(done).toEqual(['show']);
  });

  test('shows the program’s name, and after that the given text', async () => {
    const tray = await trayOn('linux');
    expect(fake.trays[0]?.tip()).toBe('Deskside');
    tray.setTip('3 open, 1 overdue');
    expect(fake.trays[0]?.tip()).toBe('Deskside: 3 open, 1 overdue');
    tray.setTip(undefined);
    expect([fake.trays[0]?.tip(), fake.trays.length]).toEqual(['Deskside', 1]);
  });
});

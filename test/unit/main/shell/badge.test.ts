import type { NativeImage } from 'electron';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Badge } from '../../../../main/shell/badge.ts';
import { createFakeElectron, type FakeElectron } from '../../../support/electron-fake/electron.ts';
import { loadedWith } from '../../../support/electron-fake/load.ts';
import type { FakeWindow } from '../../../support/electron-fake/window.ts';

let fake: FakeElectron;
let images: number;

// Safe: it is only handed on, and compared.
const image = { name: 'overlay' } as unknown as NativeImage;

beforeEach(() => {
  fake = createFakeElectron();
  fake.app.becomeReady();
  images = 0;
});

async function on(platform: NodeJS.Platform): Promise<Badge> {
  const { createBadge } = await loadedWith(fake.electron, () => import('../../../../main/shell/badge.ts'));
  return createBadge(platform, () => {
    images += 1;
    return image;
  });
}

function added(badge: Badge): FakeWindow {
  const window = fake.openWindow({});
  badge.addWindow(window.window);
  return window;
}

function marks(): (readonly unknown[])[] {
  return fake.record.given('BrowserWindow.setOverlayIcon');
}

describe('the mark on the program’s icon', () => {
  test.each(['darwin', 'linux'] as const)(
    'N13: is the number that needs somebody on %s, and goes with it',
    async (platform) => {
      const badge = await on(platform);
      added(badge).emit('show');
      badge.show({ open: 5, overdue: 1, needing: 3 });
      badge.show({ open: 2, overdue: 0, needing: 0 });
      badge.show(null);
      expect(fake.record.given('app.setBadgeCount')).toEqual([[3], [0], [0]]);
      expect([marks(), images]).toEqual([[], 0]);
    },
  );

  test('N13: is an image with a description on every window’s button on Windows, and is removed with its window', async () => {
    const badge = await on('win32');
    added(badge);
    added(badge);
    badge.show({ open: 5, overdue: 1, needing: 3 });
    expect(marks()).toEqual([
      [image, '5 open, 1 overdue'],
      [image, '5 open, 1 overdue'],
    ]);
    badge.show({ open: 5, overdue: 0, needing: 0 });
    badge.show(null);
    expect(marks().slice(2)).toEqual(Array.from({ length: 4 }, () => [null, '']));
    expect([images, fake.record.given('app.setBadgeCount')]).toEqual([1, []]);
  });

  test('comes with a window that is shown later, and asks nothing of one that is closed', async () => {
    const badge = await on('win32');
    badge.show({ open: 1, overdue: 1, needing: 1 });
    const window = added(badge);
    expect(marks()).toEqual([]);
    window.emit('show');
    expect(marks()).toEqual([[image, '1 open, 1 overdue']]);
    window.emit('closed');
    badge.show(null);
    expect(marks()).toHaveLength(1);
  });
});

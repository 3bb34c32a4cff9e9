import { beforeEach, describe, expect, test } from 'vitest';
import { createFakeElectron, type FakeElectron } from '../../../support/electron-fake/electron.ts';
import { fakeEvent } from '../../../support/electron-fake/event.ts';
import { loadedWith } from '../../../support/electron-fake/load.ts';
import { type FakeWindow, fakeWindow } from '../../../support/electron-fake/window.ts';

let fake: FakeElectron;
let window: FakeWindow;

beforeEach(async () => {
  fake = createFakeElectron();
  window = fakeWindow(fake.record, { show: false });
  const load = () => import('../../../../main/shell/single-instance.ts');
  const { showOnSecondStart } = await loadedWith(fake.electron, load);
  showOnSecondStart(window.window);
});

function startAgain(...words: string[]): string[] {
  const before = fake.record.uses.length;
  fake.app.emit('second-instance', fakeEvent(), ['deskside', ...words], '/', { open: 'x' });
  return fake.record.uses.slice(before).map(({ name }) => name);
}

describe('a second start', () => {
  test('brings the window to the front', () => {
    expect(startAgain()).toEqual(['BrowserWindow.show', 'BrowserWindow.focus']);
  });

  test('brings it back from the dock', () => {
    window.state.isMinimized = true;
    expect(startAgain()).toEqual(['BrowserWindow.restore', 'BrowserWindow.show', 'BrowserWindow.focus']);
  });

  test('does no more than that, whatever its command line says', () => {
    const words = ['--desk', '/other', '--inspect', '--no-sandbox', 'deskside://open', 'https://example.com/'];
    expect(startAgain(...words)).toEqual(['BrowserWindow.show', 'BrowserWindow.focus']);
  });

  test('finds no window any more and does nothing', () => {
    window.contents.destroy();
    expect(startAgain()).toEqual([]);
  });
});

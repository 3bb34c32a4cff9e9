import { beforeEach, describe, expect, test } from 'vitest';
import { createFakeElectron, type FakeElectron } from '../../../support/electron-fake/electron.ts';
import { fakeEvent } from '../../../support/electron-fake/event.ts';
import { loadedWith } from '../../../support/electron-fake/load.ts';
import { type FakeContents, fakeContents } from '../../../support/electron-fake/web-contents.ts';

let fake: FakeElectron;
let outside: string[];

beforeEach(async () => {
  fake = createFakeElectron();
  outside = [];
  const { guardContents } = await loadedWith(fake.electron, () => import('../../../../main/shell/contents-guard.ts'));
  guardContents((address) => void outside.push(address));
});

/** Contents as electron announces them, for any creator. */
function made(): FakeContents {
  const contents = fakeContents();
  fake.app.emit('web-contents-created', fakeEvent(), contents.contents);
  return contents;
}

/** Which of the three ways of going somewhere were stopped. */
function stopped(contents: FakeContents, url: string, isMainFrame = true): boolean[] {
  const events = [1, 2, 3].map(() => fakeEvent({ url, isMainFrame, isSameDocument: false, frame: null }));
  const [navigating, redirecting, inFrame] = events;
  if (navigating) contents.emit('will-navigate', navigating);
  if (redirecting) contents.emit('will-redirect', redirecting);
  if (inFrame) contents.emit('will-frame-navigate', inFrame);
  return events.map((event) => event.defaultPrevented);
}

describe('contents of any kind', () => {
  test.each(['window', 'browserView', 'backgroundPage', 'webview', 'remote'])('are guarded: a %s', () => {
    const contents = made();
    expect(stopped(contents, 'https://example.com/')).toEqual([true, true, true]);
    expect(stopped(contents, 'app://deskside.example.com/')).toEqual([true, true, true]);
    expect(contents.opens('https://example.com/')).toBe('deny');
  });

  test('EC13: navigate to the page of the app, and frames to bodies', () => {
    const contents = made();
    expect(stopped(contents, 'app://deskside/')).toEqual([false, false, false]);
    expect(stopped(contents, 'app://deskside/body/abc', false)).toEqual([false, false, false]);
    expect(stopped(contents, 'app://deskside/', false)).toEqual([true, true, true]);
  });

  test('stay where they are when an address makes no sense', () => {
    for (const address of ['', 'javascript:', 'http://[', '\0', 'x'.repeat(100_000)]) {
      expect(stopped(made(), address)).toEqual([true, true, true]);
    }
  });

  test('EC12: hold no page within a page', () => {
    const contents = made();
    const event = fakeEvent();
    contents.emit('will-attach-webview', event, {}, { src: 'app://deskside/' });
    expect(event.defaultPrevented).toBe(true);
  });

  test.each(['https://example.com/', 'javascript:alert(1)', 'app://deskside/', 'http://[', '', '\0'])(
    'EC14: open no window, whatever the address: %j',
    (address) => {
      expect(made().opens(address)).toBe('deny');
      expect(outside).toEqual([address]);
    },
  );
});

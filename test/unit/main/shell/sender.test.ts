import type { WebContents, WebFrameMain } from 'electron';
import { describe, expect, test } from 'vitest';
import { isTrusted } from '../../../../main/shell/sender.ts';
import { fakeFrame } from '../../../support/electron-fake/frame.ts';

/** Everything about the sender is right, but for what a test changes. */
function trusted(frame: WebFrameMain | null, contents: { id?: number; isDestroyed?: boolean } = {}): boolean {
  const { id = 7, isDestroyed = false } = contents;
  // Safe: these are the members that the rule may look at.
  const sender = { id, isDestroyed: () => isDestroyed, mainFrame: frame } as WebContents;
  return isTrusted({ sender, senderFrame: frame }, new Set([7]));
}

describe('a sender', () => {
  test('is trusted when it is the top frame of a known window and shows our origin', () => {
    expect(trusted(fakeFrame())).toBe(true);
  });

  test.each([
    'https://example.com',
    'null',
    '',
    'about:blank',
    'file://',
    'app://',
    'app://deskside/',
    'app://DESKSIDE',
    'app://deskside:80',
    'app://deskside.example.com',
    'app://evil',
  ])('is not trusted when it shows the origin %j', (origin) => {
    expect(trusted(fakeFrame({ origin }))).toBe(false);
  });

  test('EC17: is not trusted on its address alone', () => {
    expect(trusted(fakeFrame({ origin: 'null', url: 'app://deskside/' }))).toBe(false);
  });

  test('is not trusted when its frame is none, gone, detached or within another', () => {
    expect(trusted(null)).toBe(false);
    expect(trusted(fakeFrame({ isDestroyed: true }))).toBe(false);
    expect(trusted(fakeFrame({ isDetached: true }))).toBe(false);
    expect(trusted(fakeFrame({ parent: fakeFrame() }))).toBe(false);
  });

  test('is not trusted when its frame is not the one that its window shows', () => {
    const sender = { id: 7, isDestroyed: () => false, mainFrame: fakeFrame() } as WebContents;
    expect(isTrusted({ sender, senderFrame: fakeFrame() }, new Set([7]))).toBe(false);
  });

  test('is not trusted when its window is gone or not known', () => {
    expect(trusted(fakeFrame(), { isDestroyed: true })).toBe(false);
    expect(trusted(fakeFrame(), { id: 8 })).toBe(false);
  });
});

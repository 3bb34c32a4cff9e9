import { describe, expect, test } from 'vitest';
import { type Chord, isPressed, shortcutOf, signsOf, wordsOf } from '../../../../renderer/ui/chord.ts';

const nothing = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe('keys are named as they are printed', () => {
  test.each<[Chord, string, string]>([
    ['Mod+N', 'Ctrl N', '⌘ N'],
    ['Mod+Enter', 'Ctrl ⏎', '⌘ ⏎'],
    ['Mod+Shift+Enter', 'Ctrl ⇧ ⏎', '⇧ ⌘ ⏎'],
    ['F6', 'F6', 'F6'],
    ['Alt+ArrowLeft', 'Alt ←', '⌥ ←'],
  ])('%s on a button reads %s, and on a Mac %s', (chord, elsewhere, mac) => {
    expect([signsOf(chord, false), signsOf(chord, true)]).toEqual([elsewhere, mac]);
  });

  test.each<[Chord, string, string]>([
    ['Mod+N', 'Ctrl+N', '⌘N'],
    ['Mod+Shift+P', 'Ctrl+Shift+P', '⇧⌘P'],
    ['Alt+ArrowUp', 'Alt+↑', '⌥↑'],
  ])('%s in a sentence reads %s, and on a Mac %s', (chord, elsewhere, mac) => {
    expect([wordsOf(chord, false), wordsOf(chord, true)]).toEqual([elsewhere, mac]);
  });

  test('screen readers get Control, and on a Mac Meta', () => {
    expect(shortcutOf('Mod+Shift+Enter', false)).toBe('Control+Shift+Enter');
    expect(shortcutOf('Mod+Shift+Enter', true)).toBe('Meta+Shift+Enter');
  });
});

describe('keys are pressed', () => {
  test('with Ctrl, and on a Mac with the command key; the other one is no key of ours', () => {
    const withCtrl = { ...nothing, ctrlKey: true, key: 'n' };
    const withCommand = { ...nothing, metaKey: true, key: 'n' };
    expect([withCtrl, withCommand].map((event) => isPressed('Mod+N', event, false))).toEqual([true, false]);
    expect([withCtrl, withCommand].map((event) => isPressed('Mod+N', event, true))).toEqual([false, true]);
  });

  test('whatever letter Shift makes of the key', () => {
    const pressed = { ...nothing, ctrlKey: true, shiftKey: true, key: 'P' };
    expect(isPressed('Mod+Shift+P', pressed, false)).toBe(true);
    expect(isPressed('Mod+P', pressed, false)).toBe(false);
  });

  test('only together with no other modifier', () => {
    const pressed = { ...nothing, ctrlKey: true, key: 'p' };
    for (const more of ['altKey', 'metaKey', 'shiftKey']) {
      expect(isPressed('Mod+P', { ...pressed, [more]: true }, false), more).toBe(false);
    }
    const withAlt = { ...nothing, altKey: true, key: 'ArrowLeft' };
    expect(isPressed('Alt+ArrowLeft', withAlt, false)).toBe(true);
    expect(isPressed('Alt+ArrowLeft', { ...withAlt, altKey: false }, false)).toBe(false);
    expect(isPressed('F6', { ...nothing, key: 'F6' }, false)).toBe(true);
    expect(isPressed('F6', { ...pressed, key: 'F6' }, false)).toBe(false);
  });
});

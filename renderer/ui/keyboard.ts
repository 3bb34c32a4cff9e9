import { type Chord, isPressed, shortcutOf, signsOf, wordsOf } from './chord.ts';

/** Whether the keyboard is a Mac’s. */
export const isMac = /^mac/i.test(navigator.platform);

export function keySigns(chord: Chord): string {
  return signsOf(chord, isMac);
}

export function keyWords(chord: Chord): string {
  return wordsOf(chord, isMac);
}

export function keyShortcut(chord: Chord): string {
  return shortcutOf(chord, isMac);
}

type Pressed = Parameters<typeof isPressed>[1];

export function hasPressed(chord: Chord, event: Pressed): boolean {
  return isPressed(chord, event, isMac);
}

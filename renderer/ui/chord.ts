/** A key combination. `Mod` is the system’s command modifier: ⌘ on a Mac, otherwise Ctrl. */
export type Chord = `${'Mod+' | ''}${'Alt+' | ''}${'Shift+' | ''}${string}`;

type Pressed = Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'key'>;

const signs: Readonly<Record<string, string>> = {
  Enter: '⏎',
  Shift: '⇧',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
};

/** Keys whose names are too long for a sentence. */
const arrows = /^Arrow/;

/** For buttons: `Ctrl ⇧ ⏎`, on a Mac `⇧ ⌘ ⏎`. */
export function signsOf(chord: Chord, isMac: boolean): string {
  return partsOf(chord, isMac)
    .map((part) => signs[part] ?? part)
    .join(' ');
}

/** For sentences: `Ctrl+N`, on a Mac `⌘N`. */
export function wordsOf(chord: Chord, isMac: boolean): string {
  if (isMac) return signsOf(chord, isMac).replaceAll(' ', '');
  return partsOf(chord, isMac)
    .map((part) => (arrows.test(part) ? (signs[part] ?? part) : part))
    .join('+');
}

/** The value of `aria-keyshortcuts`. */
export function shortcutOf(chord: Chord, isMac: boolean): string {
  return chord.replace('Mod', isMac ? 'Meta' : 'Control');
}

/**
 * Whether exactly these keys are pressed. The other system’s modifier does not count: on a Mac, Ctrl moves the caret.
 */
export function isPressed(chord: Chord, pressed: Pressed, isMac: boolean): boolean {
  const { ctrlKey, metaKey, altKey, shiftKey, key } = pressed;
  const parts = chord.split('+');
  const [wanted, unwanted] = isMac ? [metaKey, ctrlKey] : [ctrlKey, metaKey];
  return (
    wanted === parts.includes('Mod') &&
    shiftKey === parts.includes('Shift') &&
    !unwanted &&
    altKey === parts.includes('Alt') &&
    key.toLowerCase() === parts.at(-1)?.toLowerCase()
  );
}

const macSigns: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥' };

/** Modifiers in the system’s order, which differs on a Mac. */
function partsOf(chord: Chord, isMac: boolean): string[] {
  const parts = chord.split('+');
  if (!isMac) return parts.map((part) => (part === 'Mod' ? 'Ctrl' : part));
  const modifiers = ['Alt', 'Shift', 'Mod'].filter((modifier) => parts.includes(modifier));
  return [...modifiers, ...parts.slice(-1)].map((part) => macSigns[part] ?? part);
}

/**
 * Keys that are pressed together, as our own files write them. `Mod` is the key that programs' commands go with: Ctrl,
 * and on a Mac the command key.
 */
export type Chord = `${'Mod+' | ''}${'Shift+' | ''}${string}`;

type Pressed = Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'key'>;

const signs: Readonly<Record<string, string>> = { Enter: '⏎', Shift: '⇧' };

/** As it is printed on a button: `Ctrl ⇧ ⏎`, on a Mac `⇧ ⌘ ⏎`. */
export function signsOf(chord: Chord, isMac: boolean): string {
  return partsOf(chord, isMac)
    .map((part) => signs[part] ?? part)
    .join(' ');
}

/** As it stands in a sentence: `Ctrl+N`, on a Mac `⌘N`. */
export function wordsOf(chord: Chord, isMac: boolean): string {
  return isMac ? signsOf(chord, isMac).replaceAll(' ', '') : partsOf(chord, isMac).join('+');
}

/** As `aria-keyshortcuts` wants it. */
export function shortcutOf(chord: Chord, isMac: boolean): string {
  return chord.replace('Mod', isMac ? 'Meta' : 'Control');
}

/** Whether exactly these keys are pressed. The other system's key of commands is not one: on a Mac Ctrl moves in texts. */
export function isPressed(chord: Chord, pressed: Pressed, isMac: boolean): boolean {
  const { ctrlKey, metaKey, altKey, shiftKey, key } = pressed;
  const parts = chord.split('+');
  const [wanted, unwanted] = isMac ? [metaKey, ctrlKey] : [ctrlKey, metaKey];
  return (
    wanted === parts.includes('Mod') &&
    shiftKey === parts.includes('Shift') &&
    !unwanted &&
    !altKey &&
    key.toLowerCase() === parts.at(-1)?.toLowerCase()
  );
}

/** A Mac names the modifiers in an order of its own. */
function partsOf(chord: Chord, isMac: boolean): string[] {
  const parts = chord.split('+');
  if (!isMac) return parts.map((part) => (part === 'Mod' ? 'Ctrl' : part));
  const modifiers = ['Shift', 'Mod'].filter((modifier) => parts.includes(modifier));
  return [...modifiers, ...parts.slice(-1)].map((part) => (part === 'Mod' ? '⌘' : part));
}

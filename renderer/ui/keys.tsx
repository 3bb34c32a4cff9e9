import type { Chord } from './chord.ts';
import { keySigns } from './keyboard.ts';
import styles from './keys.module.css';

/** A key combination as printed on a keyboard, such as `Ctrl ⏎`. Screen readers use `aria-keyshortcuts` instead. */
export function Keys({ chord }: { readonly chord: Chord }) {
  return (
    <span className={styles.keys} data-keys aria-hidden="true">
      {keySigns(chord)}
    </span>
  );
}

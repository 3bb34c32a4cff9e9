import type { Chord } from './chord.ts';
import { keySigns } from './keyboard.ts';
import styles from './keys.module.css';

/** Keys as they are printed on a keyboard, such as `Ctrl ⏎`. Readers of screens are told by `aria-keyshortcuts` instead. */
export function Keys({ chord }: { readonly chord: Chord }) {
  return (
    <span className={styles.keys} data-keys aria-hidden="true">
      {keySigns(chord)}
    </span>
  );
}

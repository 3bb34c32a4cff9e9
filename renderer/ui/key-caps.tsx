import type { Chord } from './chord.ts';
import styles from './key-caps.module.css';
import { keySigns } from './keyboard.ts';

/** The keys of a shortcut, one after the other. Screen readers use `aria-keyshortcuts` or the words beside it instead. */
export function KeyCaps({ chord }: { readonly chord: Chord }) {
  return (
    <span className={styles.caps} aria-hidden="true">
      {keySigns(chord)
        .split(' ')
        .map((sign) => (
          <kbd key={sign} className={styles.cap}>
            {sign}
          </kbd>
        ))}
    </span>
  );
}

import styles from './keys.module.css';

/** Keys as they are printed on a keyboard, such as `Ctrl ⏎`. Readers of screens are told by `aria-keyshortcuts` instead. */
export function Keys({ keys }: { readonly keys: string }) {
  return (
    <span className={styles.keys} data-keys aria-hidden="true">
      {keys}
    </span>
  );
}

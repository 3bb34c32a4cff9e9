import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';
import type { Chord } from './chord.ts';
import { keyShortcut } from './keyboard.ts';
import { Keys } from './keys.tsx';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'className'> {
  /** `primary` is the one main action of a screen; `note` its counterpart on the note's paper. */
  readonly look?: 'primary' | 'secondary' | 'quiet' | 'note' | 'icon';
  readonly icon?: ReactNode;
  /** The keys that do the same, shown on the button. */
  readonly keys?: Chord;
  readonly wide?: boolean;
}

export function Button({ look = 'secondary', icon, keys, wide, children, type = 'button', ...rest }: ButtonProps) {
  const classes = [styles.button, styles[look], wide ? styles.wide : ''].join(' ');
  return (
    <button {...(keys && { 'aria-keyshortcuts': keyShortcut(keys) })} {...rest} type={type} className={classes}>
      {icon}
      {children !== undefined && <span className={styles.words}>{children}</span>}
      {keys !== undefined && <Keys chord={keys} />}
    </button>
  );
}

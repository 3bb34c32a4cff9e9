import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import styles from './button.module.css';
import type { Chord } from './chord.ts';
import { keyShortcut } from './keyboard.ts';
import { Keys } from './keys.tsx';
import { useReadOnly } from './read-only.tsx';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'className'> {
  /** `primary` is the one main action of a screen; `note` its counterpart on the note's paper. */
  readonly look?: 'primary' | 'secondary' | 'quiet' | 'note' | 'icon';
  /** Takes something away for good. */
  readonly danger?: boolean;
  readonly icon?: ReactNode;
  /** The keys that do the same, shown on the button. */
  readonly keys?: Chord;
  readonly wide?: boolean;
}

/**
 * One that changes something is off where nothing can be changed. One that cannot be pressed for now keeps the keyboard: the browser would take it away for good.
 */
export function Button(props: ButtonProps) {
  const { look = 'secondary', danger, icon, keys, wide, children, type = 'button', disabled = false, ...rest } = props;
  const { onClick, ...others } = rest;
  const isReadOnly = useReadOnly() !== null;
  const isOff = disabled || (isReadOnly && (type === 'submit' || danger));
  const classes = [styles.button, styles[look], wide ? styles.wide : ''].join(' ');
  return (
    <button
      {...(keys && { 'aria-keyshortcuts': keyShortcut(keys) })}
      {...others}
      {...(isOff && { 'aria-disabled': true })}
      data-danger={danger}
      type={type}
      className={classes}
      onClick={isOff ? refuse : onClick}
    >
      {icon}
      {children !== undefined && <span className={styles.words}>{children}</span>}
      {keys !== undefined && <Keys chord={keys} />}
    </button>
  );
}

/** Pressing Enter in a form's field presses its button, too. */
function refuse(event: MouseEvent): void {
  event.preventDefault();
}

import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import styles from './button.module.css';
import type { Chord } from './chord.ts';
import { keyShortcut } from './keyboard.ts';
import { Keys } from './keys.tsx';
import { useReadOnly } from './read-only.tsx';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'className'> {
  /** `primary` is a screen’s one main action; `note` the same on the background of notes. */
  readonly look?: 'primary' | 'secondary' | 'quiet' | 'note' | 'icon';
  /** For actions that cannot be undone. */
  readonly danger?: boolean;
  readonly icon?: ReactNode;
  /** The keyboard shortcut shown on the button. */
  readonly keys?: Chord;
  readonly wide?: boolean;
  /** Only the button itself does what it says; Ctrl+Enter from elsewhere doesn’t. */
  readonly isDeliberate?: boolean;
}

/**
 * Buttons that change data are disabled while the window is read-only. Disabled buttons stay focusable, because a
 * browser drops the focus of a natively disabled one.
 */
export function Button(props: ButtonProps) {
  const { look = 'secondary', danger, icon, keys, wide, children, type = 'button', disabled = false, ...rest } = props;
  const { onClick, isDeliberate = false, ...others } = rest;
  const isReadOnly = useReadOnly() !== null;
  const isOff = disabled || (isReadOnly && (type === 'submit' || danger));
  const classes = [styles.button, styles[look], wide ? styles.wide : ''].join(' ');
  return (
    <button
      {...(keys && { 'aria-keyshortcuts': keyShortcut(keys) })}
      {...others}
      {...(isOff && { 'aria-disabled': true })}
      data-danger={danger}
      data-main={look === 'primary' ? (isDeliberate ? 'deliberate' : true) : undefined}
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

/** Enter in a form field also clicks its submit button. */
function refuse(event: MouseEvent): void {
  event.preventDefault();
}

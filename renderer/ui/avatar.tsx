import { useLayoutEffect, useRef } from 'react';
import styles from './avatar.module.css';

/** The fraction of the circle’s width available to the letters. */
const room = 0.84;

/** A person’s initials on their color. Hidden from screen readers, because the name is beside it. */
export function Avatar({
  initials,
  colour,
  size = 24,
}: {
  readonly initials: string;
  readonly colour: string;
  readonly size?: 18 | 24 | 32 | 40 | 56;
}) {
  const letters = useRef<HTMLSpanElement>(null);
  // Some letters and emoji are wider than others; only measuring shows whether they fit.
  useLayoutEffect(() => {
    const element = letters.current;
    if (!element) return;
    const share = (size * room) / Math.max(1, element.offsetWidth);
    element.style.scale = String(Math.min(1, share));
  });
  return (
    <span className={styles.avatar} data-colour={colour} data-size={size} aria-hidden="true">
      <span ref={letters} className={styles.letters}>
        {initials}
      </span>
    </span>
  );
}

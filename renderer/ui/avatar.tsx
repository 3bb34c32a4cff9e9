import { useLayoutEffect, useRef } from 'react';
import styles from './avatar.module.css';

/** The part of a circle's width that letters may take. */
const room = 0.84;

/** A person's initials on their colour. The name stands beside it, so it says nothing itself. */
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
  // Two emoji or letters of some scripts are wider than two Latin ones, and how wide only the font knows.
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

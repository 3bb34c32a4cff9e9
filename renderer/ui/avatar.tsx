import styles from './avatar.module.css';
import { lettersWidth } from './letters-width.ts';

/** The fraction of the circle’s width available to the letters. */
const room = 0.84;

/** The font sizes of the style sheet, by the width of the circle. */
const fontSizes = { 18: 8, 24: 10, 32: 12, 40: 15, 56: 22 } as const;

/** A person’s initials on their color. Hidden from screen readers, because the name is beside it. */
export function Avatar({
  initials,
  colour,
  size = 24,
}: {
  readonly initials: string;
  readonly colour: string;
  readonly size?: keyof typeof fontSizes;
}) {
  // Some letters and emoji are wider than others; only measuring shows whether they fit.
  const share = (size * room) / (lettersWidth(initials) * fontSizes[size]);
  return (
    <span className={styles.avatar} data-colour={colour} data-size={size} aria-hidden="true">
      <span className={styles.letters} style={share < 1 ? { scale: String(share) } : undefined}>
        {initials}
      </span>
    </span>
  );
}

import { useText } from '../i18n/text.tsx';
import styles from './navigation.module.css';

interface CountMarkProps {
  readonly count: number;
  /** Whether somebody waits for what is counted. */
  readonly isWaiting: boolean;
}

/** The most that a badge on an icon has room for. */
const mostOnIcon = 99;

/** How many a place of the navigation holds: at the end of its line, or as a badge on its icon. */
export function CountMark({ count, isWaiting }: CountMarkProps) {
  const text = useText();
  const whole = text('nav.total', { count });
  const isOver = count > mostOnIcon;
  return (
    <span className={styles.count} data-waiting={isWaiting} data-empty={count === 0} aria-hidden="true">
      <span className={isOver ? styles.whole : undefined}>{whole}</span>
      {isOver && <span className={styles.brief}>{text('nav.total.over', { count: mostOnIcon })}</span>}
    </span>
  );
}

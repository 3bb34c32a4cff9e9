import type { ReactNode } from 'react';
import styles from './queue-row.module.css';

export interface DenseRowProps {
  readonly isOneLine: boolean;
  readonly who: ReactNode;
  readonly summary: ReactNode;
  /** Status, priority and assignee; of the first two only the glyphs are shown. */
  readonly state: ReactNode;
  readonly marks: ReactNode;
  readonly end: ReactNode;
}

/** A row of two lines: requester and due time; state, summary and number. Or all of it in one line. */
export function DenseRow({ isOneLine, who, summary, state, marks, end }: DenseRowProps) {
  const glyphs = <span className={styles.glyphs}>{state}</span>;
  if (isOneLine) {
    return (
      <span className={styles.line}>
        <span className={styles.only}>
          {glyphs}
          {summary}
          {who}
        </span>
        {marks}
        {end}
      </span>
    );
  }
  return (
    <>
      <span className={styles.line}>
        {who}
        {marks}
      </span>
      <span className={styles.line}>
        <span className={styles.only}>
          {glyphs}
          {summary}
        </span>
        {end}
      </span>
    </>
  );
}

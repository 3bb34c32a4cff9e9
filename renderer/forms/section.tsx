import { type ReactNode, useId } from 'react';
import styles from './settings.module.css';

export interface SectionProps {
  readonly title: string;
  readonly icon: ReactNode;
  readonly words?: string;
  readonly children: ReactNode;
}

/** A card with related settings. */
export function Section({ title, icon, words, children }: SectionProps) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <header className={styles.sectionHead}>
        <span className={styles.icon}>{icon}</span>
        <h2 id={id} className={styles.sectionTitle}>
          {title}
        </h2>
      </header>
      {words && <p className={styles.sectionWords}>{words}</p>}
      {children}
    </section>
  );
}

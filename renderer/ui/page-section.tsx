import { type KeyboardEvent, type ReactNode, type RefObject, useId } from 'react';
import styles from './page-section.module.css';
import { useRegion } from './region.tsx';

export interface PageSectionProps {
  readonly title: string;
  readonly words: string;
  /** Actions on the page as a whole, beside its title. */
  readonly action?: ReactNode;
  readonly ref?: RefObject<HTMLElement | null>;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly children: ReactNode;
}

/** A page with a title, an introduction and content. */
export function PageSection({ title, words, action, ref, onKeyDown, children }: PageSectionProps) {
  const titleId = useId();
  const region = useRegion('page', {}, ref);
  return (
    <section {...region} className={styles.page} aria-labelledby={titleId} tabIndex={-1} onKeyDown={onKeyDown}>
      <header className={styles.head}>
        <div>
          <h1 id={titleId} className={styles.title}>
            {title}
          </h1>
          <p className={styles.words}>{words}</p>
        </div>
        {action}
      </header>
      {children}
    </section>
  );
}

export function PageList({ label, children }: { readonly label?: string; readonly children: ReactNode }) {
  return (
    <ul className={styles.list} aria-label={label}>
      {children}
    </ul>
  );
}

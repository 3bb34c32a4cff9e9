import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './settings.module.css';

/** An error, shown under the control that caused it. */
export function Problem({ id, children }: { readonly id?: string; readonly children: ReactNode }) {
  return (
    <p id={id} className={styles.problem} role="alert">
      <TriangleAlert size={15} aria-hidden="true" />
      <span>{children}</span>
    </p>
  );
}

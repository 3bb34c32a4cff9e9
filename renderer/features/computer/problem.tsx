import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './computer.module.css';

/** Why something was not done, under what it was asked of. */
export function Problem({ children }: { readonly children: ReactNode }) {
  return (
    <p className={styles.problem} role="alert">
      <TriangleAlert size={15} aria-hidden="true" />
      <span>{children}</span>
    </p>
  );
}

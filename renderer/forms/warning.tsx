import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './settings.module.css';

/** A warning that is shown before the person tries anything. */
export function Warning({ children }: { readonly children: ReactNode }) {
  return (
    <p className={styles.warning} role="status">
      <TriangleAlert size={15} aria-hidden="true" />
      <span>{children}</span>
    </p>
  );
}

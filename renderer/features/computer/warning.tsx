import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './computer.module.css';

/** Something that is not as one would expect, before anything was tried. */
export function Warning({ children }: { readonly children: ReactNode }) {
  return (
    <p className={styles.warning} role="status">
      <TriangleAlert size={15} aria-hidden="true" />
      <span>{children}</span>
    </p>
  );
}

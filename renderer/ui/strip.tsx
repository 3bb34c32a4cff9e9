import { CircleX, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './strip.module.css';

const icons = {
  problem: <CircleX size={18} aria-hidden="true" />,
  warning: <TriangleAlert size={18} aria-hidden="true" />,
  info: <Info size={18} aria-hidden="true" />,
};

/** A full-width message above the content it concerns. */
export function Strip({
  kind,
  children,
  actions,
}: {
  readonly kind: keyof typeof icons;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <div className={styles.strip} data-kind={kind} role={kind === 'info' ? 'status' : 'alert'}>
      <span className={styles.icon}>{icons[kind]}</span>
      <div className={styles.words}>{children}</div>
      {actions}
    </div>
  );
}

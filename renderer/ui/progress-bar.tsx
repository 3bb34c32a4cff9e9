import styles from './progress-bar.module.css';

/** How much of a longer task is done, in percent. */
export function ProgressBar({ label, percent }: { readonly label: string; readonly percent: number }) {
  return <progress className={styles.bar} aria-label={label} max={100} value={percent} />;
}

import styles from './avatar.module.css';

/** A person's initials on their colour. The name stands beside it, so it says nothing itself. */
export function Avatar({
  initials,
  colour,
  size = 24,
}: {
  readonly initials: string;
  readonly colour: string;
  readonly size?: 18 | 24 | 32 | 40 | 56;
}) {
  return (
    <span className={styles.avatar} data-colour={colour} data-size={size} aria-hidden="true">
      {initials}
    </span>
  );
}

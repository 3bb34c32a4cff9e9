import styles from './row-check.module.css';

/**
 * Where a click selects the row; whether it is selected is said by the row itself. An element, not a component, which
 * would be rendered with each row.
 */
export const rowCheck = <span className={styles.check} data-choose="" aria-hidden="true" />;

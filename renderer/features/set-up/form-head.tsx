import type { RecordContext } from './form-field.ts';
import styles from './record-form.module.css';

interface FormHeadProps {
  readonly title: string;
  readonly isArchived: boolean;
  readonly context: RecordContext;
}

export function FormHead({ title, isArchived, context: { text } }: FormHeadProps) {
  return (
    <header className={styles.head}>
      <h2 className={styles.title} title={title}>
        {title}
      </h2>
      {isArchived && <span className={styles.badge}>{text('deskSetUp.archived.badge')}</span>}
    </header>
  );
}

import { ChevronLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import type { RecordContext } from './form-field.ts';
import styles from './record-form.module.css';

interface FormHeadProps {
  readonly title: string;
  readonly isArchived: boolean;
  /** Who uses the record. */
  readonly usage: ReactNode;
  readonly context: RecordContext;
  /** Goes back to the list; only a small window shows a button for it. */
  readonly onBack: () => void;
  /** The kinds as a menu, for a form without a list. */
  readonly menu?: ReactNode;
}

export function FormHead({ title, isArchived, usage, context: { text }, onBack, menu }: FormHeadProps) {
  return (
    <header className={styles.head}>
      <span className={styles.back}>
        <Button
          look="icon"
          icon={<ChevronLeft size={18} aria-hidden="true" />}
          aria-label={text('deskSetUp.back')}
          title={text('deskSetUp.back')}
          onClick={onBack}
        />
      </span>
      {menu}
      <h2 className={styles.title} title={title}>
        {title}
      </h2>
      {isArchived && <span className={styles.badge}>{text('deskSetUp.archived.badge')}</span>}
      {usage}
    </header>
  );
}

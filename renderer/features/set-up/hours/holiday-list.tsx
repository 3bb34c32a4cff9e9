import { Plus } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import type { Holiday } from '../../../../shared/domain/sla/schedule.ts';
import { localDayAt } from '../../../../shared/domain/sla/zone.ts';
import { useNow } from '../../../i18n/now.tsx';
import { Button } from '../../../ui/button.tsx';
import { useReadOnly } from '../../../ui/read-only.tsx';
import type { RecordContext } from '../form-field.ts';
import { lacking } from '../lacking.ts';
import { useRowKeys } from '../row-keys.ts';
import { withItem, withoutItem } from './entered-hours.ts';
import { HolidayRow } from './holiday-row.tsx';
import styles from './hours.module.css';

interface HolidayListProps {
  readonly holidays: readonly Holiday[];
  readonly timeZone: string;
  readonly context: RecordContext;
  readonly problemAt: (path: string) => string | undefined;
  readonly onChange: (holidays: readonly Holiday[]) => void;
}

/** The days on which a schedule is closed. */
export function HolidayList({ holidays, timeZone, context, problemAt, onChange }: HolidayListProps) {
  const { text } = context;
  const titleId = useId();
  const problemId = useId();
  const nowMs = useNow();
  const isReadOnly = useReadOnly() !== null;
  const addButton = useRef<HTMLButtonElement>(null);
  /** The holiday whose fields are shown. */
  const [open, setOpen] = useState<string>();
  const today = localDayAt(timeZone, nowMs);
  const own = problemAt('');
  const keys = useRowKeys();
  const shownKeys = keys.of(holidays.length);
  return (
    <section className={styles.part} aria-labelledby={titleId}>
      <h3 id={titleId} className={styles.title}>
        {text('deskSetUp.schedule.holidays')}
      </h3>
      {own && (
        <p id={problemId} className={styles.problem} role="alert">
          {own}
        </p>
      )}
      {holidays.length === 0 && <p className={styles.none}>{text('deskSetUp.schedule.holidays.none')}</p>}
      {holidays.map((holiday, index) => (
        <HolidayRow
          key={shownKeys[index]}
          holiday={holiday}
          today={today}
          isOpen={open !== undefined && open === shownKeys[index]}
          onOpen={(isOpen) => setOpen(isOpen ? shownKeys[index] : undefined)}
          context={context}
          problemAt={(path) => problemAt(`${index}.${path}`)}
          onChange={(next) => onChange(withItem(holidays, index, next))}
          onRemove={() => {
            keys.remove(index);
            onChange(withoutItem(holidays, index));
            addButton.current?.focus();
          }}
        />
      ))}
      <div>
        <Button
          ref={addButton}
          icon={<Plus size={16} aria-hidden="true" />}
          disabled={isReadOnly}
          {...lacking(own, problemId)}
          onClick={() => {
            setOpen(keys.of(holidays.length + 1).at(-1));
            onChange([...holidays, { name: '', on: { kind: 'fixed', month: 1, day: 1 } }]);
          }}
        >
          {text('deskSetUp.schedule.holidays.add')}
        </Button>
      </div>
    </section>
  );
}

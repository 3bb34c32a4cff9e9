import { Plus } from 'lucide-react';
import { useId, useRef } from 'react';
import { minuteOf } from '../../../../shared/domain/sla/calendar.ts';
import type { WeeklySpan } from '../../../../shared/domain/sla/schedule.ts';
import { weekdayName } from '../../../i18n/weekly-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { useReadOnly } from '../../../ui/read-only.tsx';
import { RemoveButton } from '../../../ui/remove-button.tsx';
import type { RecordContext } from '../form-field.ts';
import { lacking } from '../lacking.ts';
import { useRowKeys } from '../row-keys.ts';
import { withDay, withItem, withoutItem } from './entered-hours.ts';
import styles from './hours.module.css';

interface WeeklyHoursProps {
  readonly weekly: readonly WeeklySpan[];
  readonly context: RecordContext;
  readonly problemAt: (path: string) => string | undefined;
  readonly onChange: (weekly: readonly WeeklySpan[]) => void;
}

const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** The times of the week in which a schedule is open. */
export function WeeklyHours({ weekly, context, problemAt, onChange }: WeeklyHoursProps) {
  const { text } = context;
  const titleId = useId();
  const problemId = useId();
  const isReadOnly = useReadOnly() !== null;
  const addButton = useRef<HTMLButtonElement>(null);
  const add = () =>
    onChange([...weekly, { days: weekly.length === 0 ? [1, 2, 3, 4, 5] : [6], from: '09:00', to: '17:00' }]);
  const own = problemAt('');
  const keys = useRowKeys();
  const shownKeys = keys.of(weekly.length);
  return (
    <section className={styles.part} aria-labelledby={titleId}>
      <h3 id={titleId} className={styles.title}>
        {text('deskSetUp.schedule.weekly')}
      </h3>
      {own && (
        <p id={problemId} className={styles.problem} role="alert">
          {own}
        </p>
      )}
      {weekly.length === 0 && <p className={styles.none}>{text('deskSetUp.schedule.weekly.none')}</p>}
      {weekly.map((span, index) => (
        <SpanRow
          key={shownKeys[index]}
          span={span}
          number={index + 1}
          context={context}
          problemAt={(path) => problemAt(`${index}.${path}`)}
          onChange={(next) => onChange(withItem(weekly, index, next))}
          onRemove={() => {
            keys.remove(index);
            onChange(withoutItem(weekly, index));
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
          onClick={add}
        >
          {text('deskSetUp.schedule.weekly.add')}
        </Button>
      </div>
    </section>
  );
}

interface SpanRowProps extends Pick<WeeklyHoursProps, 'context' | 'problemAt'> {
  readonly span: WeeklySpan;
  readonly number: number;
  readonly onChange: (span: WeeklySpan) => void;
  readonly onRemove: () => void;
}

function SpanRow({ span, number, context, problemAt, onChange, onRemove }: SpanRowProps) {
  const { text, calendar } = context;
  const id = useId();
  const isReadOnly = useReadOnly() !== null;
  const daysProblem = problemAt('days');
  const isOvernight =
    /^\d\d:\d\d$/.test(span.from) && /^\d\d:\d\d$/.test(span.to) && minuteOf(span.to) <= minuteOf(span.from);
  return (
    <div className={styles.span}>
      <fieldset
        className={styles.days}
        aria-label={text('deskSetUp.schedule.days', { number })}
        aria-describedby={daysProblem ? `${id}-days` : undefined}
      >
        {weekdays.map((day) => (
          <span key={day} className={styles.day}>
            <input
              id={`${id}-${day}`}
              type="checkbox"
              disabled={isReadOnly}
              aria-invalid={daysProblem !== undefined}
              checked={span.days.includes(day)}
              onChange={({ target }) => onChange(withDay(span, day, target.checked))}
            />
            <label htmlFor={`${id}-${day}`}>{weekdayName(calendar, day)}</label>
          </span>
        ))}
        {daysProblem && (
          <p id={`${id}-days`} className={styles.problem} role="alert">
            {daysProblem}
          </p>
        )}
      </fieldset>
      {(['from', 'to'] as const).map((end) => (
        <Field
          key={end}
          label={text(`deskSetUp.schedule.${end}`)}
          problem={problemAt(end)}
          hint={end === 'to' && isOvernight ? text('deskSetUp.schedule.overnight') : undefined}
        >
          {(control) => (
            <Input
              {...control}
              placeholder={end === 'from' ? '09:00' : '17:00'}
              maxLength={5}
              value={span[end]}
              onChange={({ target }) => onChange({ ...span, [end]: target.value })}
            />
          )}
        </Field>
      ))}
      <RemoveButton name={text('deskSetUp.schedule.weekly.remove', { number })} onClick={onRemove} />
    </div>
  );
}

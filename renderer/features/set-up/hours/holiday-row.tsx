import { Pencil } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { type Day, isoDay, yearOf } from '../../../../shared/domain/sla/calendar.ts';
import { nextHoliday } from '../../../../shared/domain/sla/holiday.ts';
import { type Holiday, holiday as holidaySchema } from '../../../../shared/domain/sla/schedule.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { useReadOnly } from '../../../ui/read-only.tsx';
import { RemoveButton } from '../../../ui/remove-button.tsx';
import { Select } from '../../../ui/select.tsx';
import type { RecordContext } from '../form-field.ts';
import { type HolidayRule, ruleOf, withTimes } from './entered-hours.ts';
import { HolidayRuleFields } from './holiday-rule-fields.tsx';
import styles from './hours.module.css';

interface HolidayRowProps {
  readonly holiday: Holiday;
  readonly today: Day;
  /** Whether its fields are shown. One with a problem always shows them. */
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly context: RecordContext;
  readonly problemAt: (path: string) => string | undefined;
  readonly onChange: (holiday: Holiday) => void;
  readonly onRemove: () => void;
}

const kinds: readonly HolidayRule['kind'][] = ['fixed', 'nth', 'once'];

/** One holiday: its name, its date or rule, and whether it takes the whole day. */
export function HolidayRow(props: HolidayRowProps) {
  const { holiday, today, isOpen, onOpen, context, problemAt, onChange, onRemove } = props;
  const { text } = context;
  const id = useId();
  const isReadOnly = useReadOnly() !== null;
  const { name, on, from, to } = holiday;
  const isWhole = from === undefined && to === undefined;
  const removeName =
    name.trim() === ''
      ? text('deskSetUp.schedule.holidays.unnamed')
      : text('deskSetUp.schedule.holidays.remove', { name });
  const nameField = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isOpen) nameField.current?.focus();
  }, [isOpen]);
  const next = nextText(holiday, today, context);
  const problems = ['name', 'on', 'on.month', 'on.day', 'on.year', 'on.nth', 'on.weekday', 'from', 'to'];
  const showsFields = isOpen || problems.some((path) => problemAt(path) !== undefined);
  const remove = <RemoveButton name={removeName} onClick={onRemove} />;
  if (!showsFields) {
    const editName = text('deskSetUp.schedule.holidays.edit', { name });
    return (
      <div className={styles.closed}>
        <bdi className={styles.holidayName} title={name}>
          {name}
        </bdi>
        <span className={styles.next}>{next}</span>
        <Button
          look="icon"
          icon={<Pencil size={16} aria-hidden="true" />}
          aria-label={editName}
          title={editName}
          onClick={() => onOpen(true)}
        />
        {remove}
      </div>
    );
  }
  return (
    <fieldset className={styles.holiday} aria-label={name.trim() === '' ? text('deskSetUp.schedule.holiday') : name}>
      <Field label={text('deskSetUp.schedule.holiday')} problem={problemAt('name')} hint={next}>
        {(control) => (
          <Input
            {...control}
            ref={nameField}
            spellCheck
            value={name}
            onChange={({ target }) => onChange({ ...holiday, name: target.value })}
          />
        )}
      </Field>
      <Field label={text('deskSetUp.schedule.rule')} problem={problemAt('on')}>
        {(control) => (
          <Select
            {...control}
            options={kinds.map((kind) => ({ value: kind, label: text(`deskSetUp.schedule.rule.${kind}`) }))}
            value={on.kind}
            onChange={({ target }) => {
              const kind = kinds.find((each) => each === target.value) ?? 'fixed';
              onChange({ ...holiday, on: ruleOf(kind, on, yearOf(today)) });
            }}
          />
        )}
      </Field>
      <HolidayRuleFields
        on={on}
        context={context}
        problemAt={(path) => problemAt(`on.${path}`)}
        onChange={(next) => onChange({ ...holiday, on: next })}
      />
      <span className={styles.whole}>
        <input
          id={id}
          type="checkbox"
          disabled={isReadOnly}
          checked={isWhole}
          onChange={({ target }) =>
            onChange(withTimes(holiday, target.checked ? null : { from: '12:00', to: '24:00' }))
          }
        />
        <label htmlFor={id}>{text('deskSetUp.schedule.wholeDay')}</label>
      </span>
      {!isWhole &&
        (['from', 'to'] as const).map((end) => (
          <Field key={end} label={text(`deskSetUp.schedule.${end}`)} problem={problemAt(end)}>
            {(control) => (
              <Input
                {...control}
                maxLength={5}
                value={holiday[end] ?? ''}
                onChange={({ target }) => onChange({ ...holiday, [end]: target.value })}
              />
            )}
          </Field>
        ))}
      <span className={styles.remove}>{remove}</span>
    </fieldset>
  );
}

/** The next day of a holiday that is complete. */
function nextText(holiday: Holiday, today: Day, { text, calendar }: RecordContext): string | undefined {
  if (!holidaySchema.safeParse({ ...holiday, name: 'x' }).success) return undefined;
  const day = nextHoliday(holiday.on, today);
  if (day === undefined) return text('deskSetUp.schedule.holidays.past');
  return text('deskSetUp.schedule.holidays.next', { date: calendar.fullDate(isoDay(day)) });
}

import type { ReactNode } from 'react';
import { weekdayName } from '../../../i18n/weekly-text.ts';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { Select } from '../../../ui/select.tsx';
import { typedNumber } from '../controls/number-control.tsx';
import type { RecordContext } from '../form-field.ts';
import type { HolidayRule } from './entered-hours.ts';

interface HolidayRuleFieldsProps {
  readonly on: HolidayRule;
  readonly context: RecordContext;
  readonly problemAt: (path: string) => string | undefined;
  readonly onChange: (on: HolidayRule) => void;
}

const months = Array.from({ length: 12 }, (_, index) => index + 1);
const nths = [1, 2, 3, 4, 5, -1] as const;

/** The date or rule of a holiday. */
export function HolidayRuleFields({ on, context, problemAt, onChange }: HolidayRuleFieldsProps): ReactNode {
  const { text, calendar } = context;
  // Text that is no number stays as typed, so that the schema refuses it.
  const changeNumber = (name: 'day' | 'year') => (typed: string) => onChange({ ...on, [name]: typedNumber(typed) });
  const month = (
    <Field label={text('deskSetUp.schedule.month')} problem={problemAt('month')}>
      {(control) => (
        <Select
          {...control}
          options={months.map((each) => ({ value: String(each), label: calendar.month(each) }))}
          value={String(on.month)}
          onChange={({ target }) => onChange({ ...on, month: Number(target.value) })}
        />
      )}
    </Field>
  );
  if (on.kind === 'nth') {
    return (
      <>
        <Field label={text('deskSetUp.schedule.nth')} problem={problemAt('nth')}>
          {(control) => (
            <Select
              {...control}
              options={nths.map((nth) => ({ value: String(nth), label: text(`deskSetUp.schedule.nth.${nth}`) }))}
              value={String(on.nth)}
              onChange={({ target }) => onChange({ ...on, nth: nths.find((nth) => String(nth) === target.value) ?? 1 })}
            />
          )}
        </Field>
        <Field label={text('deskSetUp.schedule.weekday')} problem={problemAt('weekday')}>
          {(control) => (
            <Select
              {...control}
              options={months.slice(0, 7).map((day) => ({ value: String(day), label: weekdayName(calendar, day) }))}
              value={String(on.weekday)}
              onChange={({ target }) => onChange({ ...on, weekday: Number(target.value) })}
            />
          )}
        </Field>
        {month}
      </>
    );
  }
  return (
    <>
      {month}
      <NumberField
        label={text('deskSetUp.schedule.day')}
        problem={problemAt('day')}
        value={on.day}
        onChange={changeNumber('day')}
      />
      {on.kind === 'once' && (
        <NumberField
          label={text('deskSetUp.schedule.year')}
          problem={problemAt('year')}
          value={on.year}
          onChange={changeNumber('year')}
        />
      )}
    </>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly problem: string | undefined;
  readonly value: number;
  readonly onChange: (typed: string) => void;
}

function NumberField({ label, problem, value, onChange }: NumberFieldProps) {
  return (
    <Field label={label} problem={problem}>
      {(control) => (
        <Input
          {...control}
          inputMode="numeric"
          value={String(value)}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}

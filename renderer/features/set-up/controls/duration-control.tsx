import { useState } from 'react';
import type { FieldControlProps } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { Select } from '../../../ui/select.tsx';
import { hoursText } from '../durations.ts';
import type { ControlProps, FormField } from '../form-field.ts';
import styles from './controls.module.css';
import { typedNumber } from './number-control.tsx';

type Unit = 'hours' | 'minutes';

interface DurationOptions {
  /** The unit of the stored number. */
  readonly stored: Unit;
  readonly isOptional?: true;
}

/** A duration, entered in hours or minutes. */
export function durationControl({ stored, isOptional }: DurationOptions): FormField['shown'] {
  return {
    labelled: (props) => <Duration {...props} stored={stored} isOptional={isOptional ?? false} />,
    words: (value, { text }) =>
      typeof value === 'number' ? hoursText(text, stored === 'hours' ? value : value / 60) : '',
  };
}

/** What a person typed. */
interface Typed {
  readonly amount: string;
  readonly unit: Unit;
}

interface DurationProps extends ControlProps {
  readonly control: FieldControlProps;
  readonly stored: Unit;
  readonly isOptional: boolean;
}

function Duration({ control, form: { text }, label, value, onChange, stored, isOptional }: DurationProps) {
  const [typed, setTyped] = useState<Typed>(() => asTyped(value, stored));
  // The value may also be changed from outside: discarded, or saved by somebody else.
  const shown = storedValue(typed, stored, isOptional) === value ? typed : asTyped(value, stored);

  function enter(next: Typed): void {
    setTyped(next);
    onChange(storedValue(next, stored, isOptional));
  }

  return (
    <span className={styles.duration}>
      <Input
        {...control}
        inputMode="decimal"
        value={shown.amount}
        onChange={({ target }) => enter({ ...shown, amount: target.value })}
      />
      <Select
        aria-label={text('deskSetUp.unit', { field: label })}
        options={(['minutes', 'hours'] as const).map((unit) => ({
          value: unit,
          label: text(`deskSetUp.unit.${unit}`),
        }))}
        value={shown.unit}
        onChange={({ target }) => enter({ ...shown, unit: target.value === 'minutes' ? 'minutes' : 'hours' })}
      />
    </span>
  );
}

/** The number to store; text that is no number stays text, so that the schema refuses it. */
export function storedValue({ amount, unit }: Typed, stored: Unit, isOptional: boolean): number | string | null {
  if (isOptional && amount.trim() === '') return null;
  const number = typedNumber(amount);
  if (typeof number === 'string' || unit === stored) return number;
  return unit === 'minutes' ? number / 60 : number * 60;
}

/** Whole hours are shown in hours, everything else in minutes. */
export function asTyped(value: unknown, stored: Unit): Typed {
  if (typeof value !== 'number') return { amount: typeof value === 'string' ? value : '', unit: stored };
  const minutes = stored === 'hours' ? value * 60 : value;
  const isWhole = minutes >= 60 && minutes % 60 === 0;
  if (isWhole) return { amount: String(minutes / 60), unit: 'hours' };
  return { amount: String(Math.round(minutes * 1_000) / 1_000), unit: 'minutes' };
}

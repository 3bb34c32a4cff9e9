import { type TimeValue, timeValue } from '../../../../shared/domain/conditions/time-value.ts';
import { isNamedTime, namedTimeOf, namedTimes } from '../../../../shared/views/named-times.ts';
import { conditionValueText } from '../../../i18n/condition-text.ts';
import { useNow } from '../../../i18n/now.tsx';
import { Input } from '../../../ui/input.tsx';
import { Select } from '../../../ui/select.tsx';
import styles from './condition.module.css';
import type { ValueProps } from './value-props.ts';

const units = ['minute', 'hour', 'day'] as const;

type Shown = keyof typeof namedTimes | 'ago' | 'ahead' | 'date' | 'other';

function shownAs(value: TimeValue | undefined): Shown | '' {
  if (!value) return '';
  const named = namedTimeOf(value);
  if (named) return named;
  if ('date' in value) return 'date';
  if ('fromNow' in value) return value.fromNow < 0 ? 'ago' : 'ahead';
  return 'other';
}

function startOf(shown: string, today: string): TimeValue | undefined {
  if (isNamedTime(shown)) return namedTimes[shown];
  if (shown === 'ago') return { fromNow: -7, unit: 'day' };
  if (shown === 'ahead') return { fromNow: 7, unit: 'day' };
  return shown === 'date' ? { date: today } : undefined;
}

/** A time: a day, week, or month as seen from today, so long ago or from now, or a date. */
export function TimeInput({ row, field, names, mark, onChange }: ValueProps) {
  const { text } = names;
  const today = new Date(useNow()).toISOString().slice(0, 10);
  const value = timeValue.safeParse(row.value).data;
  const shown = shownAs(value);
  const isSpan = row.operator === 'during';
  const kinds: readonly Shown[] = [
    ...Object.keys(namedTimes).filter(isNamedTime),
    ...(['ago', 'ahead', 'date'] as const),
  ].filter((kind) => !isSpan || (kind !== 'now' && kind !== 'ago' && kind !== 'ahead'));
  const options = kinds.map((kind) => ({ value: kind, label: text(`condition.time.${kind}`) }));
  const other = { value: 'other', label: value ? conditionValueText(names, field, value) : '' };
  const set = (next: TimeValue | undefined) => onChange({ ...row, value: next });
  return (
    <div className={styles.values}>
      <Select
        {...mark}
        aria-label={text('condition.row.value')}
        placeholder={text('condition.row.choose')}
        options={shown === 'other' ? [...options, other] : options}
        value={shown}
        onChange={({ target }) => {
          if (target.value !== 'other') set(startOf(target.value, today));
        }}
      />
      {value && 'fromNow' in value && value.fromNow !== 0 && <Moving value={value} text={text} onChange={set} />}
      {value && 'date' in value && (
        <Input
          type="date"
          aria-label={text('condition.row.date')}
          max="9999-12-31"
          value={value.date}
          onChange={({ target }) => target.value !== '' && set({ date: target.value })}
        />
      )}
    </div>
  );
}

interface MovingProps {
  readonly value: Extract<TimeValue, { readonly fromNow: number }>;
  readonly text: ValueProps['names']['text'];
  readonly onChange: (value: TimeValue) => void;
}

function Moving({ value: { fromNow, unit }, text, onChange }: MovingProps) {
  const sign = fromNow < 0 ? -1 : 1;
  return (
    <>
      <Input
        type="number"
        min={1}
        max={9999}
        aria-label={text('condition.row.count')}
        value={Math.abs(fromNow)}
        onChange={({ target }) => {
          const count = Math.min(9_999, Math.max(1, Math.round(target.valueAsNumber) || 1));
          onChange({ fromNow: sign * count, unit });
        }}
      />
      <Select
        aria-label={text('condition.row.unit')}
        options={units.map((each) => ({ value: each, label: text(`condition.row.${each}`) }))}
        value={unit}
        onChange={({ target }) => onChange({ fromNow, unit: units.find((each) => each === target.value) ?? unit })}
      />
    </>
  );
}

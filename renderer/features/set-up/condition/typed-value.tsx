import { Input } from '../../../ui/input.tsx';
import { typedNumber } from '../controls/number-control.tsx';
import { valuesOf } from './row-values.ts';
import type { ValueProps } from './value-props.ts';

/** A text or a number. Of several texts, which only a search can ask for, the first is shown until it is changed. */
export function TypedValue({ row, field, names: { text }, mark, onChange }: ValueProps) {
  const [value = ''] = valuesOf(row.value);
  const isNumber = field.type === 'number';
  return (
    <Input
      {...mark}
      aria-label={text('condition.row.value')}
      inputMode={isNumber ? 'numeric' : 'text'}
      maxLength={500}
      value={String(value)}
      onChange={({ target }) => {
        const typed = isNumber ? typedNumber(target.value) : target.value;
        const operator = row.operator === 'isAny' ? 'is' : row.operator;
        onChange({ ...row, operator, value: typed === '' ? undefined : typed });
      }}
    />
  );
}

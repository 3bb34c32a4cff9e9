import { optionText } from '../../../i18n/condition-text.ts';
import { Select } from '../../../ui/select.tsx';
import { valuesOf, withValues } from './row-values.ts';
import { ChosenValues } from './value-chips.tsx';
import type { ValueProps } from './value-props.ts';

const whoPrefix = 'who:';

/** One or more of the values of a field, chosen from a list. */
export function ChoiceValues({ row, field, names, mark, onChange }: ValueProps) {
  const { text } = names;
  const values = valuesOf(row.value);
  const isChosen = (value: unknown) => values.some((each) => JSON.stringify(each) === JSON.stringify(value));
  const who = field.who && { who: field.who };
  const options = [
    ...(who && !isChosen(who) ? [{ value: `${whoPrefix}${who.who}`, label: text(`condition.who.${who.who}`) }] : []),
    ...field.options
      .filter(({ id, isFormer }) => !isFormer && !isChosen(id))
      .map((option) => ({ value: option.id, label: optionText(text, option) })),
  ];
  return (
    <ChosenValues row={row} field={field} names={names} onChange={onChange}>
      {options.length > 0 && (
        <Select
          {...mark}
          aria-label={text(values.length === 0 ? 'condition.row.value' : 'condition.row.add')}
          placeholder={text(values.length === 0 ? 'condition.row.choose' : 'condition.row.add')}
          options={options}
          value=""
          onChange={({ target }) => {
            if (target.value === '') return;
            const chosen = target.value.startsWith(whoPrefix) ? who : target.value;
            onChange(withValues(row, [...values, chosen]));
          }}
        />
      )}
    </ChosenValues>
  );
}

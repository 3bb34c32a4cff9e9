import { useId } from 'react';
import { Problem } from '../../../forms/problem.tsx';
import { comparisonsOf, comparisonWords } from '../../../i18n/comparison-words.ts';
import { conditionText } from '../../../i18n/condition-text.ts';
import type { MessageId } from '../../../i18n/messages.ts';
import { wordsText } from '../../../i18n/value-text.ts';
import { Select } from '../../../ui/select.tsx';
import { ChoiceValues } from './choice-values.tsx';
import styles from './condition.module.css';
import { writePart } from './condition-tree.ts';
import { PersonValues } from './person-values.tsx';
import { compared, rowOf } from './row-values.ts';
import { TimeInput } from './time-input.tsx';
import { TypedValue } from './typed-value.tsx';
import type { ValueProps } from './value-props.ts';

interface RowEditorProps extends Omit<ValueProps, 'field' | 'mark'> {
  /** Its number in its group. */
  readonly at: number;
  /** What to do about its value, if that was refused. */
  readonly advice: MessageId | undefined;
}

/** One comparison: a field of the catalogue, how it is compared, and with what. */
export function RowEditor({ row, at, names, advice, onPerson, onChange }: RowEditorProps) {
  const problemId = useId();
  const { text, fields } = names;
  const field = fields.find(({ id }) => id === row.property);
  const words = field && comparisonWords(field, row);
  if (!field || !words) {
    return (
      <p className={styles.strange}>
        {conditionText(names, writePart(row))}. {text('condition.row.unknown')}
      </p>
    );
  }
  const all = comparisonsOf(field);
  const nameOf = (one: typeof words) => `${one.operator} ${one.isNegated}`;
  const mark = advice ? { 'aria-invalid': true, 'aria-describedby': problemId } : {};
  const value = { row, field, names, mark, onPerson, onChange };
  return (
    <fieldset className={styles.row} aria-label={text('condition.row', { at })}>
      <Select
        aria-label={text('condition.row.field')}
        options={fields.map(({ id, label }) => ({ value: id, label: wordsText(text, label) }))}
        value={field.id}
        onChange={({ target }) => {
          const other = fields.find(({ id }) => id === target.value);
          if (other) onChange(rowOf(other));
        }}
      />
      <Select
        aria-label={text('condition.row.operator')}
        options={all.map((each) => ({ value: nameOf(each), label: text(each.label) }))}
        value={nameOf(words)}
        onChange={({ target }) =>
          onChange(
            compared(
              row,
              field,
              all.find((each) => nameOf(each) === target.value),
            ),
          )
        }
      />
      {row.operator !== 'isEmpty' && field.type !== 'flag' && <Value {...value} />}
      {advice && (
        <div className={styles.advice}>
          <Problem id={problemId}>{text(advice)}</Problem>
        </div>
      )}
    </fieldset>
  );
}

function Value(props: ValueProps) {
  switch (props.field.type) {
    case 'choice':
      return <ChoiceValues {...props} />;
    case 'person':
      return <PersonValues {...props} />;
    case 'time':
      return <TimeInput {...props} />;
    case 'text':
    case 'number':
    case 'flag':
      return <TypedValue {...props} />;
  }
}

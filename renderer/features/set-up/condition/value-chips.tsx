import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { conditionValueText } from '../../../i18n/condition-text.ts';
import { useReadOnly } from '../../../ui/read-only.tsx';
import styles from './condition.module.css';
import { valuesOf, withValues } from './row-values.ts';
import type { ValueProps } from './value-props.ts';

interface ChosenValuesProps extends Omit<ValueProps, 'onPerson' | 'mark'> {
  /** The field in which another value is chosen. */
  readonly children: ReactNode;
}

/** The values that are chosen, and the field for another one. Each value is a button that removes it. */
export function ChosenValues({ row, field, names, onChange, children }: ChosenValuesProps) {
  const isReadOnly = useReadOnly() !== null;
  const { text } = names;
  const values = valuesOf(row.value);
  const chips = values.map((value, at) => {
    const shown = conditionValueText(names, field, value);
    return (
      <button
        key={JSON.stringify(value)}
        type="button"
        className={styles.chip}
        aria-label={text('condition.row.removeValue', { value: shown })}
        title={text('condition.row.removeValue', { value: shown })}
        disabled={isReadOnly}
        onClick={({ currentTarget }) => {
          currentTarget.parentElement?.querySelector<HTMLElement>('select, input')?.focus();
          onChange(withValues(row, values.toSpliced(at, 1)));
        }}
      >
        <bdi className="clipped">{shown}</bdi>
        <X size={14} aria-hidden="true" />
      </button>
    );
  });
  return (
    <div className={styles.values}>
      {chips}
      {children}
    </div>
  );
}

import { X } from 'lucide-react';
import type { Text } from '../../../i18n/text.tsx';
import { useReadOnly } from '../../../ui/read-only.tsx';
import styles from './condition.module.css';

interface ChosenValuesProps {
  readonly values: readonly unknown[];
  readonly textOf: (value: unknown) => string;
  readonly text: Text;
  readonly onChange: (values: readonly unknown[]) => void;
}

/** The values that are chosen; each is a button that removes it. */
export function ChosenValues({ values, textOf, text, onChange }: ChosenValuesProps) {
  const isReadOnly = useReadOnly() !== null;
  return values.map((value, at) => {
    const shown = textOf(value);
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
          onChange(values.filter((_value, index) => index !== at));
        }}
      >
        <bdi className="clipped">{shown}</bdi>
        <X size={14} aria-hidden="true" />
      </button>
    );
  });
}

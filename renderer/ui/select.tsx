import type { ComponentProps, ReactNode } from 'react';
import { useReadOnly } from './read-only.tsx';
import styles from './select.module.css';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      selectedcontent: { readonly className?: string | undefined };
    }
  }
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface SelectProps extends Omit<ComponentProps<'select'>, 'children' | 'className'> {
  readonly options: readonly Option[];
  /** Shown while nothing is chosen. */
  readonly placeholder?: string;
  readonly glyph?: ReactNode;
  /** `quiet` looks like text until it is pointed at or focused. */
  readonly look?: 'field' | 'quiet';
}

/** The system's own select: every keyboard, screen reader and test knows it. */
export function Select({ options, placeholder, glyph, look = 'field', ...rest }: SelectProps) {
  const isReadOnly = useReadOnly() !== null;
  return (
    <span className={[styles.box, styles[look]].join(' ')} data-glyph={glyph !== undefined}>
      {glyph !== undefined && <span className={styles.glyph}>{glyph}</span>}
      <select disabled={isReadOnly} {...rest} className={styles.select}>
        {/* Where the browser lets a select be styled, this holds a copy of the chosen option; elsewhere it is passed over. */}
        <button type="button">
          <selectedcontent className={styles.chosen} />
        </button>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </span>
  );
}

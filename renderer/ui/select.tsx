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
  /** What else matters about it, below its label in the list. */
  readonly note?: string | undefined;
  /** The heading that it stands under, with all others of that group. */
  readonly group?: string;
}

export interface SelectProps extends Omit<ComponentProps<'select'>, 'children' | 'className'> {
  readonly options: readonly Option[];
  /** Shown while no option is chosen. */
  readonly placeholder?: string;
  readonly glyph?: ReactNode;
  /** `quiet` looks like plain text until hovered or focused; `inline` like text with an arrow. */
  readonly look?: 'field' | 'quiet' | 'inline';
}

/** The native select, which keyboards, screen readers and tests support. */
export function Select({ options, placeholder, glyph, look = 'field', ...rest }: SelectProps) {
  const isReadOnly = useReadOnly() !== null;
  const chosen = options.find(({ value }) => value === rest.value);
  return (
    <span
      className={[styles.box, look === 'inline' ? styles.quiet : '', styles[look]].join(' ')}
      data-glyph={glyph !== undefined}
      title={rest.value === undefined ? undefined : chosen ? titleOf(chosen) : placeholder}
    >
      {glyph !== undefined && <span className={styles.glyph}>{glyph}</span>}
      <select disabled={isReadOnly} {...rest} className={styles.select}>
        {/* Browsers with styleable selects show the chosen option here; others ignore this element. */}
        <button type="button">
          <selectedcontent className={styles.chosen} />
        </button>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.filter(({ group }) => group === undefined).map(optionOf)}
        {groupsOf(options).map((group) => (
          <optgroup key={group} label={group}>
            {options.filter((option) => option.group === group).map(optionOf)}
          </optgroup>
        ))}
      </select>
    </span>
  );
}

function groupsOf(options: readonly Option[]): readonly string[] {
  return [...new Set(options.flatMap(({ group }) => group ?? []))];
}

function optionOf({ value, label, note }: Option): ReactNode {
  return (
    <option key={value} value={value}>
      {label}
      {note !== undefined && <span className={styles.note}> {note}</span>}
    </option>
  );
}

function titleOf({ label, note }: Option): string {
  return note === undefined ? label : `${label}\n${note}`;
}

import { type ReactNode, useId } from 'react';
import { Select } from '../../ui/select.tsx';
import styles from './facts.module.css';

/** A fact that is read, with what belongs beside it. */
export function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.value}>{children}</dd>
    </div>
  );
}

export interface FactSelectProps {
  readonly label: string;
  readonly value: string;
  /** The value's name, also where it is not among the options any more. */
  readonly valueName: string;
  readonly placeholder?: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly glyph?: ReactNode;
  readonly isInteractive: boolean;
  readonly onChoose: (value: string) => void;
}

/** A fact that is chosen from a list; for those who may not change it, plain text. */
export function FactSelect({
  label,
  value,
  valueName,
  placeholder,
  options,
  glyph,
  isInteractive,
  onChoose,
}: FactSelectProps) {
  const id = useId();
  const known = options.some((option) => option.id === value) || value === '';
  const all = known ? options : [{ id: value, name: valueName }, ...options];
  return (
    <div className={styles.fact}>
      <dt className={styles.label}>{isInteractive ? <label htmlFor={id}>{label}</label> : label}</dt>
      <dd className={styles.value}>
        {isInteractive ? (
          <Select
            id={id}
            look="quiet"
            value={value}
            title={valueName}
            glyph={glyph}
            {...(placeholder === undefined ? {} : { placeholder })}
            options={all.map((option) => ({ value: option.id, label: option.name }))}
            onChange={({ target }) => onChoose(target.value)}
          />
        ) : (
          <span className={styles.plain} title={valueName}>
            {glyph}
            <bdi className="clipped">{valueName || '–'}</bdi>
          </span>
        )}
      </dd>
    </div>
  );
}

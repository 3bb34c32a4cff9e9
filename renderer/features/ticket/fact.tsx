import { Pencil } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import type { DeskChoices } from '../../../shared/views/choices.ts';
import type { TicketFacts } from '../../../shared/views/ticket-facts.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './facts.module.css';

/** What every fact is given. */
export interface FactProps {
  readonly facts: TicketFacts;
  readonly choices: DeskChoices;
  /** False while a dialog stands above: then facts are only read. */
  readonly isInFront: boolean;
}

export interface WideProps {
  /** For names that are longer than others. */
  readonly wide?: boolean;
}

/** A fact that is read, with what belongs beside it. */
export function Fact({ label, wide, children }: WideProps & { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles.fact} data-wide={wide}>
      <dt className={styles.label} title={label}>
        {label}
      </dt>
      <dd className={styles.value}>{children}</dd>
    </div>
  );
}

export function ChangeButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <Button
      look="icon"
      icon={<Pencil size={13} aria-hidden="true" />}
      aria-label={label}
      title={label}
      onClick={onClick}
    />
  );
}

export interface FactSelectProps extends WideProps {
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
export function FactSelect(props: FactSelectProps) {
  const { label, value, valueName, placeholder, options, glyph, isInteractive, onChoose, wide } = props;
  const id = useId();
  const isKnown = options.some((option) => option.id === value) || value === '';
  const all = isKnown ? options : [{ id: value, name: valueName }, ...options];
  return (
    <div className={styles.fact} data-wide={wide}>
      <dt className={styles.label} title={label}>
        {isInteractive ? <label htmlFor={id}>{label}</label> : label}
      </dt>
      <dd className={styles.value}>
        {isInteractive ? (
          <div className={styles.list}>
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
          </div>
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

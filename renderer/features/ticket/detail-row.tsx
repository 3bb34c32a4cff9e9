import * as pencil from 'lucide-react/icons/pencil';
import { type ReactNode, useId } from 'react';
import type { DeskChoices } from '../../../shared/views/choices.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { Button } from '../../ui/button.tsx';
import { drawnIcon } from '../../ui/drawn-icon.ts';
import { Select } from '../../ui/select.tsx';
import styles from './details.module.css';

const pencilIcon = drawnIcon(pencil, 13);

/** The props of every detail row. */
export interface DetailRowProps {
  readonly details: TicketDetails;
  readonly choices: DeskChoices;
  /** False while a dialog is open above; details are then read-only. */
  readonly isInFront: boolean;
}

export interface WideProps {
  /** For details with long labels. */
  readonly wide?: boolean;
}

/** A read-only detail, with optional content beside it. */
export function DetailRow({
  label,
  wide,
  children,
}: WideProps & { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles.detail} data-wide={wide}>
      <dt className={styles.label} title={label}>
        {label}
      </dt>
      <dd className={styles.value}>{children}</dd>
    </div>
  );
}

export function ChangeButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return <Button look="icon" icon={pencilIcon} aria-label={label} title={label} onClick={onClick} />;
}

interface RowOption {
  readonly id: string;
  readonly name: string;
  readonly note?: string | undefined;
}

export interface SelectRowProps extends WideProps {
  readonly label: string;
  readonly value: string;
  /** The name of the value, even if it is no longer among the options. */
  readonly valueName: string;
  readonly placeholder?: string;
  readonly options: readonly RowOption[];
  readonly glyph?: ReactNode;
  readonly isInteractive: boolean;
  readonly onChoose: (value: string) => void;
}

/** A detail chosen from a list; plain text for agents who may not change it. */
export function SelectRow(props: SelectRowProps) {
  const { label, value, valueName, placeholder, options, glyph, isInteractive, onChoose, wide } = props;
  const id = useId();
  const chosen = options.find((option) => option.id === value);
  const all: readonly RowOption[] = chosen || value === '' ? options : [{ id: value, name: valueName }, ...options];
  return (
    <div className={styles.detail} data-wide={wide}>
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
              title={titleOf(valueName, chosen?.note)}
              glyph={glyph}
              {...(placeholder === undefined ? {} : { placeholder })}
              options={all.map((option) => ({ value: option.id, label: option.name, note: option.note }))}
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

function titleOf(name: string, note: string | undefined): string {
  return note === undefined ? name : `${name}\n${note}`;
}

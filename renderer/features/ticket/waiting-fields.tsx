import { useId } from 'react';
import { useText } from '../../i18n/text.tsx';
import { Input } from '../../ui/input.tsx';
import styles from './composer.module.css';

/** What is typed beside a status of kind waiting. */
export interface TypedWaiting {
  readonly reason: string;
  /** In the format of a datetime-local field. */
  readonly until: string;
}

interface WaitingFieldsProps {
  readonly typed: TypedWaiting;
  readonly onType: (typed: TypedWaiting) => void;
}

/** Why a ticket will wait for its requester, and when to ask again. Both are optional. */
export function WaitingFields({ typed, onType }: WaitingFieldsProps) {
  const text = useText();
  const id = useId();
  return (
    <div className={styles.waiting}>
      <Input
        aria-label={text('composer.wait.reason')}
        placeholder={text('composer.wait.reason')}
        title={text('wait.reason.hint')}
        maxLength={500}
        spellCheck
        value={typed.reason}
        onChange={({ target }) => onType({ ...typed, reason: target.value })}
      />
      <label htmlFor={id}>{text('composer.wait.until')}</label>
      <Input
        id={id}
        type="datetime-local"
        title={text('wait.until.hint')}
        value={typed.until}
        onChange={({ target }) => onType({ ...typed, until: target.value })}
      />
    </div>
  );
}

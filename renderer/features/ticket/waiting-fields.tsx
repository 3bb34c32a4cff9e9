import { type RefObject, useId } from 'react';
import type { NextStatus } from '../../../shared/views/next-status.ts';
import { useText } from '../../i18n/text.tsx';
import { describedBy } from '../../ui/described-by.ts';
import { Input } from '../../ui/input.tsx';
import { useIncomplete } from '../../ui/use-incomplete.ts';
import styles from './composer.module.css';

interface WaitingFieldsProps {
  readonly next: NextStatus;
  /** What is wrong with the date. */
  readonly problem: string | undefined;
  readonly date: RefObject<HTMLInputElement | null>;
  readonly onType: (typed: Partial<NextStatus>) => void;
}

/** Why a ticket will wait for its requester, and when to ask again. Both are optional. */
export function WaitingFields({ next, problem: refused, date, onType }: WaitingFieldsProps) {
  const text = useText();
  const id = useId();
  const { incomplete, ...hearsIncomplete } = useIncomplete();
  const problem = incomplete ?? refused;
  const hintId = `${id}-hint`;
  const problemId = `${id}-problem`;
  return (
    <div className={styles.waiting} {...hearsIncomplete}>
      <Input
        aria-label={text('composer.wait.reason')}
        aria-describedby={hintId}
        placeholder={text('composer.wait.reason')}
        maxLength={500}
        spellCheck
        value={next.reason}
        onChange={({ target }) => onType({ reason: target.value })}
      />
      <div className={styles.date}>
        <label htmlFor={id}>{text('composer.wait.until')}</label>
        <Input
          ref={date}
          id={id}
          type="datetime-local"
          aria-describedby={describedBy(problem !== undefined && problemId, hintId)}
          aria-invalid={problem !== undefined}
          value={next.until}
          onChange={({ target }) => onType({ until: target.value })}
        />
        {problem !== undefined && (
          <p id={problemId} className={styles.dateProblem} role="alert">
            {problem}
          </p>
        )}
      </div>
      <p id={hintId}>{text('composer.wait.hint')}</p>
    </div>
  );
}

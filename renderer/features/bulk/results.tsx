import { useState } from 'react';
import type { BulkAction, Outcome } from '../../../shared/bridge/contract/bulk.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { useDesk } from '../../bridge/desk-provider.tsx';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import styles from './bulk.module.css';

interface ResultsProps {
  readonly action: Pick<BulkAction, 'id' | Outcome>;
  readonly outcome: Outcome;
  readonly title: string;
  /** Whether it is open at first. */
  readonly isOpen: boolean;
}

const pageSize = 100;

/** The tickets of a bulk action with one outcome, which are asked for once they are shown. */
export function Results({ action, outcome, title, isOpen }: ResultsProps) {
  const [isShown, setIsShown] = useState(isOpen);
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setIsShown(currentTarget.open)}>
      <summary className={styles.summary} data-figures="">
        {title}
      </summary>
      {isShown && <ResultList action={action} outcome={outcome} />}
    </details>
  );
}

/** What came of it on each; a ticket that its agent can see is a link. */
function ResultList({ action, outcome }: Pick<ResultsProps, 'action' | 'outcome'>) {
  const text = useText();
  const { command } = useDesk();
  const [shown, setShown] = useState(pageSize);
  const first = useAnswer('bulk.results', { id: action.id, outcome, offset: 0, limit: shown });
  const results = first.data ?? [];
  return (
    <>
      <ul className={styles.results}>
        {results.map(({ ticketId, number, summary, error, stays }) => (
          <li key={ticketId} className={styles.result}>
            {summary !== null && number !== null ? (
              <button
                type="button"
                className={styles.link}
                title={summary}
                onClick={() => command({ do: 'show-ticket', number })}
              >
                <bdi className={styles.number}>#{number}</bdi> <bdi>{summary}</bdi>
              </button>
            ) : (
              <span>{number === null ? text('bulk.unseen') : <bdi>#{number}</bdi>}</span>
            )}
            {error && number !== null && <span className={styles.why}>{errorText(text, error)}</span>}
            {summary === null && number !== null && <span className={styles.why}>{text('bulk.noAccess')}</span>}
            {stays.length > 0 && <span className={styles.why}>{text('bulk.partlyUndone')}</span>}
          </li>
        ))}
      </ul>
      {action[outcome] > results.length && (
        <Button look="quiet" onClick={() => setShown(shown + pageSize)}>
          {text('bulk.showMore')}
        </Button>
      )}
    </>
  );
}

import { mostOthers } from '../../../shared/bridge/contract/tickets.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { useDesk } from '../../bridge/desk-provider.tsx';
import { statusMark } from '../../forms/marks.tsx';
import { searchTextPath } from '../../forms/search-address.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import type { CardProps } from './card-props.ts';
import styles from './others-card.module.css';

/** The requester’s other tickets, each as a button that shows it. They are asked for with the ticket. */
export function OthersCard({ details, onLeave }: CardProps) {
  const text = useText();
  const { command } = useDesk();
  const { data, error, refetch } = useAnswer('ticket.others', { ticketId: details.id });
  return (
    <section className={styles.card} aria-label={text('others.title')}>
      <h3 className={styles.title}>{text('others.title')}</h3>
      {error && (
        <>
          <p className={styles.words}>{text('others.failed')}</p>
          <Button onClick={() => void refetch()}>{text('common.tryAgain')}</Button>
        </>
      )}
      {data && data.tickets.length > 0 && (
        <ul>
          {data.tickets.map(({ id, number, summary, statusName, statusKind }) => (
            <li key={id} className={styles.row}>
              <button
                type="button"
                className={styles.ticket}
                title={text('others.ticket', { summary, status: statusName })}
                onClick={() => {
                  onLeave?.();
                  command({ do: 'show-ticket', number });
                }}
              >
                <Glyph {...statusMark(statusKind)} />
                <span className="visually-hidden">{statusName}</span>
                <bdi className="clipped">{summary}</bdi>
                <bdi className={styles.number}>#{number}</bdi>
              </button>
            </li>
          ))}
        </ul>
      )}
      {!error && !data?.isComplete && <p className={styles.words}>{text('common.loading')}</p>}
      {data?.isComplete && data.total === 0 && <p className={styles.words}>{text('others.none')}</p>}
      {data && data.total > mostOthers && (
        <a className={styles.all} href={`#${searchTextPath(data.search)}`}>
          {text('others.all', { count: data.total + (details.isDeleted ? 0 : 1) })}
        </a>
      )}
    </section>
  );
}

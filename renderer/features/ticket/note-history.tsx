import type { Id } from '../../../shared/domain/id.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { useNow } from '../../i18n/now.tsx';
import { useText } from '../../i18n/text.tsx';
import { useTimes } from '../../i18n/times.ts';
import styles from './note-history.module.css';

/** Who changed the note about a requester when, the latest change first. */
export function NoteHistory({ ticketId }: { readonly ticketId: Id }) {
  const text = useText();
  const { moment, full } = useTimes();
  const nowMs = useNow();
  const { data, error } = useAnswer('ticket.notes', { ticketId });
  if (error) return <p className={styles.words}>{text('about.history.failed')}</p>;
  if (!data || data.changes.length === 0) return null;
  return (
    <section aria-label={text('about.history')} className={styles.history}>
      <h3 className={styles.title}>{text('about.history')}</h3>
      <ol className={styles.changes}>
        {data.changes.map(({ commit, agentName, timeMs, note }) => (
          <li key={commit}>
            <p className={styles.words} title={full(timeMs)}>
              {text(note === '' ? 'about.history.cleared' : 'about.history.set', {
                name: agentName,
                time: moment(timeMs, nowMs),
              })}
            </p>
            {note !== '' && <bdi className={styles.note}>{note}</bdi>}
          </li>
        ))}
      </ol>
    </section>
  );
}

import type { InboxGroup as Group } from '../../../shared/bridge/contract/inbox.ts';
import { useNow } from '../../i18n/now.tsx';
import { useText } from '../../i18n/text.tsx';
import { useTimes } from '../../i18n/times.ts';
import styles from './inbox.module.css';
import { lineText } from './line-text.ts';

interface InboxGroupProps {
  readonly group: Group;
  readonly onOpen: (number: string) => void;
}

/** One more is shown rather than counted. */
const mostLines = 5;

/** A ticket with what happened on it, newest first. */
export function InboxGroup({ group, onOpen }: InboxGroupProps) {
  const text = useText();
  const { moment, full } = useTimes();
  const nowMs = useNow();
  const { number, summary, lines } = group;
  const shown = lines.slice(0, lines.length > mostLines + 1 ? mostLines : lines.length);
  const earlier = lines.slice(shown.length);
  return (
    <li className={styles.group} data-unread={lines.some(({ isUnread }) => isUnread)}>
      <button type="button" className={styles.open} data-inbox-group onClick={() => onOpen(number)}>
        <span className={styles.ticket}>
          <bdi className={styles.number}>#{number}</bdi>{' '}
          <bdi className={styles.summary} title={summary}>
            {summary}
          </bdi>
        </span>
        {shown.map((line) => (
          <span key={line.id} className={styles.line} data-unread={line.isUnread} data-kind={line.kind}>
            <span className={styles.dot} aria-hidden="true" />
            {line.isUnread && <span className="visually-hidden">{text('inbox.unread')}</span>}
            <span className={styles.words}>{lineText(text, line)}</span>{' '}
            <time className={styles.time} title={full(line.timeMs)} dateTime={new Date(line.timeMs).toISOString()}>
              {moment(line.timeMs, nowMs)}
            </time>
          </span>
        ))}
        {earlier.length > 0 && (
          <span className={styles.line} data-unread={earlier.some(({ isUnread }) => isUnread)}>
            <span className={styles.dot} aria-hidden="true" />
            <span className={styles.words}>{text('inbox.earlier', { count: earlier.length })}</span>
          </span>
        )}
      </button>
    </li>
  );
}

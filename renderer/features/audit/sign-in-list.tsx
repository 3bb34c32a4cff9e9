import { SearchX } from 'lucide-react';
import { useState } from 'react';
import { useAnswer } from '../../bridge/answers.ts';
import { useNow } from '../../i18n/now.tsx';
import { useText } from '../../i18n/text.tsx';
import { useTimes } from '../../i18n/times.ts';
import { Button } from '../../ui/button.tsx';
import { Message } from '../../ui/message.tsx';
import styles from './audit.module.css';
import { type AuditFilter, askedPeriod } from './audit-filter.ts';
import { ListState } from './list-state.tsx';

const limit = 100;

/** The attempts to sign in on this computer that match, the latest first. */
export function SignInList({ filter }: { readonly filter: AuditFilter }) {
  const text = useText();
  const [parts, setParts] = useState(1);
  return (
    <ul className={styles.list} aria-label={text('audit.signIns')}>
      {[...Array(parts).keys()].map((part) => (
        <SignInPart
          key={part}
          filter={filter}
          part={part}
          {...(part === parts - 1 && { onMore: () => setParts(parts + 1) })}
        />
      ))}
    </ul>
  );
}

interface SignInPartProps {
  readonly filter: AuditFilter;
  readonly part: number;
  /** Only for the last part: adds the one that follows. */
  readonly onMore?: () => void;
}

function SignInPart({ filter, part, onMore }: SignInPartProps) {
  const text = useText();
  const { moment, full } = useTimes();
  const nowMs = useNow();
  const answer = useAnswer('audit.signIns', { ...askedPeriod(filter), offset: part * limit, limit });
  if (!answer.data) return <ListState error={answer.error} onRetry={() => void answer.refetch()} />;
  const { attempts, total } = answer.data;
  if (total === 0) {
    return (
      <li className={styles.state}>
        <Message icon={<SearchX size={24} aria-hidden="true" />} title={text('audit.signIns.empty')}>
          {text('audit.signIns.empty.words')}
        </Message>
      </li>
    );
  }
  return (
    <>
      {attempts.map(({ agentId, agentName, byId, byName, timeMs, end }) => (
        <li key={`${timeMs} ${agentId} ${end}`} className={styles.entry} data-end={end}>
          <p className={styles.sentence}>
            <strong>
              <bdi>{byId === null ? agentName || agentId : byName || byId}</bdi>
            </strong>{' '}
            {end === 'secret-set'
              ? text('audit.end.secret-set', { name: agentName || agentId })
              : text(`audit.end.${end}`)}
          </p>
          <time className={styles.time} dateTime={new Date(timeMs).toISOString()} title={full(timeMs)}>
            {moment(timeMs, nowMs)}
          </time>
        </li>
      ))}
      {onMore && total > (part + 1) * limit && (
        <li className={styles.more}>
          <Button onClick={onMore}>{text('audit.more')}</Button>
        </li>
      )}
    </>
  );
}

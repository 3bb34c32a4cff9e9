import { SearchX } from 'lucide-react';
import { useState } from 'react';
import type { AuditPage } from '../../../shared/bridge/contract/audit.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { useRecordWords } from '../../forms/use-record-words.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Message } from '../../ui/message.tsx';
import styles from './audit.module.css';
import { type AuditFilter, askedChanges } from './audit-filter.ts';
import { ChangeEntry } from './change-entry.tsx';
import { ListState } from './list-state.tsx';

type Place = AuditPage['next'];

const limit = 50;

/** The changes that match, the newest first; earlier ones are added below. */
export function ChangeList({ filter }: { readonly filter: AuditFilter }) {
  const text = useText();
  const [places, setPlaces] = useState<readonly Place[]>([null]);
  return (
    <ul className={styles.list} aria-label={text('audit.changes')}>
      {places.map((after, index) => (
        <ChangePart
          key={after ? `${after.device} ${after.seq}` : ''}
          filter={filter}
          after={after}
          {...(index === places.length - 1 && { onMore: (next: Place) => setPlaces([...places, next]) })}
        />
      ))}
    </ul>
  );
}

interface ChangePartProps {
  readonly filter: AuditFilter;
  readonly after: Place;
  /** Only for the last part: adds the one that follows. */
  readonly onMore?: (next: Place) => void;
}

function ChangePart({ filter, after, onMore }: ChangePartProps) {
  const text = useText();
  const words = useRecordWords();
  const { data, error, refetch } = useAnswer('audit.changes', { ...askedChanges(filter), after, limit });
  if (!data) return <ListState error={error} onRetry={() => void refetch()} />;
  const { entries, next } = data;
  if (entries.length === 0 && after === null) {
    return (
      <li className={styles.state}>
        <Message icon={<SearchX size={24} aria-hidden="true" />} title={text('audit.empty')}>
          {text('audit.empty.words')}
        </Message>
      </li>
    );
  }
  return (
    <>
      {entries.map((entry) => (
        <ChangeEntry key={entry.commit} entry={entry} words={words} />
      ))}
      {next && onMore && (
        <li className={styles.more}>
          <Button onClick={() => onMore(next)}>{text('audit.more')}</Button>
        </li>
      )}
    </>
  );
}

import { ArrowRight } from 'lucide-react';
import type { AuditChange, AuditEntry } from '../../../shared/views/audit.ts';
import { useNow } from '../../i18n/now.tsx';
import type { RecordWords } from '../../i18n/record-words.ts';
import type { Text } from '../../i18n/text.tsx';
import { useTimes } from '../../i18n/times.ts';
import styles from './audit.module.css';
import { shownFields } from './shown-fields.ts';

/** More changes of one commit, such as those of a new desk, are shown on request. */
const mostShown = 5;

/** One change of the set-up: who, when, what, and each value before and after. */
export function ChangeEntry({ entry, words }: { readonly entry: AuditEntry; readonly words: RecordWords }) {
  const { text } = words;
  const { moment, full } = useTimes();
  const nowMs = useNow();
  const { timeMs, agentName, isUndo, left } = entry;
  const changes = entry.changes.filter(({ what }) => what !== 'placed');
  const who = agentName || text('audit.desk');
  const list = changes.map((change) => (
    <div key={`${change.kind} ${change.id} ${change.what}`}>
      <p className={styles.sentence}>
        <strong>
          <bdi>{who}</bdi>
        </strong>{' '}
        {whatText(text, change)}
        {isUndo && <span className={styles.undo}> {text('audit.undo')}</span>}
      </p>
      <Fields change={change} words={words} />
    </div>
  ));
  return (
    <li className={styles.entry}>
      {changes.length <= mostShown ? (
        <div className={styles.change}>{list}</div>
      ) : (
        <details className={styles.change}>
          <summary className={styles.summary}>
            <strong>
              <bdi>{who}</bdi>
            </strong>{' '}
            {text('audit.many', { count: changes.length + left })}
          </summary>
          {list}
          {left > 0 && <p className={styles.left}>{text('audit.left', { count: left })}</p>}
        </details>
      )}
      <time className={styles.time} dateTime={new Date(timeMs).toISOString()} title={full(timeMs)}>
        {moment(timeMs, nowMs)}
      </time>
    </li>
  );
}

function Fields({ change, words }: { readonly change: AuditChange; readonly words: RecordWords }) {
  const fields = shownFields(words, change);
  if (fields.length === 0) return null;
  return (
    <dl className={styles.fields}>
      {fields.map(({ label, from, to }) => (
        <div key={`${label} ${to}`} className={styles.field}>
          <dt className={styles.label}>{label}</dt>
          <dd className={styles.values}>
            {from !== null && (
              <>
                <bdi className={styles.before}>{from}</bdi>
                <ArrowRight size={13} aria-hidden="true" />
              </>
            )}
            <bdi>{to}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function whatText(text: Text, { what, kind, name, replacement, next }: AuditChange): string {
  if (what === 'recovered') return text('audit.what.recovered', { name });
  const named = { kind: kind === 'person' ? '' : text(`audit.kind.${kind}`), name };
  if (what === 'moved')
    return next === null ? text('audit.what.moved.last', named) : text('audit.what.moved', { ...named, next });
  if (replacement !== null) return text('audit.what.replaced', { ...named, replacement });
  return text(`audit.what.${what === 'placed' ? 'changed' : what}`, named);
}

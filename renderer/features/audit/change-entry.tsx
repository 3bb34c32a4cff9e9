import { ArrowRight } from 'lucide-react';
import type { AuditChange, AuditEntry } from '../../../shared/views/audit.ts';
import { useNow } from '../../i18n/now.tsx';
import { type Text, useText } from '../../i18n/text.tsx';
import { useTimes } from '../../i18n/times.ts';
import styles from './audit.module.css';
import { fieldName, valueWords } from './audit-values.ts';

/** More changes of one commit, such as those of a new desk, are shown on request. */
const mostShown = 5;

/** One change of the set-up: who, when, what, and each value before and after. */
export function ChangeEntry({ entry }: { readonly entry: AuditEntry }) {
  const text = useText();
  const { moment, full } = useTimes();
  const nowMs = useNow();
  const { timeMs, agentName, isUndo, changes, left } = entry;
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
      {change.what === 'changed' && <Fields change={change} />}
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

function Fields({ change }: { readonly change: AuditChange }) {
  const text = useText();
  return (
    <dl className={styles.fields}>
      {change.fields.map(({ field, from, to }) => (
        <div key={field} className={styles.field}>
          <dt className={styles.label}>{fieldName(text, field)}</dt>
          <dd className={styles.values}>
            <bdi className={styles.before}>{valueWords(text, from)}</bdi>
            <ArrowRight size={13} aria-hidden="true" />
            <bdi>{valueWords(text, to)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function whatText(text: Text, { what, kind, name, replacement }: AuditChange): string {
  if (what === 'recovered') return text('audit.what.recovered', { name });
  const named = { kind: kind === 'person' ? '' : text(`audit.kind.${kind}`), name };
  return replacement === null
    ? text(`audit.what.${what}`, named)
    : text('audit.what.replaced', { ...named, replacement });
}

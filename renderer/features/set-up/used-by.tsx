import { useId } from 'react';
import type { Id } from '../../../shared/domain/id.ts';
import type { RecordKind } from '../../../shared/domain/records/registry.ts';
import type { RecordUsage } from '../../../shared/views/record-usage.ts';
import { isMessageId } from '../../i18n/messages.ts';
import type { Text } from '../../i18n/text.tsx';
import type { RecordContext } from './form-field.ts';
import styles from './used-by.module.css';
import { recordHref, ticketsHref, type UserRecord, userRecords } from './user-records.ts';

interface UsedByProps {
  readonly kind: RecordKind;
  readonly id: Id;
  readonly usage: RecordUsage;
  readonly context: RecordContext;
}

/** What uses a record, with links to it: its tickets first, then records kind by kind. */
export function UsedBy({ kind, id, usage, context: { records, text } }: UsedByProps) {
  const titleId = useId();
  const users = userRecords(usage);
  const kinds = [...new Set(users.map((user) => user.kind))];
  const name = records.get(kind, id)?.name ?? '';
  const states = (['open', 'closed'] as const).filter((state) => usage[state] > 0);
  const isPartly = states.some((state) => usage.seen[state] < usage[state]);
  return (
    <section className={styles.section} aria-labelledby={titleId} tabIndex={-1} data-users>
      <h3 id={titleId} className={styles.title}>
        {text('deskSetUp.usage.list')}
      </h3>
      {states.length === 0 && users.length === 0 && <p className={styles.words}>{text('deskSetUp.usage.none')}</p>}
      <dl className={styles.kinds}>
        {states.length > 0 && (
          <div className={styles.kind}>
            <dt className={styles.words}>{text('deskSetUp.usage.tickets')}</dt>
            <dd className={styles.links}>
              {states.map((state) => (
                <MaybeLink
                  key={state}
                  href={usage.seen[state] > 0 ? ticketsHref(kind, name, state) : undefined}
                  words={text(`deskSetUp.usage.${state}`, { count: usage[state] })}
                />
              ))}
              {isPartly && <span className={styles.words}>{text('deskSetUp.usage.unseen')}</span>}
            </dd>
          </div>
        )}
        {kinds.map((userKind) => (
          <div key={userKind} className={styles.kind}>
            <dt className={styles.words}>{userKind === 'person' ? '' : text(`deskSetUp.one.${userKind}`)}</dt>
            <dd className={styles.links}>
              {users
                .filter((user) => user.kind === userKind)
                .map((user) => (
                  <MaybeLink key={user.id} href={recordHref(user.kind, user.id)} words={userText(text, user)} />
                ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function MaybeLink({ href, words }: { readonly href: string | undefined; readonly words: string }) {
  return href === undefined ? <span>{words}</span> : <a href={href}>{words}</a>;
}

/** The record with the fields in which it uses the other one. */
export function userText(text: Text, { name, fields }: UserRecord): string {
  const labels = fields.map((field) => {
    const id = `audit.field.${field}`;
    return isMessageId(id) ? text(id) : field;
  });
  return text('deskSetUp.usage.user', { name, fields: labels.join(', ') });
}

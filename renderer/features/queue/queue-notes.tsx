import { memo } from 'react';
import type { ListedQueue } from '../../../shared/bridge/contract/queues.ts';
import type { ConditionNote } from '../../../shared/views/condition-notes.ts';
import { type Text, useText } from '../../i18n/text.tsx';
import { Strip } from '../../ui/strip.tsx';
import { editAddress } from './edit-address.ts';
import styles from './queue-pane.module.css';

/** Says what a queue’s condition names that is archived or unknown. The queue shows what matches the rest. */
export const QueueNotes = memo(function QueueNotes({ queue }: { readonly queue: ListedQueue }) {
  const text = useText();
  const { notes, mayChange } = queue;
  if (notes.length === 0) return null;
  return (
    <Strip
      kind={notes.some(({ kind }) => kind === 'unknown') ? 'warning' : 'info'}
      actions={
        mayChange && (
          <a className={styles.edit} href={editAddress(queue)}>
            {text('queue.menu.edit')}
          </a>
        )
      }
    >
      {notes.map((note) => (
        <p key={`${note.kind} ${note.name}`}>{noteText(text, note)}</p>
      ))}
    </Strip>
  );
});

function noteText(text: Text, note: ConditionNote): string {
  const { name } = note;
  if (note.kind === 'unknown') return text('queue.note.unknown', { name });
  const { replacement } = note;
  return replacement === null
    ? text('queue.note.archived', { name })
    : text('queue.note.replaced', { name, replacement });
}

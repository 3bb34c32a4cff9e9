import * as lock from 'lucide-react/icons/lock';
import * as notebookPen from 'lucide-react/icons/notebook-pen';
import * as pencil from 'lucide-react/icons/pencil';
import { useAnswer } from '../../bridge/answers.ts';
import { useDesk } from '../../bridge/desk-provider.tsx';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { drawnIcon } from '../../ui/drawn-icon.ts';
import styles from './about-card.module.css';
import { availableActions } from './available-actions.ts';
import type { CardProps } from './card-props.ts';

const lockIcon = drawnIcon(lock, 11);
const notebookPenIcon = drawnIcon(notebookPen, 16);
const pencilIcon = drawnIcon(pencil, 14);

const edit = 'ticket.note-requester';
const none: readonly string[] = [];

/** What agents have noted about the requester, marked as internal. */
export function AboutCard({ details, onLeave }: CardProps) {
  const text = useText();
  const { command } = useDesk();
  const { data } = useAnswer('ticket.others', { ticketId: details.id });
  const { requesterNote } = details;
  const mayEdit = availableActions(details).includes(edit);
  const notes = [...new Set([requesterNote, ...(data?.otherNotes ?? none)])].filter((note) => note !== '');
  const change = () => {
    onLeave?.();
    command({ do: edit });
  };
  if (notes.length === 0 && !mayEdit) return null;
  if (notes.length === 0) {
    return (
      <Button wide icon={notebookPenIcon} onClick={change}>
        {text('about.add')}
      </Button>
    );
  }
  return (
    <section className={styles.card} aria-label={text('about.mark')}>
      <div className={styles.head}>
        <span className={styles.mark}>
          {lockIcon}
          {text('about.mark')}
        </span>
        {mayEdit && (
          <Button
            look="icon"
            icon={pencilIcon}
            aria-label={text('about.edit')}
            title={text('about.edit')}
            onClick={change}
          />
        )}
      </div>
      {notes.map((note) => (
        <bdi key={note} className={styles.note}>
          {note}
        </bdi>
      ))}
    </section>
  );
}

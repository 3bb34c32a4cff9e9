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
import { notesAbout } from './notes-about.ts';

const lockIcon = drawnIcon(lock, 11);
const notebookPenIcon = drawnIcon(notebookPen, 16);
const pencilIcon = drawnIcon(pencil, 14);

const edit = 'ticket.note-requester';

/** What agents have noted about the requester, marked as internal. */
export function AboutCard({ details, onLeave }: CardProps) {
  const text = useText();
  const { command } = useDesk();
  const { data, error } = useAnswer('ticket.others', { ticketId: details.id });
  const mayEdit = availableActions(details).includes(edit);
  const notes = notesAbout(details, data);
  const change = () => {
    onLeave?.();
    command({ do: edit });
  };
  // The card of the other tickets, which has the same error, offers to try again.
  const failure = error && <p className={styles.words}>{text('about.others.failed')}</p>;
  if (notes.length === 0) {
    return (
      <>
        {mayEdit && (
          <Button wide icon={notebookPenIcon} onClick={change}>
            {text('about.add')}
          </Button>
        )}
        {failure}
      </>
    );
  }
  return (
    <section className={styles.card} aria-label={text('about.mark')}>
      <div className={styles.head}>
        <p className={styles.title}>
          {text('about.heading')}{' '}
          <span className={styles.mark}>
            {lockIcon}
            {text('about.internal')}
          </span>
        </p>
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
      {failure}
    </section>
  );
}

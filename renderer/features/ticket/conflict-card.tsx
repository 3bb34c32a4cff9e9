import * as messageSquare from 'lucide-react/icons/message-square';
import * as rotateCcw from 'lucide-react/icons/rotate-ccw';
import * as split from 'lucide-react/icons/split';
import * as trash from 'lucide-react/icons/trash';
import { type ReactNode, useId, useState } from 'react';
import type { ConflictSide } from '../../../shared/views/deletion-conflict.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { useAction } from '../../bridge/use-action.ts';
import { useNow } from '../../i18n/now.tsx';
import { useText } from '../../i18n/text.tsx';
import { useTimes } from '../../i18n/times.ts';
import { Button } from '../../ui/button.tsx';
import { drawnIcon } from '../../ui/drawn-icon.ts';
import { useReadOnly } from '../../ui/read-only.tsx';
import { authorName } from './author-name.ts';
import styles from './conflict-card.module.css';

const splitIcon = drawnIcon(split, 17);

const icons: Readonly<Record<ConflictSide['what'], ReactNode>> = {
  deleted: drawnIcon(trash, 15),
  restored: drawnIcon(rotateCcw, 15),
  message: drawnIcon(messageSquare, 15),
};

/** The others are in the history of the ticket. */
const mostShown = 3;

/** Shows who deleted a ticket and what somebody did who did not know of that, and lets a person decide. */
export function ConflictCard({ details }: { readonly details: TicketDetails }) {
  const text = useText();
  const titleId = useId();
  const { runAction } = useAction();
  const isReadOnly = useReadOnly() !== null;
  const { id: ticketId, number, requester, may } = details;
  const sides = useAnswer('ticket.contested', { ticketId }).data?.sides ?? [];
  const [isBusy, setIsBusy] = useState(false);

  async function decide(operation: 'ticket.restore' | 'ticket.delete', said: string): Promise<void> {
    setIsBusy(true);
    await runAction(operation, { ticketId }, said);
    setIsBusy(false);
  }

  const hasMessage = sides.some(({ what }) => what === 'message');
  const isDisabled = isBusy || isReadOnly;
  return (
    <section className={styles.card} aria-labelledby={titleId}>
      <header className={styles.head}>
        {splitIcon}
        <h3 id={titleId} className={styles.title}>
          {hasMessage ? text('conflict.deletion.message', { name: requester.name }) : text('conflict.deletion')}
        </h3>
        <span className={styles.badge}>{text('conflict.deletion.now')}</span>
      </header>
      <div className={styles.body}>
        <ul className={styles.sides}>
          {sides.slice(0, mostShown).map((side) => (
            <Side key={side.id} side={side} requesterName={requester.name} />
          ))}
          {sides.length > mostShown && (
            <li className={styles.more}>{text('conflict.more', { count: sides.length - mostShown })}</li>
          )}
        </ul>
        {may.includes('ticket.delete') ? (
          <div className={styles.actions}>
            <Button
              disabled={isDisabled}
              onClick={() => void decide('ticket.restore', text('conflict.kept', { number }))}
            >
              {text('conflict.keep')}
            </Button>
            <Button
              disabled={isDisabled}
              onClick={() => void decide('ticket.delete', text('command.ticket.delete.done', { number }))}
            >
              {text('conflict.delete')}
            </Button>
          </div>
        ) : (
          <p className={styles.more}>{text('conflict.deletion.readOnly')}</p>
        )}
      </div>
    </section>
  );
}

function Side({ side, requesterName }: { readonly side: ConflictSide; readonly requesterName: string }) {
  const text = useText();
  const times = useTimes();
  const nowMs = useNow();
  const { what, author, timeMs, words, isHere } = side;
  return (
    <li className={styles.side}>
      <span className={styles.icon}>{icons[what]}</span>
      <span className={styles.words}>
        <strong>{authorName(text, author)}</strong> {text(`conflict.side.${what}`, { name: requesterName })}{' '}
        {text(isHere ? 'conflict.here' : 'conflict.elsewhere')}
        {words !== '' && <q className={styles.said}>{words}</q>}
      </span>
      <time className={styles.time} title={times.full(timeMs)} dateTime={new Date(timeMs).toISOString()}>
        {times.moment(timeMs, nowMs)}
      </time>
    </li>
  );
}

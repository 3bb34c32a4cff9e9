import * as chevronLeft from 'lucide-react/icons/chevron-left';
import * as chevronRight from 'lucide-react/icons/chevron-right';
import { useDesk } from '../../bridge/desk-provider.tsx';
import { useWalkPlace } from '../../forms/walk.ts';
import { useText } from '../../i18n/text.tsx';
import { drawnIcon } from '../../ui/drawn-icon.ts';
import styles from './ticket-walk.module.css';

const left = drawnIcon(chevronLeft, 16);
const right = drawnIcon(chevronRight, 16);

/** Where the ticket is in the queue or search that it was opened from, and the ways to its neighbors. */
export function TicketWalk() {
  const text = useText();
  const { command } = useDesk();
  const place = useWalkPlace();
  if (!place || place.total === 0) return null;
  const { index, total } = place;
  return (
    <span className={styles.walk}>
      <button
        type="button"
        className={styles.step}
        aria-label={text('command.queue.previous')}
        title={text('command.queue.previous')}
        aria-disabled={index === 0}
        onClick={() => command({ do: 'queue.previous' })}
      >
        {left}
      </button>
      <span className={styles.place}>
        {index === null ? text('walk.gone') : text('walk.place', { index: index + 1, total })}
      </span>
      <button
        type="button"
        className={styles.step}
        aria-label={text('command.queue.next')}
        title={text('command.queue.next')}
        aria-disabled={index === total - 1}
        onClick={() => command({ do: 'queue.next' })}
      >
        {right}
      </button>
    </span>
  );
}

import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { useText } from '../../i18n/text.tsx';
import { RequesterCard } from './requester-card.tsx';
import styles from './requester-panel.module.css';

/** Where there is room, the requester stands beside the ticket; elsewhere the ticket’s head leads to them. */
export function RequesterPanel({ details }: { readonly details: TicketDetails }) {
  const text = useText();
  return (
    <aside className={styles.panel} aria-label={text('panel.label')} data-region="panel" tabIndex={-1}>
      <RequesterCard details={details} />
    </aside>
  );
}

import { memo } from 'react';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { useText } from '../../i18n/text.tsx';
import { useRegion } from '../../ui/region.tsx';
import { RequesterCard } from './requester-card.tsx';
import styles from './requester-panel.module.css';

/**
 * The requester beside the ticket, if the window is wide enough; otherwise a button in the ticket’s header opens it.
 */
export const RequesterPanel = memo(function RequesterPanel({ details }: { readonly details: TicketDetails }) {
  const text = useText();
  const region = useRegion('panel');
  return (
    <aside className={styles.panel} aria-label={text('panel.label')} tabIndex={-1} {...region}>
      <RequesterCard details={details} />
    </aside>
  );
});

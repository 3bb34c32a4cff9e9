import * as bell from 'lucide-react/icons/bell';
import * as bellRing from 'lucide-react/icons/bell-ring';
import { letterOf } from '../../../shared/bridge/commands.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { usePreferences } from '../../bridge/preferences.tsx';
import { useAction } from '../../bridge/use-action.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { drawnIcon } from '../../ui/drawn-icon.ts';
import styles from './followers-card.module.css';
import { useOnce } from './use-once.ts';

const bellIcon = drawnIcon(bell, 16);
const bellRingIcon = drawnIcon(bellRing, 16);

/** Who follows the ticket, and the button with which the agent does. A deleted ticket only lists them. */
export function FollowersCard({ details }: { readonly details: TicketDetails }) {
  const text = useText();
  const { runAction } = useAction();
  const once = useOnce(details);
  const { singleKeys } = usePreferences();
  const { id: ticketId, number, followers, isFollowed, isDeleted } = details;
  const action = isFollowed ? 'ticket.unfollow' : 'ticket.follow';
  return (
    <section className={styles.card} aria-label={text('followers.title')}>
      {!isDeleted && (
        <Button
          wide
          icon={isFollowed ? bellRingIcon : bellIcon}
          aria-keyshortcuts={singleKeys ? letterOf(action) : undefined}
          // The second click of a double click would take the first one back.
          onClick={({ detail }) => {
            if (detail > 1) return;
            void once(() => runAction(action, { ticketId }, text(`command.${action}.done`, { number })));
          }}
        >
          {text(`command.${action}`)}
        </Button>
      )}
      {followers.length > 0 && (
        <>
          <h3 className={styles.title}>{text('followers.title')}</h3>
          <ul className={styles.names}>
            {followers.map(({ id, name }) => (
              <li key={id}>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

import * as bell from 'lucide-react/icons/bell';
import * as bellRing from 'lucide-react/icons/bell-ring';
import { letterOf } from '../../../shared/bridge/commands.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { useDesk } from '../../bridge/desk-provider.tsx';
import { usePreferences } from '../../bridge/preferences.tsx';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { drawnIcon } from '../../ui/drawn-icon.ts';
import styles from './followers-card.module.css';

const bellIcon = drawnIcon(bell, 16);
const bellRingIcon = drawnIcon(bellRing, 16);

/** Who follows the ticket, and the button with which the agent does. A deleted ticket only lists them. */
export function FollowersCard({ details }: { readonly details: TicketDetails }) {
  const text = useText();
  const { command } = useDesk();
  const { singleKeys } = usePreferences();
  const { followers, isFollowed, isDeleted } = details;
  const action = isFollowed ? 'ticket.unfollow' : 'ticket.follow';
  return (
    <section className={styles.card} aria-label={text('followers.title')}>
      {!isDeleted && (
        <Button
          wide
          icon={isFollowed ? bellRingIcon : bellIcon}
          aria-keyshortcuts={singleKeys ? letterOf(action) : undefined}
          // The second click of a double click would take the first one back.
          onClick={({ detail }) => detail < 2 && command({ do: action })}
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

import * as x from 'lucide-react/icons/x';
import type { ShownTicketLink } from '../../../shared/views/ticket-details.ts';
import { useDesk } from '../../bridge/desk-provider.tsx';
import { deskside } from '../../bridge/deskside.ts';
import { useAction } from '../../bridge/use-action.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { drawnIcon } from '../../ui/drawn-icon.ts';
import { useToasts } from '../../ui/toast-provider.tsx';
import type { CardProps } from './card-props.ts';
import styles from './links-card.module.css';

const removeIcon = drawnIcon(x, 14);

/** The tickets that this one is linked to, each as a button that shows it. */
export function LinksCard({ details, onLeave }: CardProps) {
  const text = useText();
  const { command } = useDesk();
  const { runAction } = useAction();
  const { add } = useToasts();
  const { id: ticketId, number, links, may } = details;

  async function remove({ number: other }: ShownTicketLink): Promise<void> {
    const answer = await deskside.ask('ticket.find', { number: other });
    const otherId = answer.ok ? answer.value.found?.ticketId : undefined;
    if (otherId === undefined) add({ title: text('nav.noTicket', { number: other }) });
    else await runAction('link.remove', { ticketId, otherId }, text('toast.unlinked', { number, other }));
  }

  return (
    <section className={styles.card} aria-label={text('links.title')}>
      <h3 className={styles.title}>{text('links.title')}</h3>
      <ul className={styles.links}>
        {links.map((link) => (
          <li key={`${link.kind} ${link.number}`} className={styles.link}>
            <span className={styles.kind}>{text(`links.${link.kind}`)}</span>
            <button
              type="button"
              className={styles.number}
              onClick={() => {
                onLeave?.();
                command({ do: 'show-ticket', number: link.number });
              }}
            >
              <bdi>#{link.number}</bdi>
            </button>
            {may.includes('ticket.link') && (
              <Button
                look="icon"
                icon={removeIcon}
                aria-label={text('links.remove', { number: link.number })}
                title={text('links.remove', { number: link.number })}
                onClick={() => void remove(link)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

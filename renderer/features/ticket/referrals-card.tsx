import * as x from 'lucide-react/icons/x';
import { useState } from 'react';
import type { ShownReferral, TicketDetails } from '../../../shared/views/ticket-details.ts';
import { useAction } from '../../bridge/use-action.ts';
import { useNow } from '../../i18n/now.tsx';
import { useText } from '../../i18n/text.tsx';
import { useTimes } from '../../i18n/times.ts';
import { Button } from '../../ui/button.tsx';
import { drawnIcon } from '../../ui/drawn-icon.ts';
import { EndAccessDialog } from './end-access-dialog.tsx';
import styles from './referrals-card.module.css';

const endIcon = drawnIcon(x, 14);

/** Who has access through a referral, each with a button that ends it. */
export function ReferralsCard({ details }: { readonly details: TicketDetails }) {
  const text = useText();
  const times = useTimes();
  const nowMs = useNow();
  const { runAction } = useAction();
  const [asked, setAsked] = useState<ShownReferral>();
  const { id: ticketId, number, referrals, may } = details;

  function end({ kind, id, name }: ShownReferral): void {
    const said = text('toast.unreferred', { number, name });
    void runAction('referral.remove', { ticketId, from: { kind, id } }, said);
  }

  return (
    <section className={styles.card} aria-label={text('referrals.title')}>
      <h3 className={styles.title}>{text('referrals.title')}</h3>
      <ul className={styles.referrals}>
        {referrals.map((referral) => {
          const { kind, id, name, sinceMs, isOnlyAccess } = referral;
          return (
            <li key={`${kind} ${id}`} className={styles.referral}>
              <span className={styles.who}>
                <bdi>{name}</bdi>
                {sinceMs !== null && (
                  <time className={styles.since} dateTime={new Date(sinceMs).toISOString()} title={times.full(sinceMs)}>
                    {text(`referrals.since.${kind}`, { time: times.moment(sinceMs, nowMs) })}
                  </time>
                )}
              </span>
              {may.includes('ticket.refer') && (
                <Button
                  look="icon"
                  icon={endIcon}
                  aria-label={text('referrals.end', { name })}
                  title={text('referrals.end', { name })}
                  onClick={() => (isOnlyAccess ? setAsked(referral) : end(referral))}
                />
              )}
            </li>
          );
        })}
      </ul>
      {asked && (
        <EndAccessDialog
          referral={asked}
          onClose={() => setAsked(undefined)}
          onConfirm={() => {
            setAsked(undefined);
            end(asked);
          }}
        />
      )}
    </section>
  );
}

import { Pin, X } from 'lucide-react';
import { type KeyboardEvent, memo, useEffect, useRef } from 'react';
import type { PinnedTicket } from '../../shared/bridge/trail.ts';
import { useText } from '../i18n/text.tsx';
import { useRegion } from '../ui/region.tsx';
import styles from './pin-tabs.module.css';
import type { Pins } from './use-pins.ts';

interface PinTabsProps extends Pick<Pins, 'tickets' | 'unpin' | 'look'> {
  /** The ticket in view. */
  readonly shownId: string | null;
}

/** The pinned tickets, above what the window shows. */
export const PinTabs = memo(function PinTabs({ tickets, shownId, unpin, look }: PinTabsProps) {
  const shown = tickets.find(({ ticketId }) => ticketId === shownId);
  const hasNews = shown?.hasNews === true;
  useEffect(() => {
    if (!hasNews || shownId === null) return undefined;
    const check = () => document.hasFocus() && look(shownId);
    check();
    window.addEventListener('focus', check);
    return () => window.removeEventListener('focus', check);
  }, [hasNews, look, shownId]);
  return <Tabs tickets={tickets} shownId={shownId} unpin={unpin} />;
});

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, Home: -100, End: 100 };

function Tabs({ tickets, shownId, unpin }: Omit<PinTabsProps, 'look'>) {
  const text = useText();
  const links = useRef<(HTMLAnchorElement | null)[]>([]);
  const current = tickets.findIndex(({ ticketId }) => ticketId === shownId);
  const region = useRegion('tabs', { main: () => links.current[Math.max(0, current)] });

  function press(event: KeyboardEvent, index: number, { ticketId }: PinnedTicket): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const step = steps[event.key];
    if (step !== undefined) links.current[Math.min(Math.max(index + step, 0), tickets.length - 1)]?.focus();
    else if (event.key === 'Delete') {
      (links.current[index + 1] ?? links.current[index - 1])?.focus();
      unpin(ticketId);
    } else return;
    event.preventDefault();
  }

  return (
    <nav {...region} className={styles.tabs} aria-label={text('pins.label')} tabIndex={-1}>
      <ul className={styles.list}>
        {tickets.map((ticket, index) => {
          const { ticketId, number, summary, address, hasNews } = ticket;
          const isCurrent = index === current;
          const isNew = hasNews && !isCurrent;
          const name = text('pins.tab', { number, summary });
          return (
            <li key={ticketId} className={styles.tab} data-current={isCurrent}>
              <a
                ref={(element) => {
                  links.current[index] = element;
                }}
                className={styles.link}
                href={`#${address}`}
                aria-current={isCurrent ? 'page' : undefined}
                aria-description={isNew ? text('pins.news') : undefined}
                title={isNew ? `${name} (${text('pins.news')})` : name}
                onKeyDown={(event) => press(event, index, ticket)}
              >
                {isNew ? (
                  <span className={styles.news} aria-hidden="true" />
                ) : (
                  <Pin size={13} aria-hidden="true" className={styles.pin} />
                )}
                <bdi className={styles.name}>{name}</bdi>
              </a>
              <button
                type="button"
                className={styles.close}
                tabIndex={-1}
                aria-label={text('pins.unpin', { number })}
                title={text('pins.unpin', { number })}
                onClick={() => unpin(ticketId)}
              >
                <X size={13} aria-hidden="true" />
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

import { type ReactNode, useRef } from 'react';
import styles from './ticket-pane.module.css';
import { useStayAtEnd } from './use-stay-at-end.ts';

/** Head, thread and composer: a low window scrolls them together, and opens them at the end as it does a thread. */
export function TicketScroller({ ticketId, children }: { readonly ticketId: string; readonly children: ReactNode }) {
  const scroller = useRef<HTMLDivElement>(null);
  useStayAtEnd(scroller, ticketId);
  return (
    <div ref={scroller} className={styles.main}>
      {children}
    </div>
  );
}

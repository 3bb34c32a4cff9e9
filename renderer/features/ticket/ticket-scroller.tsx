import { type ReactNode, useRef } from 'react';
import styles from './ticket-pane.module.css';
import { useStayAtEnd } from './use-stay-at-end.ts';

interface TicketScrollerProps {
  /** Undefined while it is loading. */
  readonly ticketId: string | undefined;
  readonly children: ReactNode;
}

/** Header, thread and composer. In a low window they scroll together, starting at the end. */
export function TicketScroller({ ticketId, children }: TicketScrollerProps) {
  const scroller = useRef<HTMLDivElement>(null);
  useStayAtEnd('ticket', scroller, ticketId);
  return (
    <div ref={scroller} className={styles.main}>
      {children}
    </div>
  );
}

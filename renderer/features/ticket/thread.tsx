import { type Ref, useEffect, useRef } from 'react';
import type { TicketPage } from '../../../shared/bridge/queries.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { ChangeLine } from './change-line.tsx';
import { Entry } from './entry.tsx';
import styles from './thread.module.css';

export interface ThreadProps {
  readonly page: TicketPage;
  readonly onEarlier: () => void;
  readonly end: Ref<HTMLDivElement>;
}

/** Everything that was said and done on a ticket, newest at the foot, where it also opens. */
export function Thread({ page, onEarlier, end }: ThreadProps) {
  const text = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const { facts, items, earlier } = page;
  const agentNames = useAnswer('desk.choices', {}).data?.agents.map(({ name }) => name) ?? [];
  const newest = items.at(-1)?.id;

  useEffect(() => {
    // The newest entry is what an agent came for; `newest` also moves when somebody adds one.
    if (newest !== undefined) scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, [newest]);

  return (
    <section
      ref={scroller}
      className={styles.scroller}
      aria-label={text('thread.label')}
      data-region="thread"
      tabIndex={-1}
    >
      {earlier > 0 && (
        <div className={styles.earlier}>
          <Button onClick={onEarlier}>{text('thread.earlier', { count: earlier })}</Button>
        </div>
      )}
      <ol className={styles.items}>
        {items.map((item) => (
          <li key={`${item.kind} ${item.id}`}>
            {item.kind === 'entry' ? (
              <Entry entry={item} requesterName={facts.requester.name} agentNames={agentNames} />
            ) : (
              <ChangeLine item={item} />
            )}
          </li>
        ))}
      </ol>
      <div ref={end} />
    </section>
  );
}

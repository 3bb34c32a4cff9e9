import { memo, type Ref, type RefObject, useMemo, useRef } from 'react';
import { useAnswer } from '../../bridge/answers.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { useRegion } from '../../ui/region.tsx';
import { ChangeLine } from './change-line.tsx';
import { Entry } from './entry.tsx';
import styles from './thread.module.css';
import type { LoadedThread } from './thread-pages.ts';
import { useKeepPosition } from './use-keep-position.ts';
import { useStayAtEnd } from './use-stay-at-end.ts';

export interface ThreadProps {
  readonly thread: LoadedThread;
  /** What of it is shown. */
  readonly items: LoadedThread['items'];
  readonly requesterName: string;
  /** The entry with the current match of a search. */
  readonly foundId: string | null;
  readonly onEarlier: () => void;
  readonly end: Ref<HTMLDivElement>;
  readonly list: RefObject<HTMLOListElement | null>;
}

/** The entries and changes of a ticket, newest last. It opens at its end. */
export const Thread = memo(function Thread(props: ThreadProps) {
  const { thread, items, requesterName, foundId, onEarlier, end, list } = props;
  const text = useText();
  const scroller = useRef<HTMLElement>(null);
  const region = useRegion('thread', {}, scroller);
  const { earlier } = thread;
  const agents = useAnswer('desk.choices', {}).data?.agents;
  const agentNames = useMemo(() => agents?.map(({ name }) => name) ?? [], [agents]);
  // Opens at the newest entry, and scrolls there when one is added.
  useStayAtEnd('thread', scroller, items.at(-1)?.id);
  useKeepPosition(scroller, list);

  return (
    <section
      {...region}
      className={styles.scroller}
      aria-label={text('thread.label')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable element must be reachable with the keyboard
      tabIndex={0}
    >
      {earlier > 0 && (
        <div className={styles.earlier}>
          <Button onClick={onEarlier}>{text('thread.earlier', { count: earlier })}</Button>
        </div>
      )}
      {items.length === 0 && <p className={styles.none}>{text(earlier > 0 ? 'filter.none.yet' : 'filter.none')}</p>}
      <ol ref={list} className={styles.items}>
        {items.map((item) => (
          <li
            key={`${item.kind} ${item.id}`}
            data-item={item.id}
            data-found={item.id === foundId}
            tabIndex={item.id === foundId ? -1 : undefined}
          >
            {item.kind === 'entry' ? (
              <>
                <div data-edge="start" data-entry={item.id} />
                <Entry entry={item} requesterName={requesterName} agentNames={agentNames} />
                <div data-edge="end" data-entry={item.id} />
              </>
            ) : (
              <ChangeLine item={item} />
            )}
          </li>
        ))}
      </ol>
      <div ref={end} />
    </section>
  );
});

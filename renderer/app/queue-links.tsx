import type { Ref } from 'react';
import type { ListedQueue, QueueCount } from '../../shared/bridge/contract/queues.ts';
import { initialsOf } from '../../shared/views/initials.ts';
import { isFirstQueue, originalName, queueAbove } from '../../shared/views/queues.ts';
import { useAnswer } from '../bridge/answers.ts';
import { useQueues } from '../bridge/use-queues.ts';
import { queueIcons } from '../forms/queue-icons.ts';
import { isMessageId } from '../i18n/messages.ts';
import { queueName } from '../i18n/queue-text.ts';
import { type Text, useText } from '../i18n/text.tsx';
import { CountMark } from './count-mark.tsx';
import styles from './navigation.module.css';
import { pathOf, type Route } from './routes.ts';

interface QueueLinksProps {
  readonly route: Route;
  /** Set to the link of the current queue. */
  readonly current: Ref<HTMLAnchorElement>;
}

/** The navigation items for the signed-in agent’s queues, each with its ticket count. */
export function QueueLinks({ route, current }: QueueLinksProps) {
  const text = useText();
  const { list } = useQueues();
  const counts = useAnswer('queue.counts', {}).data;
  const names = list.map((queue) => queueName(text, queue));
  const shownId = route.page === 'queue' ? route.queue : undefined;
  const openId = (shownId && queueAbove(shownId, list)) ?? shownId;
  // Queues below another one are listed while that or one of them is shown.
  const shown = list.filter(({ id }) => [undefined, openId].includes(queueAbove(id, list)));
  return shown.map((queue) => (
    <QueueLink
      key={queue.id}
      queue={queue}
      isBelow={queueAbove(queue.id, list) !== undefined}
      names={names}
      count={counts?.queues[queue.id]}
      isCurrent={shownId === queue.id}
      current={current}
    />
  ));
}

interface QueueLinkProps {
  readonly queue: ListedQueue;
  /** Whether it is listed below another queue. */
  readonly isBelow: boolean;
  /** The names of all queues, so that no two queues get the same letters. */
  readonly names: readonly string[];
  /** Not known before the queue is built. */
  readonly count: QueueCount | null | undefined;
  readonly isCurrent: boolean;
  readonly current: Ref<HTMLAnchorElement>;
}

function QueueLink({ queue, isBelow, names, count, isCurrent, current }: QueueLinkProps) {
  const text = useText();
  const name = queueName(text, queue);
  const isWaiting = (count?.waitingForUs ?? 0) > 0;
  return (
    <li className={styles.item}>
      <a
        ref={isCurrent ? current : undefined}
        className={styles.link}
        data-below={isBelow}
        href={`#${pathOf({ page: 'queue', queue: queue.id, ticketId: null })}`}
        aria-current={isCurrent ? 'page' : undefined}
        aria-label={name}
        aria-description={count ? countWords(text, count) : undefined}
        title={name}
      >
        <QueueIcon id={queue.id} letters={initialsOf(name, names)} />
        <span className={styles.word}>{isBelow ? nameBelow(text, queue) : name}</span>
      </a>
      {/* Outside the link, so that the link’s accessible name stays the queue’s name. Its description gives the count. */}
      {count && <CountMark count={count.total} isWaiting={isWaiting} />}
    </li>
  );
}

function countWords(text: Text, { total, waitingForUs }: QueueCount): string {
  const all = text('nav.count', { count: total });
  return waitingForUs > 0 ? text('nav.count.waiting', { all, waiting: waitingForUs }) : all;
}

/** What the queue above says already is left out. */
function nameBelow(text: Text, queue: ListedQueue): string {
  const id = `nav.below.${originalName(queue)}`;
  return isMessageId(id) ? text(id) : queueName(text, queue);
}

/** Letters identify a queue without an icon where a narrow window has no room for names. */
function QueueIcon({ id, letters }: { readonly id: string; readonly letters: string }) {
  if (!isFirstQueue(id)) {
    return (
      <span className={styles.letters} aria-hidden="true">
        {letters}
      </span>
    );
  }
  const Icon = queueIcons[id];
  return <Icon size={18} aria-hidden="true" />;
}

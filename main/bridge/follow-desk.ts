import type { Id } from '../../shared/domain/id.ts';
import type { LiveDesk } from '../desk/live-desk.ts';
import { followFiles } from './file-news.ts';
import type { News } from './news.ts';
import { newsOf } from './sight-news.ts';

type FollowedDesk = Pick<LiveDesk, 'engine' | 'blobs' | 'drafts' | 'faults' | 'onChanges'>;

export interface FollowPorts {
  readonly news: News;
  readonly wait: (ms: number) => Promise<void>;
  /** Whether this desk is still the one that is open. */
  readonly isOpen: () => boolean;
  /** What agents may do has changed. */
  readonly accessChanged: () => void;
  /** Which queues somebody has, or what they are called, has changed. */
  readonly queuesChanged: () => void;
}

/** Tells windows of what happens on a desk, as long as it is the one that is open. */
export function followDesk(
  desk: FollowedDesk,
  { news, wait, isOpen, accessChanged, queuesChanged }: FollowPorts,
): void {
  desk.onChanges((commits) => {
    if (!isOpen()) return;
    const changed = commits.flatMap(({ records }) => records);
    if (changed.some(({ kind }) => kind === 'agent' || kind === 'role')) accessChanged();
    if (changed.some(({ kind }) => kind === 'queue')) queuesChanged();
    news.batch(newsOf(commits));
  });
  followFiles(desk, wait, (ticketIds) => {
    if (isOpen()) tellFiles(ticketIds);
  });
  desk.faults.onNews(() => {
    if (isOpen()) news.everybody(['session', 'damage']);
  });
  desk.drafts.onChange((agentId) => {
    if (isOpen()) news.agents(['drafts'], agentId);
  });

  /** Files of some tickets are not what they were, or are again: who sees them is shown so, and told in the strip. */
  function tellFiles(ticketIds: readonly Id[]): void {
    const tickets = ticketIds.flatMap((id) => {
      const ticket = desk.engine.tickets.present(id);
      return ticket ? [{ before: ticket, after: ticket }] : [];
    });
    news.batch({ tickets, topics: ['session'], queuesOf: new Set(), askedBy: new Set() });
  }
}

import type { Id } from '../../shared/domain/id.ts';
import type { LiveDesk } from '../desk/live-desk.ts';
import type { Clock } from '../platform/clock.ts';
import { followFiles } from './file-news.ts';
import type { News } from './news.ts';
import { paced } from './paced-news.ts';
import { newsOf } from './sight-news.ts';

type FollowedDesk = Pick<LiveDesk, 'engine' | 'blobs' | 'drafts' | 'faults' | 'loading' | 'search' | 'signIns'> &
  Pick<LiveDesk, 'inbox' | 'reports' | 'onReports' | 'onChanges'>;

export interface FollowPorts {
  readonly news: News;
  readonly wait: (ms: number) => Promise<void>;
  readonly clock: Pick<Clock, 'after'>;
  /** Whether this desk is still open. */
  readonly isOpen: () => boolean;
  /** Called when permissions change. */
  readonly accessChanged: () => void;
  /** Called when an agent's queues, or their names, change. */
  readonly queuesChanged: () => void;
}

/** Sign-in tiles show agents with their departments, below the desk’s name. */
function isOnTiles(kind: string): boolean {
  return kind === 'agent' || kind === 'department' || kind === 'desk';
}

/** Notifies windows of changes to a desk while it is open. */
export function followDesk(
  desk: FollowedDesk,
  { news, wait, clock, isOpen, accessChanged, queuesChanged }: FollowPorts,
): void {
  desk.onChanges((commits) => {
    if (!isOpen()) return;
    const changed = commits.flatMap(({ records }) => records);
    if (changed.some(({ kind }) => kind === 'agent' || kind === 'role')) accessChanged();
    if (changed.some(({ kind }) => kind === 'queue')) queuesChanged();
    news.batch(newsOf(commits));
    if (changed.some(({ kind }) => isOnTiles(kind))) news.signedOut(['session']);
  });
  followFiles(desk, wait, (ticketIds) => {
    if (isOpen()) tellFiles(ticketIds);
  });
  desk.faults.onNews(() => {
    if (isOpen()) news.everybody(['session', 'damage']);
  });
  desk.signIns.onNote(() => {
    if (isOpen()) news.agents(['sign-ins']);
  });
  desk.loading.onChange(
    paced(clock, () => {
      if (isOpen()) news.agents(['loading']);
    }),
  );
  if (desk.loading.current()) tellOnceLoaded();
  const foundMore = new Set<string | undefined>();
  const tellFound = paced(clock, () => {
    for (const windowId of foundMore) {
      if (!isOpen()) break;
      if (windowId === undefined) news.agents(['search']);
      else news.window(windowId, ['search']);
    }
    foundMore.clear();
  });
  desk.search.onNews((windowId) => {
    foundMore.add(windowId);
    tellFound();
  });
  desk.onReports(
    paced(clock, () => {
      if (isOpen()) news.everybody(['session']);
    }),
  );
  desk.inbox.onNews((agentId) => {
    if (isOpen()) news.agents(['inbox'], agentId);
  });
  desk.drafts.onChange((agentId) => {
    if (isOpen()) news.agents(['drafts'], agentId);
  });

  /** From then on reports can name closed tickets. */
  function tellOnceLoaded(): void {
    void desk.loading.ended.then(
      () => {
        if (isOpen() && desk.reports.length + desk.blobs.stored.faulty().length > 0) news.everybody(['session']);
      },
      () => undefined, // The desk is closed, and the window says why.
    );
  }

  /**
   * Files of some tickets became faulty, or intact again: notify the windows that show them, and update the report
   * strip.
   */
  function tellFiles(ticketIds: readonly Id[]): void {
    const tickets = ticketIds.flatMap((id) => {
      const row = desk.engine.rows.get(id);
      return row ? [{ id, before: row.whereabouts, after: row.whereabouts, requesters: [] }] : [];
    });
    news.batch({ tickets, topics: ['session'], queuesOf: new Set(), askedBy: new Set() });
  }
}

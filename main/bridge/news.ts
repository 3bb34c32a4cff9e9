import type { Topic } from '../../shared/bridge/contract/topics.ts';
import type { AgentAccess } from '../../shared/domain/access.ts';
import type { Id } from '../../shared/domain/id.ts';
import { type BatchNews, newsFor } from './sight-news.ts';
import type { Windows } from './windows.ts';

/** Tells windows what has changed, as far as their agents may know of it. */
export interface News {
  readonly everybody: (topics: readonly Topic[]) => void;
  readonly window: (windowId: string, topics: readonly Topic[]) => void;
  /** The windows where an agent is signed in: this one, or any. */
  readonly agents: (topics: readonly Topic[], agentId?: Id) => void;
  /** A batch of changes, to each window what its agent may hear of it. */
  readonly batch: (news: BatchNews) => void;
  /** From now on an agent at this window hears of what they see. */
  readonly begin: (windowId: string) => void;
  readonly forget: (windowId: string) => void;
  readonly forgetAll: () => void;
}

export function createNews(
  windows: Pick<Windows, 'ids' | 'notify'>,
  accessAt: (windowId: string) => AgentAccess | undefined,
): News {
  /** What the agent at each window was able to see when they were told of something last. */
  const seenAs = new Map<string, AgentAccess>();

  function batch(change: BatchNews): void {
    for (const windowId of windows.ids()) {
      const after = accessAt(windowId);
      if (!after) continue;
      const news = newsFor(change, { before: seenAs.get(windowId) ?? after, after });
      seenAs.set(windowId, after);
      if (news.tickets.length + news.removed.length + news.topics.length > 0) windows.notify(windowId, news);
    }
  }

  return {
    everybody: (topics) => {
      for (const windowId of windows.ids()) windows.notify(windowId, { topics });
    },
    window: (windowId, topics) => windows.notify(windowId, { topics }),
    agents: (topics, agentId) => {
      for (const windowId of windows.ids()) {
        const there = accessAt(windowId)?.agentId;
        if (there !== undefined && there === (agentId ?? there)) windows.notify(windowId, { topics });
      }
    },
    batch,
    begin: (windowId) => {
      const access = accessAt(windowId);
      if (access) seenAs.set(windowId, access);
    },
    forget: (windowId) => void seenAs.delete(windowId),
    forgetAll: () => seenAs.clear(),
  };
}

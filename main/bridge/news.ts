import type { Topic } from '../../shared/bridge/contract/topics.ts';
import type { AgentAccess } from '../../shared/domain/access.ts';
import type { Id } from '../../shared/domain/id.ts';
import { type BatchNews, newsFor } from './sight-news.ts';
import type { Windows } from './windows.ts';

/** Notifies windows of changes that their agents may know about. */
export interface News {
  readonly everybody: (topics: readonly Topic[]) => void;
  readonly window: (windowId: string, topics: readonly Topic[]) => void;
  /** Notifies the windows of an agent, or all windows where an agent is signed in. */
  readonly agents: (topics: readonly Topic[], agentId?: Id) => void;
  /** Notifies the windows where nobody is signed in. */
  readonly signedOut: (topics: readonly Topic[]) => void;
  /** Notifies each window of the changes in a batch that its agent may see. */
  readonly batch: (news: BatchNews) => void;
  /** From now on the agent at this window is notified. */
  readonly begin: (windowId: string) => void;
  readonly forget: (windowId: string) => void;
  readonly forgetAll: () => void;
}

export function createNews(
  windows: Pick<Windows, 'ids' | 'notify'>,
  accessAt: (windowId: string) => AgentAccess | undefined,
): News {
  /** What the agent at each window could see at the last notification. */
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
    signedOut: (topics) => {
      for (const windowId of windows.ids()) if (!accessAt(windowId)) windows.notify(windowId, { topics });
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

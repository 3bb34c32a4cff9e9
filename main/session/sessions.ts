import type { Id } from '../../shared/domain/id.ts';

/** Who is signed in at which window. It lives in memory only: a restart signs everybody out. */
export interface Sessions {
  readonly agentAt: (windowId: string) => Id | undefined;
  readonly signIn: (windowId: string, agentId: Id) => void;
  /** Signs everybody out, at every window. */
  readonly lockAll: () => void;
  readonly close: (windowId: string) => void;
  readonly isAnyOpen: () => boolean;
  /** Who is signed in, each with their windows; while nobody is, who was last, with none. */
  readonly present: () => readonly Present[];
  /** Signs everybody out and forgets who was here: another desk has other agents. */
  readonly forget: () => void;
}

export interface Present {
  readonly agentId: Id;
  readonly windowIds: readonly string[];
}

export function createSessions(): Sessions {
  const agents = new Map<string, Id>();
  let last: readonly Id[] = [];

  function leave(task: () => void): void {
    const before = new Set(agents.values());
    task();
    if (before.size > 0 && agents.size === 0) last = [...before];
  }

  function present(): readonly Present[] {
    if (agents.size === 0) return last.map((agentId) => ({ agentId, windowIds: [] }));
    return [...new Set(agents.values())].map((agentId) => ({
      agentId,
      windowIds: [...agents].filter(([, at]) => at === agentId).map(([windowId]) => windowId),
    }));
  }

  return {
    agentAt: (windowId) => agents.get(windowId),
    signIn: (windowId, agentId) => void agents.set(windowId, agentId),
    lockAll: () => leave(() => agents.clear()),
    close: (windowId) => leave(() => agents.delete(windowId)),
    isAnyOpen: () => agents.size > 0,
    present,
    forget: () => {
      agents.clear();
      last = [];
    },
  };
}

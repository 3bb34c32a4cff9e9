import type { Id } from '../../shared/domain/id.ts';

/** Who is signed in at which window. It lives in memory only: a restart signs everybody out. */
export interface Sessions {
  readonly agentAt: (windowId: string) => Id | undefined;
  readonly signIn: (windowId: string, agentId: Id) => void;
  /** Signs everybody out, at every window. */
  readonly lockAll: () => void;
  readonly close: (windowId: string) => void;
  readonly isAnyOpen: () => boolean;
}

export function createSessions(): Sessions {
  const agents = new Map<string, Id>();
  return {
    agentAt: (windowId) => agents.get(windowId),
    signIn: (windowId, agentId) => void agents.set(windowId, agentId),
    lockAll: () => agents.clear(),
    close: (windowId) => void agents.delete(windowId),
    isAnyOpen: () => agents.size > 0,
  };
}

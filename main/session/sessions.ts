import type { Id } from '../../shared/domain/id.ts';
import type { Principal } from '../../shared/domain/principal.ts';

/** Who is signed in at which window. In memory only: a restart ends all sessions. */
export interface Sessions {
  readonly principalAt: (windowId: string) => Principal | undefined;
  /** The agent signed in there; undefined if there is none. */
  readonly agentAt: (windowId: string) => Id | undefined;
  readonly enter: (windowId: string, principal: Principal) => void;
  /** Ends all sessions. */
  readonly lockAll: () => void;
  readonly close: (windowId: string) => void;
  readonly isAnyOpen: () => boolean;
  /** The signed-in agents with their windows; if there are none, the last one, without windows. */
  readonly present: () => readonly Present[];
  /** Ends all sessions and forgets the last agents: another desk has other agents. */
  readonly forget: () => void;
}

export interface Present {
  readonly agentId: Id;
  readonly windowIds: readonly string[];
}

export function createSessions(): Sessions {
  const principals = new Map<string, Principal>();
  let last: readonly Id[] = [];

  function agentAt(windowId: string): Id | undefined {
    const principal = principals.get(windowId);
    return principal?.kind === 'agent' ? principal.agentId : undefined;
  }

  function agents(): readonly (readonly [windowId: string, agentId: Id])[] {
    return [...principals].flatMap(([windowId, principal]) =>
      principal.kind === 'agent' ? [[windowId, principal.agentId] as const] : [],
    );
  }

  function removeWindows(task: () => void): void {
    const before = new Set(agents().map(([, agentId]) => agentId));
    task();
    if (before.size > 0 && agents().length === 0) last = [...before];
  }

  function present(): readonly Present[] {
    const here = agents();
    if (here.length === 0) return last.map((agentId) => ({ agentId, windowIds: [] }));
    return [...new Set(here.map(([, agentId]) => agentId))].map((agentId) => ({
      agentId,
      windowIds: here.filter(([, at]) => at === agentId).map(([windowId]) => windowId),
    }));
  }

  return {
    principalAt: (windowId) => principals.get(windowId),
    agentAt,
    enter: (windowId, principal) => void principals.set(windowId, principal),
    lockAll: () => removeWindows(() => principals.clear()),
    close: (windowId) => removeWindows(() => principals.delete(windowId)),
    isAnyOpen: () => principals.size > 0,
    present,
    forget: () => {
      principals.clear();
      last = [];
    },
  };
}

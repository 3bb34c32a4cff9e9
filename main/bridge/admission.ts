import type { Audience } from '../../shared/bridge/contract/declare.ts';
import { done, type Failed, type Result } from '../../shared/bridge/result.ts';
import type { AgentAccess } from '../../shared/domain/access.ts';
import { fileOwner } from '../../shared/domain/principal.ts';
import type { Sessions } from '../session/sessions.ts';
import type { Callers, QueryContext } from './handlers.ts';
import { agentsOnly, locked } from './refusals.ts';

/** Returns the caller at a window if the call's audience includes them. */
export type Admission = { readonly [For in Audience]: (windowId: string) => Result<Callers[For]> };

export interface AdmissionPorts {
  readonly sessions: Pick<Sessions, 'principalAt' | 'agentAt'>;
  readonly isDeskOpen: () => boolean;
  readonly accessAt: (windowId: string) => AgentAccess | undefined;
  /** The refusal for agents who are no administrators. */
  readonly administratorsOnly: () => Failed;
}

export function createAdmission({ sessions, isDeskOpen, accessAt, administratorsOnly }: AdmissionPorts): Admission {
  function isNoAgent(windowId: string): boolean {
    const principal = sessions.principalAt(windowId);
    return principal !== undefined && principal.kind !== 'agent';
  }

  function agent(windowId: string): Result<QueryContext> {
    if (isDeskOpen() && isNoAgent(windowId)) return agentsOnly();
    const access = accessAt(windowId);
    return access ? done({ windowId, access }) : locked();
  }

  return {
    // Calls for visitors are allowed at windows where nobody is signed in.
    anyone: (windowId) =>
      isNoAgent(windowId) ? agentsOnly() : done({ windowId, agentId: sessions.agentAt(windowId) }),
    visitor: (windowId) => {
      const principal = sessions.principalAt(windowId);
      if (principal?.kind === 'agent' && !accessAt(windowId)) return locked();
      const ownerId = principal && fileOwner(principal);
      if (principal && ownerId === undefined) return agentsOnly();
      return isDeskOpen() && ownerId !== undefined ? done({ windowId, ownerId }) : locked();
    },
    agent,
    administrator: (windowId) => {
      const context = agent(windowId);
      return context.ok && !context.value.access.isAdministrator ? administratorsOnly() : context;
    },
  };
}

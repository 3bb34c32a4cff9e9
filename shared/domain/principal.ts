import type { Id } from './id.ts';

/** The actor of a request. What they may see and do follows from this and the desk records. */
export type Principal =
  | { readonly kind: 'agent'; readonly agentId: Id }
  /** An unknown person who asks for help. A visit's id is random; uploaded files belong to the visit. */
  | { readonly kind: 'visitor'; readonly visitId: Id }
  /** The requester of one ticket, who proves it with a link to that ticket. */
  | { readonly kind: 'requester'; readonly personId: Id; readonly ticketId: Id }
  | { readonly kind: 'rule'; readonly ruleId: Id }
  /** The desk itself. */
  | { readonly kind: 'system' };

export type PrincipalKind = Principal['kind'];

/**
 * A principal in the form that commits and events store: `agent:<id>`, `visitor`, `requester:<person>`, `rule:<id>` or
 * `system`. Unknown forms are shown as the desk.
 */
export type Actor = string;

export const systemPrincipal: Principal = { kind: 'system' };

export function agentPrincipal(agentId: Id): Principal {
  return { kind: 'agent', agentId };
}

export function agentActor(agentId: Id): Actor {
  return `agent:${agentId}`;
}

export function actorOf(principal: Principal): Actor {
  switch (principal.kind) {
    case 'agent':
      return agentActor(principal.agentId);
    case 'requester':
      return `requester:${principal.personId}`;
    case 'rule':
      return `rule:${principal.ruleId}`;
    case 'visitor':
    case 'system':
      return principal.kind;
  }
}

/** The acting agent; undefined for any other actor. */
export function actorAgentId(actor: Actor): Id | undefined {
  return actor.startsWith('agent:') ? actor.slice('agent:'.length) : undefined;
}

/** The owner of files that were uploaded but not sent: an agent, or one visit. Nobody else uploads files. */
export function fileOwner(principal: Principal): Id | undefined {
  if (principal.kind === 'agent') return principal.agentId;
  return principal.kind === 'visitor' ? principal.visitId : undefined;
}

import type { Id } from './id.ts';

/** Who acts. What they may see and do follows from this and the desk records. */
export type Principal =
  | { readonly kind: 'agent'; readonly agentId: Id }
  /** Somebody who is not known here and asks for help. A visit's id is random; the files handed in are those of the visit. */
  | { readonly kind: 'visitor'; readonly visitId: Id }
  /** Who asks in one ticket, and shows that by a link to it. */
  | { readonly kind: 'requester'; readonly personId: Id; readonly ticketId: Id }
  | { readonly kind: 'rule'; readonly ruleId: Id }
  /** The desk itself. */
  | { readonly kind: 'system' };

export type PrincipalKind = Principal['kind'];

/**
 * A principal as commits and events name it: `agent:<id>`, `visitor`, `requester:<person>`, `rule:<id>` or `system`.
 * Whatever is written in another way is shown as the desk.
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

/** The agent behind an action; nothing for anybody else. */
export function actorAgentId(actor: Actor): Id | undefined {
  return actor.startsWith('agent:') ? actor.slice('agent:'.length) : undefined;
}

/** Whose the files are that were handed in and not sent: an agent's, or those of one visit. Nobody else hands in any. */
export function fileOwner(principal: Principal): Id | undefined {
  if (principal.kind === 'agent') return principal.agentId;
  return principal.kind === 'visitor' ? principal.visitId : undefined;
}

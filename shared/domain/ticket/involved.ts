import type { StampedEvent } from '../event.ts';
import type { Id } from '../id.ts';
import { actorAgentId } from '../principal.ts';
import type { Stamp } from '../stamp.ts';
import type { Assignees } from './assignment.ts';
import type { Posted } from './conversation.ts';

/** An agent or team that takes part in a ticket, from the event on through which they first did. */
export interface Involved {
  readonly kind: 'agent' | 'team';
  readonly id: Id;
  readonly since: Stamp;
}

/**
 * Who takes part in a ticket after one more event: who opened it, transferred it, replied, or wrote a note, whom it was
 * assigned to, and whom they mentioned. The event’s data fit its type.
 */
export function involvedAfter(present: readonly Involved[], event: StampedEvent): readonly Involved[] {
  const added = involvedBy(event)
    .filter(({ kind, id }) => !present.some((one) => one.kind === kind && one.id === id))
    .map((one) => ({ ...one, since: event.stamp }));
  return added.length === 0 ? present : [...present, ...added];
}

type Party = Pick<Involved, 'kind' | 'id'>;

function involvedBy({ type, data, actor }: StampedEvent): readonly Party[] {
  switch (type) {
    case 'ticket.opened':
      return agents(actorAgentId(actor));
    case 'department.changed':
      return (data as { readonly from: Id }).from === '' ? [] : agents(actorAgentId(actor));
    case 'conversation.posted': {
      const { kind, mentions = [] } = data as Posted;
      return kind === 'message' ? [] : agents(actorAgentId(actor), ...mentions);
    }
    case 'assignment.changed': {
      const { agentId, teamId } = (data as { readonly to: Assignees }).to;
      return [...agents(agentId ?? undefined), ...(teamId === null ? [] : [{ kind: 'team' as const, id: teamId }])];
    }
    default:
      return [];
  }
}

function agents(...ids: readonly (Id | undefined)[]): readonly Party[] {
  return ids.flatMap((id) => (id === undefined ? [] : [{ kind: 'agent' as const, id }]));
}

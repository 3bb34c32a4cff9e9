import type { AgentAccess } from '../../../shared/domain/access.ts';
import type { Id } from '../../../shared/domain/id.ts';
import type { Audience } from '../../../shared/views/happenings.ts';

/** The tickets by the agents and teams whom they concern, so that few have to be looked at for one agent. */
export interface Concerned {
  readonly changed: (ticketId: Id, before: Audience | undefined, after: Audience | undefined) => void;
  /** The tickets that name an agent or their teams. Whether such a ticket concerns them now, its audience says. */
  readonly of: (access: Pick<AgentAccess, 'agentId' | 'teams'>) => ReadonlySet<Id>;
}

export function createConcerned(): Concerned {
  const tickets = new Map<Id, Set<Id>>();

  function add(ticketId: Id, whom: Id): void {
    const known = tickets.get(whom);
    if (known) known.add(ticketId);
    else tickets.set(whom, new Set([ticketId]));
  }

  return {
    changed: (ticketId, before, after) => {
      for (const whom of before ? namedBy(before) : []) tickets.get(whom)?.delete(ticketId);
      for (const whom of after ? namedBy(after) : []) add(ticketId, whom);
    },
    of: ({ agentId, teams }) => {
      const found = new Set(tickets.get(agentId));
      for (const team of teams) for (const id of tickets.get(team) ?? []) found.add(id);
      return found;
    },
  };
}

function namedBy({ involved, followers, teamId }: Audience): readonly Id[] {
  return [
    ...followers.map(({ agentId }) => agentId),
    ...involved.filter(({ kind, id }) => kind === 'agent' || id === teamId).map(({ id }) => id),
  ];
}

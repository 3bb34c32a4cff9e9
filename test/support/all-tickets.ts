import type { Engine } from '../../main/engine/engine.ts';
import type { AppliedCommit } from '../../main/engine/ports.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { TicketRow } from '../../shared/domain/ticket/row.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';

/** The rows of all tickets of a desk, in the order in which it met them. */
export function rowsOn({ rows }: Pick<Engine, 'rows'>): TicketRow[] {
  return Array.from({ length: rows.size() }, (_, ordinal) => ordinal)
    .filter(rows.isThere)
    .map(rows.row);
}

/** Every ticket of a desk by its id, as it is now. */
export async function ticketsOn({ rows, tickets }: Pick<Engine, 'rows' | 'tickets'>): Promise<Map<Id, Ticket>> {
  const all = await tickets.load(rowsOn({ rows }).map(({ id }) => id));
  return new Map(all.map((ticket) => [ticket.id, ticket]));
}

/** The tickets of a desk as its announcements tell them: the engine itself forgets what was not used for long. */
export interface KnownTickets {
  readonly get: (id: Id) => Ticket | undefined;
  readonly hear: (commits: readonly AppliedCommit[]) => void;
}

export async function knownTickets(engine: Pick<Engine, 'rows' | 'tickets'>): Promise<KnownTickets> {
  const known = await ticketsOn(engine);
  return {
    get: (id) => (engine.rows.has(id) ? known.get(id) : undefined),
    hear: (commits) => {
      for (const { tickets } of commits) for (const { after } of tickets) known.set(after.id, after);
    },
  };
}

/** So few that nearly every ticket is folded again whenever it is needed. */
export const fewTickets = 2;

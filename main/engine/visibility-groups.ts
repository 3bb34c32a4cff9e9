import type { Ticket } from '../../shared/domain/ticket/ticket.ts';

/** The parts of a ticket that decide who can see it. */
type Visibility = Pick<Ticket, 'intake' | 'department' | 'assignment' | 'referrals'>;

/** Numbered groups of tickets with equal visibility. A group is dropped with its last ticket. */
export interface VisibilityGroups {
  /** Adds an opened ticket; returns the number of its group. */
  readonly add: (ticket: Visibility) => number;
  /** Removes a ticket that was added; returns the number of its group. */
  readonly remove: (ticket: Visibility) => number;
  /** The number of a ticket's group, if the group exists. */
  readonly of: (ticket: Visibility) => number | undefined;
  readonly at: (number: number) => Visibility | undefined;
}

export function createVisibilityGroups(): VisibilityGroups {
  const numbers = new Map<string, number>();
  const groups: (Visibility | undefined)[] = [];
  const tickets: number[] = [];
  const free: number[] = [];

  function numberOf(key: string, { intake, department, assignment, referrals }: Visibility): number {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const number = free.pop() ?? groups.length;
    numbers.set(key, number);
    groups[number] = { intake, department, assignment, referrals };
    return number;
  }

  return {
    add: (ticket) => {
      const number = numberOf(keyOf(ticket), ticket);
      tickets[number] = (tickets[number] ?? 0) + 1;
      return number;
    },
    remove: (ticket) => {
      const key = keyOf(ticket);
      const number = numbers.get(key) ?? -1;
      const remaining = (tickets[number] ?? 0) - 1;
      if (number < 0) return number;
      tickets[number] = remaining;
      if (remaining > 0) return number;
      numbers.delete(key);
      groups[number] = undefined;
      free.push(number);
      return number;
    },
    of: (ticket) => numbers.get(keyOf(ticket)),
    at: (place) => groups[place],
  };
}

function keyOf({ department, assignment, referrals }: Visibility): string {
  const { agentId, teamId } = assignment;
  const referred = referrals.to.flatMap(({ kind, id }) => [kind, id]);
  // Most tickets have no referrals, and every ticket is added at each start.
  return JSON.stringify([department.departmentId, agentId, teamId, ...referred]);
}

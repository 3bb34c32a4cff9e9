import { isOpened } from '../../../shared/domain/ticket/intake.ts';
import type { Visibility } from '../../../shared/domain/ticket/visibility.ts';

/** Numbered groups of tickets with equal visibility. A group keeps its number when its last ticket leaves it. */
export interface VisibilityGroups {
  /** The number of a ticket's group. */
  readonly of: (ticket: Visibility) => number;
  readonly at: (number: number) => Visibility | undefined;
  readonly count: () => number;
}

export function createVisibilityGroups(): VisibilityGroups {
  const numbers = new Map<string, number>();
  const groups: Visibility[] = [];
  return {
    of: (ticket) => {
      const key = keyOf(ticket);
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, groups.length);
      const { intake, department, assignment, referrals } = ticket;
      return groups.push({ intake: { number: intake.number }, department, assignment, referrals }) - 1;
    },
    at: (number) => groups[number],
    count: () => groups.length,
  };
}

function keyOf({ intake, department, assignment, referrals }: Visibility): string {
  const { agentId, teamId } = assignment;
  const referred = referrals.to.flatMap(({ kind, id }) => [kind, id]);
  return JSON.stringify([isOpened(intake), department.departmentId, agentId, teamId, ...referred]);
}

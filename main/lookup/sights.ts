import { type AgentAccess, agentAccess, canSee, rightsOn } from '../../shared/domain/access.ts';
import type { CompiledCondition } from '../../shared/domain/conditions/compile.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';
import type { Visibility } from '../../shared/domain/ticket/visibility.ts';
import type { Rows } from '../engine/rows/row-table.ts';

/** What an agent sees, by the groups of tickets that everybody sees alike. */
export interface Sight {
  /** Undefined for an agent who is not, or no longer, on this desk. */
  readonly access: AgentAccess | undefined;
  readonly seesGroup: (group: number) => boolean;
  readonly sees: (ordinal: number) => boolean;
  /** What they see of the tickets for which a condition holds: deleted ones only with the permission to delete. */
  readonly seesBy: (condition: Pick<CompiledCondition, 'asksForDeleted'>) => (ordinal: number) => boolean;
}

export interface Sights {
  readonly of: (agentId: Id) => Sight;
  /** After records that decide it changed: finds out anew what agents see, and returns those who see other tickets. */
  readonly refresh: () => ReadonlySet<Id>;
}

export function createSights(rows: Pick<Rows, 'groupOf' | 'groupAt' | 'cursor'>, records: DeskRecords): Sights {
  const known = new Map<Id, Sight>();

  function sightOf(agentId: Id): Sight {
    const access = agentAccess(records, agentId);
    const cursor = rows.cursor();
    const ofGroup = (isSo: (access: AgentAccess, visibility: Visibility) => boolean) =>
      answeredOnce((group) => {
        const visibility = rows.groupAt(group);
        return access !== undefined && visibility !== undefined && isSo(access, visibility);
      });
    const seesGroup = ofGroup(canSee);
    const mayDeleteIn = ofGroup((mine, visibility) => rightsOn(mine, visibility)?.has('ticket.delete') ?? false);
    const sees = (ordinal: number) => seesGroup(rows.groupOf(ordinal));

    function seesAlsoDeleted(ordinal: number): boolean {
      return sees(ordinal) && (mayDeleteIn(rows.groupOf(ordinal)) || !cursor.at(ordinal).isDeleted);
    }

    return { access, seesGroup, sees, seesBy: ({ asksForDeleted }) => (asksForDeleted ? seesAlsoDeleted : sees) };
  }

  return {
    of: (agentId) => {
      const sight = known.get(agentId) ?? sightOf(agentId);
      known.set(agentId, sight);
      return sight;
    },
    refresh: () => {
      const changed = new Set<Id>();
      for (const [agentId, { access }] of known) {
        if (reachOf(access) === reachOf(agentAccess(records, agentId))) continue;
        known.delete(agentId);
        changed.add(agentId);
      }
      return changed;
    },
  };
}

/** Asks once for each number. */
function answeredOnce(ask: (number: number) => boolean): (number: number) => boolean {
  const answers: (boolean | undefined)[] = [];
  return (number) => {
    const known = answers[number];
    if (known !== undefined) return known;
    while (answers.length < number) answers.push(undefined);
    const answer = ask(number);
    answers[number] = answer;
    return answer;
  };
}

/** Equal for accesses of one agent with which they see the same tickets. */
function reachOf(access: AgentAccess | undefined): string {
  if (!access) return '';
  const { isAdministrator, departments, teams, staffed, ownRole } = access;
  const deletesIn = [...departments].filter(([, role]) => role.has('ticket.delete')).map(([id]) => id);
  const ids = [departments.keys(), teams, staffed, deletesIn].map((some) => [...some].sort());
  return JSON.stringify([isAdministrator, ownRole.has('ticket.delete'), ...ids]);
}

import { type AgentAccess, agentAccess, canSee } from '../../shared/domain/access.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';
import type { Rows } from '../engine/rows/row-table.ts';

/** What an agent sees, by the groups of tickets that everybody sees alike. */
export interface Sight {
  /** Undefined for an agent who is not, or no longer, on this desk. */
  readonly access: AgentAccess | undefined;
  readonly seesGroup: (group: number) => boolean;
  readonly sees: (ordinal: number) => boolean;
}

export interface Sights {
  readonly of: (agentId: Id) => Sight;
  /** After records that decide it changed: finds out anew what agents see, and returns those who see other tickets. */
  readonly refresh: () => ReadonlySet<Id>;
}

export function createSights(rows: Pick<Rows, 'groupOf' | 'groupAt'>, records: DeskRecords): Sights {
  const known = new Map<Id, Sight>();

  function sightOf(agentId: Id): Sight {
    const access = agentAccess(records, agentId);
    const answers: (boolean | undefined)[] = [];

    function isVisible(group: number): boolean {
      const visibility = rows.groupAt(group);
      return access !== undefined && visibility !== undefined && canSee(access, visibility);
    }

    function seesGroup(group: number): boolean {
      const answer = answers[group];
      if (answer !== undefined) return answer;
      while (answers.length < group) answers.push(undefined);
      const isSeen = isVisible(group);
      answers[group] = isSeen;
      return isSeen;
    }

    return { access, seesGroup, sees: (ordinal) => seesGroup(rows.groupOf(ordinal)) };
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

/** Equal for accesses of one agent with which they see the same tickets. */
function reachOf(access: AgentAccess | undefined): string {
  if (!access) return '';
  const { isAdministrator, departments, teams, staffed } = access;
  return JSON.stringify([isAdministrator, ...[departments.keys(), teams, staffed].map((ids) => [...ids].sort())]);
}

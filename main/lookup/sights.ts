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
  /** Forgets everything, because records that decide it changed. */
  readonly clear: () => void;
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
    clear: () => known.clear(),
  };
}

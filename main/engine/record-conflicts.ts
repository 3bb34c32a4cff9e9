import type { Conflict } from '../../shared/domain/claim.ts';
import { type StampedEvent, targetKey } from '../../shared/domain/event.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { RecordKind } from '../../shared/domain/records/registry.ts';
import { eventsWithIds } from './events-with-ids.ts';
import { eventsOfCommit, type ReadPorts } from './read-commit.ts';
import type { DeskState } from './state.ts';

/** A desk record about which two devices have decided differently, with the events of both sides. */
interface ContestedRecord {
  readonly kind: RecordKind;
  readonly id: Id;
  readonly conflicts: readonly Conflict[];
  readonly events: readonly StampedEvent[];
}

export type RecordConflicts = (kinds: readonly RecordKind[]) => Promise<readonly ContestedRecord[]>;

/** The contested records of some kinds. Only the lines of their conflicts are read. */
export function recordConflicts(state: DeskState, ports: ReadPorts): RecordConflicts {
  async function contested(kind: RecordKind, id: Id, conflicts: readonly Conflict[]): Promise<ContestedRecord> {
    const key = targetKey({ kind, id });
    const ids = new Set(conflicts.flatMap(({ earlier, later }) => [earlier, later]));
    const events = await eventsWithIds(state.commits.historyOf(key).entries(), ids, async (entry) =>
      (await eventsOfCommit(ports, entry)).filter(({ target }) => targetKey(target) === key),
    );
    return { kind, id, conflicts, events };
  }

  return async (kinds) => {
    await state.index.whenComplete();
    const open = kinds.flatMap((kind) =>
      [...state.targets.recordsOfKind(kind).values()].flatMap(({ id, conflicts }) =>
        conflicts.length > 0 ? [contested(kind, id, conflicts)] : [],
      ),
    );
    return Promise.all(open);
  };
}

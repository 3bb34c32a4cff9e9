import { done } from '../../shared/bridge/result.ts';
import type { Accepted, Batch, Waiting } from './batch.ts';
import type { FoundCommit } from './found-commit.ts';
import { freshCommit, mayUndo, mayUndoOnceWritten } from './may-undo.ts';
import type { DeskState } from './state.ts';

/** The answers to the operations of a batch. */
export interface Answers {
  /** Works out what can be undone while the batch is being written. */
  readonly foreseeUndo: () => void;
  /** Answers all of them, after the batch was written and applied. */
  readonly give: () => void;
}

export function createAnswers(state: DeskState, batch: Batch, accepted: readonly Accepted[]): Answers {
  const undoable = new Map<Waiting, boolean | undefined>();

  function foreseeUndo(): void {
    for (const [index, each] of accepted.entries()) {
      const found = foundOf(index, batch.records());
      for (const waiting of each.waiting) {
        undoable.set(waiting, mayUndoOnceWritten(batch, found, waiting.request.principal));
      }
    }
  }

  function isUndoable(index: number, waiting: Waiting): boolean {
    return (
      undoable.get(waiting) ?? mayUndo(state, batch.ports, foundOf(index, state.records), waiting.request.principal)
    );
  }

  function foundOf(index: number, records: DeskState['records']): FoundCommit {
    const each = accepted[index];
    if (!each) throw new Error(`There is no operation ${index} in the batch`);
    const { commit, applied, recordBefore } = each.effects();
    const since = () => accepted.slice(index).flatMap(({ effects }) => effects().applied.events);
    const op = each.request.operation.name;
    return freshCommit(records, commit.entry, op, applied.events, recordBefore, since);
  }

  return {
    foreseeUndo,
    give: () => {
      for (const [index, each] of accepted.entries()) {
        const outcome = each.effects().done;
        for (const waiting of each.waiting) waiting.answer(done({ ...outcome, mayUndo: isUndoable(index, waiting) }));
      }
    },
  };
}

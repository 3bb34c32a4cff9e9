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
    for (const each of accepted) {
      const found = foundOf(each, batch.records());
      for (const waiting of each.waiting) {
        undoable.set(waiting, mayUndoOnceWritten(batch, found, waiting.request.principal));
      }
    }
  }

  function isUndoable(each: Accepted, waiting: Waiting): boolean {
    return undoable.get(waiting) ?? mayUndo(state, batch.ports, foundOf(each, state.records), waiting.request.principal);
  }

  return {
    foreseeUndo,
    give: () => {
      for (const each of accepted) {
        const outcome = each.effects().done;
        for (const waiting of each.waiting) waiting.answer(done({ ...outcome, mayUndo: isUndoable(each, waiting) }));
      }
    },
  };
}

function foundOf({ request, effects }: Accepted, records: DeskState['records']): FoundCommit {
  const { commit, applied, recordBefore } = effects();
  return freshCommit(records, commit.entry, request.operation.name, applied.events, recordBefore);
}

import { done } from '../../shared/bridge/result.ts';
import type { Accepted, Batch, Waiting } from './batch.ts';
import type { FoundCommit } from './found-commit.ts';
import { freshCommit, mayUndo, mayUndoOnceWritten } from './may-undo.ts';
import type { DeskState } from './state.ts';
import { nextTurn } from './turns.ts';

/** The answers to the operations of a batch. */
export interface Answers {
  /** Works out what takes time, if the batch is still being written in the next turn. */
  readonly prepare: () => void;
  /** Answers all of them, after the batch was written and applied. */
  readonly give: () => void;
}

export function createAnswers(state: DeskState, batch: Batch, accepted: readonly Accepted[]): Answers {
  const undoable = new Map<Waiting, boolean | undefined>();
  let isGiven = false;

  function foreseeUndo(): void {
    if (isGiven) return;
    for (const each of accepted) {
      const found = foundOf(each, batch.records());
      for (const waiting of each.waiting) {
        undoable.set(waiting, mayUndoOnceWritten(batch, found, waiting.request.principal));
      }
    }
  }

  function isUndoable(each: Accepted, waiting: Waiting): boolean {
    return undoable.get(waiting) ?? mayUndo(state, foundOf(each, state.records), waiting.request.principal);
  }

  return {
    prepare: () => {
      // An error here comes again when the answers are given, and is reported to their callers.
      nextTurn()
        .then(foreseeUndo)
        .catch(() => undoable.clear());
    },
    give: () => {
      isGiven = true;
      for (const each of accepted) {
        for (const waiting of each.waiting) waiting.answer(done({ ...each.done, mayUndo: isUndoable(each, waiting) }));
      }
    },
  };
}

function foundOf({ commit, request, applied }: Accepted, records: DeskState['records']): FoundCommit {
  return freshCommit(records, commit.entry, request.operation.name, applied.events);
}

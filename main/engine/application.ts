import { type TicketRow, ticketRow } from '../../shared/domain/ticket/row.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import type { Position } from '../journal/segment.ts';
import { createAnswers } from './answers.ts';
import { commitToState, noteOwnCommit } from './apply.ts';
import type { Accepted, Batch } from './batch.ts';
import type { AppliedCommit } from './ports.ts';
import { type DeskState, noteNumbers } from './state.ts';

/** The application of a batch to the state, once it is written. */
export interface Application {
  /** Works out what follows from the batch, while the disk writes it; `apply` works out what is left. */
  readonly prepare: () => void;
  /** The batch stands at these positions in the journal. */
  readonly apply: (positions: readonly Position[]) => readonly AppliedCommit[];
  /** Answers the callers; call it last. */
  readonly answer: () => void;
}

export function createApplication(state: DeskState, batch: Batch, accepted: readonly Accepted[]): Application {
  const { changed } = batch.overlay;
  const answers = createAnswers(state, batch, accepted);
  const rows = new Map<Ticket, TicketRow>();
  let isApplied = false;

  function prepare(): void {
    if (isApplied) return;
    for (const each of accepted) each.effects();
    for (const target of changed.values()) if ('intake' in target) rows.set(target, ticketRow(target));
    answers.foreseeUndo();
  }

  function apply(positions: readonly Position[]): readonly AppliedCommit[] {
    isApplied = true;
    // All of them before the first is noted: an error must not leave a part of the batch in the state.
    const effects = accepted.map((each) => each.effects());
    for (const [index, { commit, applied }] of effects.entries()) {
      const position = positions[index] ?? commit.entry.position;
      noteOwnCommit(state, { ...commit, entry: { ...commit.entry, position } });
      noteNumbers(state, applied.events, true);
      state.files.note(applied.events);
    }
    state.clock = batch.clock;
    commitToState(state, changed, (ticket) => rows.get(ticket) ?? ticketRow(ticket));
    return effects.map(({ applied }) => applied);
  }

  return { prepare, apply, answer: answers.give };
}

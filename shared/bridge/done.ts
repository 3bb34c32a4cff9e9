import type { Id } from '../domain/id.ts';

/** The result of an operation. `stays` names what an undo kept because it was changed since. */
export interface Done {
  readonly commit: string;
  readonly ticketIds: readonly Id[];
  readonly stays: readonly string[];
  /** Whether its author could undo it now. */
  readonly mayUndo: boolean;
}

/**
 * The result of an operation for the agent who requested it. `lost` names those of its tickets that they can no longer
 * see.
 */
export interface DoneFor extends Done {
  readonly lost: readonly Id[];
}

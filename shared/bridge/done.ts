import type { Id } from '../domain/id.ts';

/** What an operation led to. `stays` names what undo left as it is because it was changed since. */
export interface Done {
  readonly commit: string;
  readonly ticketIds: readonly Id[];
  readonly stays: readonly string[];
  /** Whether its author could undo it now. */
  readonly mayUndo: boolean;
}

/** What an operation led to for the agent who asked. `lost` names those of its tickets that they cannot see now. */
export interface DoneFor extends Done {
  readonly lost: readonly Id[];
}

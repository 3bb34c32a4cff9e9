import type { Id } from '../domain/id.ts';

/** What an operation led to. `stays` names what undo left as it is because it was changed since. */
export interface Done {
  readonly commit: string;
  readonly ticketIds: readonly Id[];
  readonly stays: readonly string[];
}

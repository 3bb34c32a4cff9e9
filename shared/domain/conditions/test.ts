import type { TicketRow } from '../ticket/row.ts';
import type { Truth, Viewpoint } from './viewpoint.ts';

/** A compiled comparison. */
export interface Test {
  readonly truth: (row: TicketRow, at: Viewpoint) => Truth;
  /** How its value changes with the clock from now on; undefined if it does not. */
  readonly future?: (row: TicketRow, timeZone: string, nowMs: number) => Future;
  /** Its value for every closed ticket; undefined if that depends on more than the state. */
  readonly whenClosed?: Truth;
  /** Its value for every open ticket; undefined if that depends on more than the state. */
  readonly whenOpen?: Truth;
  /** Whether it depends on the start of days. */
  readonly usesZone?: boolean;
}

/** The moments at which a value can change, in any order, and its value at a time. */
export interface Future {
  readonly moments: readonly number[];
  readonly truthAt: (ms: number) => Truth;
}

/** How the operators of a type parse their value; undefined if it is invalid. */
export type Operators<Property> = Readonly<Record<string, (property: Property, value: unknown) => Test | undefined>>;

import type { TicketRow } from '../ticket/row.ts';
import type { Truth, Viewpoint } from './viewpoint.ts';

/** A comparison that is ready to be asked of rows. */
export interface Test {
  readonly truth: (row: TicketRow, at: Viewpoint) => Truth;
  /** At which moments of the clock its truth changes by itself, in any order; left out where it never does. */
  readonly moments?: (row: TicketRow, timeZone: string) => readonly number[];
}

/** How operators of one type of property read their value; nothing where they can make nothing of it. */
export type Operators<Property> = Readonly<Record<string, (property: Property, value: unknown) => Test | undefined>>;

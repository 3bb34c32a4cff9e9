import type { TicketRow } from '../ticket/row.ts';
import type { Truth, Viewpoint } from './viewpoint.ts';

/** A comparison that is ready to be asked of rows. */
export interface Test {
  readonly truth: (row: TicketRow, at: Viewpoint) => Truth;
  /** How its truth goes on by itself; left out where it never does. */
  readonly future?: (row: TicketRow, timeZone: string) => Future;
  /** Whether it depends on where days begin. */
  readonly usesZone?: boolean;
}

/** At which moments a truth can change, in any order, and what it is at a time. */
export interface Future {
  readonly moments: readonly number[];
  readonly truthAt: (ms: number) => Truth;
}

/** How operators of one type of property read their value; nothing where they can make nothing of it. */
export type Operators<Property> = Readonly<Record<string, (property: Property, value: unknown) => Test | undefined>>;

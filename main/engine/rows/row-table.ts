import type { Id } from '../../../shared/domain/id.ts';
import type { TicketRow } from '../../../shared/domain/ticket/row.ts';
import type { Visibility } from '../../../shared/domain/ticket/visibility.ts';
import type { ColumnData } from '../../columns/column-data.ts';
import type { Completeness } from './completeness.ts';
import type { SavingRows } from './stored-rows.ts';

/**
 * The rows of all tickets. Each ticket has an ordinal, which belongs to this process only and stays the same when the
 * ticket changes, or is dropped and comes back.
 */
export interface Rows extends Pick<Completeness, 'isComplete' | 'whenComplete'> {
  /** The number of ordinals, including those of dropped tickets. */
  readonly size: () => number;
  /** The number of tickets. */
  readonly count: () => number;
  readonly has: (id: Id) => boolean;
  readonly get: (id: Id) => TicketRow | undefined;
  /** -1 if there is no such ticket. */
  readonly ordinalOf: (id: Id) => number;
  readonly idAt: (ordinal: number) => Id;
  readonly isThere: (ordinal: number) => boolean;
  readonly row: (ordinal: number) => TicketRow;
  /** One object for reading many rows in turn: the properties of the last row asked for. */
  readonly cursor: () => RowCursor;
  /** The number of a ticket's visibility group; tickets that are equally visible share one. */
  readonly groupOf: (ordinal: number) => number;
  readonly groupAt: (group: number) => Visibility | undefined;
  /** The number of groups so far. Their numbers are never reused. */
  readonly groups: () => number;
  /** How many open tickets each group has, without deleted ones. All tickets are counted, which takes milliseconds. */
  readonly openByGroup: () => Uint32Array;
  /** Only two copies of one device use a number twice. */
  readonly withNumber: (number: string) => readonly number[];
  readonly ofRequester: (personId: Id) => Iterable<number>;
  /** Whether a ticket of this requester passes a test. */
  readonly someOfRequester: (personId: Id, isOne: (ordinal: number) => boolean) => boolean;
  /** How many tickets a requester has, without looking at them. */
  readonly countOfRequester: (personId: Id) => number;
  /** The requesters of at least so many tickets; those of rows that no release of Deskside writes may be missing. */
  readonly requestersWith: (least: number) => readonly Id[];
  /** Whether the ordinals of all open tickets are known to be in this order; false if that is not known. */
  readonly areOpenInOrder: (orderName: string) => boolean;
  /** Called at once with each row that is put or dropped, before anything compares rows again. */
  readonly onChange: (listener: (ordinal: number) => void) => void;
}

export interface RowCursor {
  readonly at: (ordinal: number) => TicketRow;
}

/** The rows with what changes them; only the engine does. */
export interface RowTable extends Rows, Pick<Completeness, 'begin' | 'complete' | 'abandon'> {
  /** Returns the ordinal of the row. */
  readonly put: (row: TicketRow) => number;
  /** Returns the ordinal that the row had; -1 if there was none. */
  readonly drop: (id: Id) => number;
  /** These rows as data for a file, made in steps. */
  readonly save: (ordinals: readonly number[]) => SavingRows;
  /**
   * Adds stored rows, except those of tickets that were put or dropped before. The returned function adds some of them,
   * until `isEnough`, and returns whether none are left.
   */
  readonly load: (data: ColumnData) => (isEnough: () => boolean) => boolean;
  /** The rows that are there were stored with those of open tickets in this order. */
  readonly setOpenOrder: (orderName: string) => void;
}

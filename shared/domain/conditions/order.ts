import { nameKey } from '../person.ts';
import { currentRecord } from '../records/current-record.ts';
import type { DeskRecords } from '../records/desk-records.ts';
import type { RecordKind } from '../records/registry.ts';
import type { TicketRow } from '../ticket/row.ts';
import type { Order } from './order-schema.ts';

/** A value by which tickets are sorted; null if it is missing. */
export type SortValue = number | string | null;

type KeyReader = (row: TicketRow) => SortValue;

interface SortKey {
  /** Based on the current desk records. */
  readonly reader: (records: DeskRecords) => KeyReader;
  /** The kind of records whose changes can affect the order. */
  readonly kind?: RecordKind;
}

/** An unknown priority sorts after all known ones. */
const unknownUrgency = 99;

export function urgencyOf(records: DeskRecords, priorityId: string): number {
  return currentRecord(records, 'priority', priorityId)?.urgency ?? unknownUrgency;
}

export const sortKeys = {
  urgency: { reader: urgencyReader, kind: 'priority' },
  due: { reader: () => (row) => row.dueMs },
  opened: { reader: () => (row) => row.openedMs },
  updated: { reader: () => (row) => row.updatedMs },
  closed: { reader: () => (row) => row.closedMs },
  reopened: { reader: () => (row) => row.reopenedMs },
  number: { reader: () => (row) => numberKey(row.number) },
  summary: { reader: () => (row) => nameKey(row.fields.summary) },
} as const satisfies Readonly<Record<string, SortKey>>;

export type SortKeyName = keyof typeof sortKeys;

// Safe: `Object.keys` returns the keys of that table.
export const sortKeyNames = Object.keys(sortKeys) as readonly SortKeyName[];

export function isSortKey(name: string): name is SortKeyName {
  return Object.hasOwn(sortKeys, name);
}

/** Many tickets share few priorities, so each is looked up once. */
function urgencyReader(records: DeskRecords): KeyReader {
  const known = new Map<string, number>();
  return ({ fields: { priority } }) => {
    const urgency = known.get(priority) ?? urgencyOf(records, priority);
    known.set(priority, urgency);
    return urgency;
  };
}

/** Counters of one device are compared as numbers, whatever their lengths. */
function numberKey(number: string): string {
  return number.replace(/\d+$/, (digits) => digits.padStart(15, '0'));
}

/** A value of tickets by which they are sorted. */
export interface RowKey {
  readonly read: KeyReader;
  readonly descending: boolean;
}

/** The values that determine an order, most important first. Unknown sort keys are skipped. */
export function rowKeys(order: Order, records: DeskRecords): readonly RowKey[] {
  return known(order).map(({ by, descending }) => ({
    read: (sortKeys[by] satisfies SortKey).reader(records),
    descending,
  }));
}

/** Missing values sort last in either direction. */
export function compareValues(left: SortValue, right: SortValue, descending: boolean): number {
  if (left === right) return 0;
  if (left === null) return 1;
  if (right === null) return -1;
  const ascending = left < right ? -1 : 1;
  return descending ? -ascending : ascending;
}

/** How two rows are sorted; ids break ties. */
export function compareRows(keys: readonly RowKey[], a: TicketRow, b: TicketRow): number {
  for (const { read, descending } of keys) {
    const compared = compareValues(read(a), read(b), descending);
    if (compared !== 0) return compared;
  }
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Equal only for orders that sort all rows alike, whatever has happened to the desk records in between. */
export function orderName(order: Order, records: DeskRecords): string {
  const urgencies = kindsIn(order).has('priority')
    ? records.all('priority').map(({ id }) => [id, urgencyOf(records, id)])
    : [];
  return JSON.stringify([known(order), urgencies]);
}

/** The kinds of records that an order depends on. */
export function kindsIn(order: Order): ReadonlySet<RecordKind> {
  return new Set(known(order).flatMap(({ by }) => (sortKeys[by] as SortKey).kind ?? []));
}

function known(order: Order) {
  return order.flatMap(({ by, descending }) => (isSortKey(by) ? [{ by, descending }] : []));
}

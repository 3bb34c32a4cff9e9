import { nameKey } from '../person.ts';
import { currentRecord } from '../records/current-record.ts';
import type { DeskRecords } from '../records/desk-records.ts';
import type { RecordKind } from '../records/registry.ts';
import type { TicketRow } from '../ticket/row.ts';
import type { Order } from './order-schema.ts';

type KeyReader = (row: TicketRow) => number | string | null;

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

export type CompareRows = (a: TicketRow, b: TicketRow) => number;

/** Missing values sort last in either direction; unknown sort keys are skipped; ids break ties. */
export function comparing(order: Order, records: DeskRecords): CompareRows {
  const keys = known(order).map(({ by, descending }) => ({
    read: (sortKeys[by] satisfies SortKey).reader(records),
    sign: descending ? -1 : 1,
  }));
  return (a, b) => {
    for (const { read, sign } of keys) {
      const [left, right] = [read(a), read(b)];
      if (left === right) continue;
      if (left === null) return 1;
      if (right === null) return -1;
      return left < right ? -sign : sign;
    }
    return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
  };
}

/** The kinds of records that an order depends on. */
export function kindsIn(order: Order): ReadonlySet<RecordKind> {
  return new Set(known(order).flatMap(({ by }) => (sortKeys[by] as SortKey).kind ?? []));
}

function known(order: Order) {
  return order.flatMap(({ by, descending }) => (isSortKey(by) ? [{ by, descending }] : []));
}

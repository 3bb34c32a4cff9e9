import type { ColumnData } from '../../columns/column-data.ts';
import { arrayIn, type Column, type ColumnKind, createColumn } from '../../columns/growing.ts';
import { createTextColumn, textsIn } from '../../columns/text-column.ts';

/** A property of all rows by their ordinals. */
export interface RowColumn<Value> {
  readonly at: (ordinal: number) => Value;
  /** Replaces a value, or appends the next one. */
  readonly put: (ordinal: number, value: Value) => void;
  /** The values of some rows, in this order. */
  readonly save: (ordinals: readonly number[]) => ColumnData;
  /** Loads all stored values into a column that has none. */
  readonly load: (data: ColumnData) => void;
  /** The function puts the stored value with an index in the place of an ordinal. */
  readonly reader: (data: ColumnData) => (ordinal: number, index: number) => void;
}

export function putIn(column: Pick<Column, 'length' | 'push' | 'set'>, ordinal: number, value: number): void {
  if (ordinal === column.length) column.push(value);
  else column.set(ordinal, value);
}

/** Some numbers of a column, as a column of the same kind. */
export function taken<Kind extends ColumnKind>(kind: Kind, column: Column<Kind>, ordinals: readonly number[]) {
  const found = createColumn(kind, ordinals.length);
  for (const ordinal of ordinals) found.push(column.get(ordinal));
  return found.part(0, ordinals.length);
}

/** Times in milliseconds, which may be missing. */
export function createTimes(): RowColumn<number | null> {
  const column = createColumn('f64');
  return {
    at: (ordinal) => {
      const ms = column.get(ordinal);
      return Number.isNaN(ms) ? null : ms;
    },
    put: (ordinal, ms) => putIn(column, ordinal, ms ?? Number.NaN),
    save: (ordinals) => ({ json: null, arrays: { ms: taken('f64', column, ordinals) } }),
    load: (data) => column.load(arrayIn(data, 'ms', 'f64')),
    reader: (data) => {
      const ms = arrayIn(data, 'ms', 'f64');
      return (ordinal, index) => putIn(column, ordinal, ms[index] ?? Number.NaN);
    },
  };
}

/** Times that few rows have, such as open tickets that nobody has replied to. */
export function createRareTimes(): RowColumn<number | null> {
  const known = new Map<number, number>();

  function put(ordinal: number, ms: number | null): void {
    if (ms === null) known.delete(ordinal);
    else known.set(ordinal, ms);
  }

  return {
    at: (ordinal) => known.get(ordinal) ?? null,
    put,
    save: (ordinals) => {
      const [indices, times] = [createColumn('u32'), createColumn('f64')];
      for (const [index, ordinal] of ordinals.entries()) {
        const ms = known.get(ordinal);
        if (ms === undefined) continue;
        indices.push(index);
        times.push(ms);
      }
      const { length } = indices;
      return { json: null, arrays: { indices: indices.part(0, length), ms: times.part(0, length) } };
    },
    load: (data) => {
      for (const [index, ms] of rareIn(data)) put(index, ms);
    },
    reader: (data) => {
      const stored = rareIn(data);
      return (ordinal, index) => put(ordinal, stored.get(index) ?? null);
    },
  };
}

function rareIn(data: ColumnData): ReadonlyMap<number, number> {
  const ms = arrayIn(data, 'ms', 'f64');
  return new Map([...arrayIn(data, 'indices', 'u32')].map((index, at) => [index, ms[at] ?? Number.NaN]));
}

export function createBytes(): RowColumn<number> {
  const column = createColumn('u8');
  return {
    at: column.get,
    put: (ordinal, value) => putIn(column, ordinal, value),
    save: (ordinals) => ({ json: null, arrays: { bytes: taken('u8', column, ordinals) } }),
    load: (data) => column.load(arrayIn(data, 'bytes', 'u8')),
    reader: (data) => {
      const bytes = arrayIn(data, 'bytes', 'u8');
      return (ordinal, index) => putIn(column, ordinal, bytes[index] ?? 0);
    },
  };
}

export interface RowTexts extends RowColumn<string> {
  readonly length: () => number;
  /** Valid until the next change. */
  readonly bytesAt: (ordinal: number) => Uint8Array;
}

export function createTexts(): RowTexts {
  const column = createTextColumn();

  function put(ordinal: number, text: string): void {
    if (ordinal === column.length) column.push(text);
    else column.set(ordinal, text);
  }

  return {
    at: column.get,
    length: () => column.length,
    bytesAt: column.bytesAt,
    put,
    save: (ordinals) => {
      const found = createTextColumn();
      for (const ordinal of ordinals) found.pushBytes(column.bytesAt(ordinal));
      return found.part(0, ordinals.length);
    },
    load: column.load,
    reader: (data) => {
      const stored = textsIn(data);
      return (ordinal, index) => {
        if (ordinal === column.length) column.pushBytes(stored.bytesAt(index));
        else column.set(ordinal, stored.get(index));
      };
    },
  };
}

import type { ColumnData } from '../../columns/column-data.ts';
import { createWideningColumn, wideningIn } from '../../columns/widening.ts';
import { putIn, type RowColumn } from './row-column.ts';

/**
 * A property with few distinct values, such as the status. Equal values share one object and have one number, which is
 * never reused.
 */
export interface CodedColumn<Value> extends RowColumn<Value> {
  readonly codeAt: (ordinal: number) => number;
  readonly valueOf: (code: number) => Value | undefined;
  readonly codes: () => number;
}

export interface CodedOptions<Value> {
  /** Values with the same key are equal. */
  readonly keyOf: (value: Value) => string;
  /** Whether a value equals the one in its place; most changes leave it as it is. */
  readonly isSame: (a: Value, b: Value) => boolean;
  /** What is kept of the first of several equal values. */
  readonly kept: (value: Value) => Value;
}

export function createCodedColumn<Value>({ keyOf, isSame, kept }: CodedOptions<Value>): CodedColumn<Value> {
  const column = createWideningColumn();
  const codes = new Map<string, number>();
  const values: Value[] = [];

  function codeOf(value: Value): number {
    const key = keyOf(value);
    const known = codes.get(key);
    if (known !== undefined) return known;
    codes.set(key, values.length);
    return values.push(kept(value)) - 1;
  }

  function presentCodes({ json }: ColumnData): readonly number[] {
    return (json as readonly Value[]).map(codeOf); // Safe: `save` wrote it, and its checksum was right.
  }

  function at(ordinal: number): Value {
    const value = values[column.get(ordinal)];
    if (value === undefined) throw new RangeError(`There is no row ${ordinal}`);
    return value;
  }

  return {
    at,
    codeAt: column.get,
    valueOf: (code) => values[code],
    codes: () => values.length,
    put: (ordinal, value) => {
      if (ordinal < column.length && isSame(at(ordinal), value)) return;
      putIn(column, ordinal, codeOf(value));
    },
    save: (ordinals) => {
      const saved: Value[] = [];
      const savedCodes = new Map<number, number>();
      const stored = createWideningColumn();
      for (const ordinal of ordinals) {
        const code = column.get(ordinal);
        const known = savedCodes.get(code) ?? saved.push(at(ordinal)) - 1;
        savedCodes.set(code, known);
        stored.push(known);
      }
      return { json: saved, arrays: { codes: stored.part(0, stored.length) } };
    },
    load: (data) => {
      const stored = wideningIn(data, 'codes');
      const present = presentCodes(data);
      // Where there were no values, each gets the number again that it was stored with.
      const isSame = present.every((code, index) => code === index);
      column.load(isSame ? stored : Uint32Array.from(stored, (code) => present[code] ?? 0));
    },
    reader: (data) => {
      const stored = wideningIn(data, 'codes');
      const present = presentCodes(data);
      return (ordinal, index) => putIn(column, ordinal, present[stored[index] ?? 0] ?? 0);
    },
  };
}

import type { ColumnArray, ColumnData } from './column-data.ts';
import { blockLength, type Column, type ColumnKind, createColumn, newArray } from './growing.ts';

/** A list of whole numbers from zero on that takes as few bytes for each as the largest one needs. */
export interface WideningColumn {
  readonly length: number;
  readonly get: (at: number) => number;
  readonly set: (at: number, value: number) => void;
  /** Appends a number and returns its place. */
  readonly push: (value: number) => number;
  /** A copy of the numbers from `from` up to `to`, as narrow as they allow: it depends on nothing outside of them. */
  readonly part: (from: number, to: number) => ColumnArray;
  /** Appends all of these numbers. */
  readonly load: (values: ColumnArray) => void;
}

/** The kinds by their largest number. A double holds whole numbers up to 2^53. */
const widths = [
  { kind: 'u8', bytes: 1, most: 0xff },
  { kind: 'u16', bytes: 2, most: 0xffff },
  { kind: 'u32', bytes: 4, most: 0xffffffff },
  { kind: 'f64', bytes: 8, most: Number.MAX_SAFE_INTEGER },
] as const satisfies readonly { kind: ColumnKind; bytes: number; most: number }[];

type Width = (typeof widths)[number];

export function createWideningColumn(): WideningColumn {
  let width: Width = widths[0];
  let column: Column = createColumn(width.kind);

  function widenFor(value: number): void {
    if (!(Number.isInteger(value) && value >= 0)) throw new RangeError(`${value} is not a whole number from zero on`);
    const wider = widthFor(value);
    const before = column;
    width = wider;
    column = createColumn(wider.kind, before.length + 1);
    for (let from = 0; from < before.length; from += blockLength) column.load(before.part(from, from + blockLength));
  }

  return {
    get length() {
      return column.length;
    },
    get: (at) => column.get(at),
    set: (at, value) => {
      if (!fits(value, width.most)) widenFor(value);
      column.set(at, value);
    },
    push: (value) => {
      if (!fits(value, width.most)) widenFor(value);
      return column.push(value);
    },
    part: (from, to) => {
      const values = column.part(from, to);
      const narrow = newArray(widthFor(largest(values)).kind, values.length);
      narrow.set(values);
      return narrow;
    },
    load: (values) => {
      // What is stored as narrow as here fits without a look at each number.
      if (values.BYTES_PER_ELEMENT > width.bytes) {
        const most = largest(values);
        if (!fits(most, width.most)) widenFor(most);
      }
      column.load(values);
    },
  };
}

function widthFor(value: number): Width {
  const width = widths.find(({ most }) => value <= most);
  if (!width) throw new RangeError(`${value} is too large for a column`);
  return width;
}

function fits(value: number, most: number): boolean {
  return value <= most && value >= 0 && Number.isInteger(value);
}

function largest(values: ColumnArray): number {
  let most = 0;
  for (let at = 0; at < values.length; at += 1) most = Math.max(most, values[at] ?? 0);
  return most;
}

/** The array of this name, of whatever kind it was when it was stored. */
export function wideningIn({ arrays }: ColumnData, name: string): ColumnArray {
  const array = arrays[name];
  if (!array) throw new Error(`The stored columns have no array named ${name}`);
  return array;
}

import type { ColumnArray, ColumnData } from './column-data.ts';

const makers = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, i32: Int32Array, f64: Float64Array };

export type ColumnKind = keyof typeof makers;

export type ArrayOf<Kind extends ColumnKind> = InstanceType<(typeof makers)[Kind]>;

/** A list of numbers of one kind, without an object for each. */
export interface Column<Kind extends ColumnKind = ColumnKind> {
  readonly length: number;
  readonly get: (at: number) => number;
  readonly set: (at: number, value: number) => void;
  /** Appends a number and returns its place. */
  readonly push: (value: number) => number;
  /** A copy of the numbers from `from` up to `to`. */
  readonly part: (from: number, to: number) => ArrayOf<Kind>;
  /** Appends all of these numbers. */
  readonly load: (values: ArrayLike<number>) => void;
  /**
   * The numbers themselves, for loops over many of them; only the first `length` count. A column that grows gets another
   * array, so nothing may keep this one.
   */
  readonly items: ArrayOf<Kind>;
}

const smallest = 16;
/** A large column grows by this many numbers, so that most of what it takes is in use. */
const mostSpare = 65_536;

/** `initial` is the number of numbers that it has room for at first; when it is full it grows by half, a large one by less. */
export function createColumn<Kind extends ColumnKind>(kind: Kind, initial = smallest): Column<Kind> {
  // Safe: the table of makers has the array of this kind under its name.
  const make = (size: number) => new makers[kind](size) as ArrayOf<Kind>;
  let items = make(initial);
  let length = 0;

  function checkPlace(at: number): void {
    if (!(at >= 0 && at < length)) throw new RangeError(`There is no place ${at} in a column of ${length}`);
  }

  function makeRoom(needed: number): void {
    if (needed <= items.length) return;
    const larger = make(Math.max(smallest, needed, items.length + Math.min(mostSpare, items.length >>> 1)));
    larger.set(items.subarray(0, length));
    items = larger;
  }

  return {
    get length() {
      return length;
    },
    get items() {
      return items;
    },
    get: (at) => {
      checkPlace(at);
      return items[at] ?? 0;
    },
    set: (at, value) => {
      checkPlace(at);
      items[at] = value;
    },
    push: (value) => {
      makeRoom(length + 1);
      items[length] = value;
      length += 1;
      return length - 1;
    },
    part: (from, to) => items.slice(from, Math.min(to, length)) as ArrayOf<Kind>,
    load: (values) => {
      makeRoom(length + values.length);
      items.set(values, length);
      length += values.length;
    },
  };
}

/** The array of this name and kind; stored data without it is not what this version writes. */
export function arrayIn<Kind extends ColumnKind>({ arrays }: ColumnData, name: string, kind: Kind): ArrayOf<Kind> {
  const array: ColumnArray | undefined = arrays[name];
  if (!(array instanceof makers[kind])) throw new Error(`The stored columns have no ${kind} array named ${name}`);
  return array as ArrayOf<Kind>; // Safe: it was just checked.
}

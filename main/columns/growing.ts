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
  readonly load: (values: ColumnArray | readonly number[]) => void;
}

const smallest = 16;
/**
 * The numbers of one block. Blocks are never moved, except for a first one that is not full: so a large column copies
 * nothing when it grows, and leaves no gaps in memory that only smaller ones fit into.
 */
const shift = 14;
export const blockLength = 1 << shift;
const inBlock = blockLength - 1;

/** `initial` is the number of numbers that it has room for at first, as far as they fit into one block. */
export function createColumn<Kind extends ColumnKind>(kind: Kind, initial = smallest): Column<Kind> {
  const blocks = [newArray(kind, Math.min(initial, blockLength))];
  let length = 0;

  function noPlace(at: number): RangeError {
    return new RangeError(`There is no place ${at} in a column of ${length}`);
  }

  /** The block in which the next number goes, with room for at least one and perhaps for more. */
  function roomFor(more: number): ArrayOf<Kind> {
    const last = blocks[length >>> shift];
    if (!last) {
      const next = newArray(kind, blockLength);
      blocks.push(next);
      return next;
    }
    const used = length & inBlock;
    if (used < last.length) return last;
    const larger = newArray(kind, Math.min(blockLength, Math.max(smallest, used + more, used * 2)));
    larger.set(last);
    blocks[length >>> shift] = larger;
    return larger;
  }

  function load(values: ColumnArray | readonly number[]): void {
    for (let from = 0; from < values.length; ) {
      const block = roomFor(values.length - from);
      const used = length & inBlock;
      const count = Math.min(values.length - from, block.length - used);
      block.set(
        Array.isArray(values) ? values.slice(from, from + count) : sub(values as ColumnArray, from, count),
        used,
      );
      length += count;
      from += count;
    }
  }

  function part(from: number, to: number): ArrayOf<Kind> {
    const end = Math.min(to, length);
    const taken = newArray(kind, Math.max(0, end - from));
    for (let at = from; at < end; ) {
      const count = Math.min(end - at, blockLength - (at & inBlock));
      const block = blocks[at >>> shift];
      if (block) taken.set(sub(block, at & inBlock, count), at - from);
      at += count;
    }
    return taken;
  }

  return {
    get length() {
      return length;
    },
    get: (at) => {
      const block = blocks[at >>> shift];
      if (!block || !(at >= 0 && at < length)) throw noPlace(at);
      return block[at & inBlock] as number; // Safe: so many numbers were added. A default would double the time.
    },
    set: (at, value) => {
      const block = blocks[at >>> shift];
      if (!block || !(at >= 0 && at < length)) throw noPlace(at);
      block[at & inBlock] = value;
    },
    push: (value) => {
      roomFor(1)[length & inBlock] = value;
      length += 1;
      return length - 1;
    },
    part,
    load,
  };
}

function sub(array: ColumnArray, from: number, count: number): ColumnArray {
  return array.subarray(from, from + count);
}

export function newArray<Kind extends ColumnKind>(kind: Kind, length: number): ArrayOf<Kind> {
  // Safe: the table of makers has the array of this kind under its name.
  return new makers[kind](length) as ArrayOf<Kind>;
}

/** The array of this name and kind; stored data without it is not what this version writes. */
export function arrayIn<Kind extends ColumnKind>({ arrays }: ColumnData, name: string, kind: Kind): ArrayOf<Kind> {
  const array: ColumnArray | undefined = arrays[name];
  if (!(array instanceof makers[kind])) throw new Error(`The stored columns have no ${kind} array named ${name}`);
  return array as ArrayOf<Kind>; // Safe: it was just checked.
}

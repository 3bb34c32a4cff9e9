import type { ColumnData } from './column-data.ts';
import { arrayIn, createColumn } from './growing.ts';
import { createWideningColumn, wideningIn } from './widening.ts';

/** Texts that can be read by their places. */
export interface Texts {
  readonly length: number;
  readonly get: (at: number) => string;
  /** The bytes of a text, valid until the next change. */
  readonly bytesAt: (at: number) => Uint8Array;
}

/** A list of texts as UTF-8 in a few buffers. */
export interface TextColumn extends Texts {
  readonly set: (at: number, text: string) => void;
  /** Appends a text and returns its place. */
  readonly push: (text: string) => number;
  /** Appends a text by its bytes. */
  readonly pushBytes: (text: Uint8Array) => number;
  /** Whether the text at this place has exactly these bytes. */
  readonly holds: (at: number, bytes: Uint8Array) => boolean;
  /** The texts from `from` up to `to`. */
  readonly part: (from: number, to: number) => ColumnData;
  /** Appends the texts of a part. */
  readonly load: (part: ColumnData) => void;
}

const smallest = 256;
/** The size of a block; blocks are never moved, except for a first one that is not full. */
const shift = 16;
const blockSize = 1 << shift;
const inBlock = blockSize - 1;

export function createTextColumn(): TextColumn {
  /** The number of the block, and the offset in it. A text lies in one block; one that is larger has a block of its own. */
  const starts = createColumn('u32');
  const lengths = createWideningColumn();
  let blocks: Buffer[] = [Buffer.alloc(smallest)];
  /** Where the next text goes in the last block. */
  let end = 0;
  /** How many bytes all texts have. */
  let total = 0;
  /** Bytes that belong to no text any longer, because a longer one took its place. */
  let unused = 0;

  const startOf = (block: number, offset: number) => block * blockSize + offset;

  /** Reserves so many bytes in the last block, and returns where they begin. */
  function reserve(size: number): { readonly block: Buffer; readonly offset: number } {
    const last = blocks.at(-1) ?? Buffer.alloc(0);
    if (end + size <= last.length) {
      end += size;
      return { block: last, offset: end - size };
    }
    if (blocks.length === 1 && end + size <= blockSize) {
      const larger = Buffer.alloc(Math.min(blockSize, Math.max(end + size, last.length * 2)));
      last.copy(larger, 0, 0, end);
      blocks[0] = larger;
      end += size;
      return { block: larger, offset: end - size };
    }
    const next = Buffer.alloc(Math.max(blockSize, size));
    blocks.push(next);
    end = size;
    return { block: next, offset: 0 };
  }

  function blockAt(at: number): Buffer {
    return blocks[starts.get(at) >>> shift] ?? Buffer.alloc(0);
  }

  function bytesAt(at: number): Uint8Array {
    const offset = starts.get(at) & inBlock;
    return blockAt(at).subarray(offset, offset + lengths.get(at));
  }

  function appendBytes(text: Uint8Array): number {
    const { block, offset } = reserve(text.length);
    block.set(text, offset);
    return startOf(blocks.length - 1, offset);
  }

  function append(text: string, size: number): number {
    const { block, offset } = reserve(size);
    block.write(text, offset, 'utf8');
    return startOf(blocks.length - 1, offset);
  }

  /** Moves all texts together, once most of the bytes are unused. */
  function closeGaps(): void {
    if (unused <= Math.max(smallest, total)) return;
    const before = blocks;
    [blocks, end, unused] = [[Buffer.alloc(smallest)], 0, 0];
    for (let at = 0; at < starts.length; at += 1) {
      const offset = starts.get(at) & inBlock;
      const text = before[starts.get(at) >>> shift]?.subarray(offset, offset + lengths.get(at));
      if (text) starts.set(at, appendBytes(text));
    }
  }

  function set(at: number, text: string): void {
    const size = Buffer.byteLength(text);
    const before = lengths.get(at);
    if (size <= before) blockAt(at).write(text, starts.get(at) & inBlock, 'utf8');
    else starts.set(at, append(text, size));
    lengths.set(at, size);
    total += size - before;
    unused += size <= before ? before - size : before;
    closeGaps();
  }

  function pushed(start: number, size: number): number {
    starts.push(start);
    total += size;
    return lengths.push(size);
  }

  function part(from: number, to: number): ColumnData {
    const taken = lengths.part(from, to);
    let size = 0;
    for (const length of taken) size += length;
    const texts = Buffer.alloc(size);
    let next = 0;
    for (let at = from; at < from + taken.length; at += 1) {
      const text = bytesAt(at);
      texts.set(text, next);
      next += text.length;
    }
    return { json: null, arrays: { lengths: taken, texts } };
  }

  /** Copies as many texts at once as fit into a block. */
  function load(data: ColumnData): void {
    const texts = arrayIn(data, 'texts', 'u8');
    const added = wideningIn(data, 'lengths');
    const places = new Uint32Array(added.length);
    let from = 0;
    for (let at = 0; at < added.length; ) {
      const first = added[at] ?? 0;
      const free = end + first <= blockSize ? blockSize - end : blockSize;
      let [size, next] = [first, at + 1];
      while (next < added.length && size + (added[next] ?? 0) <= free) size += added[next++] ?? 0;
      const { block, offset } = reserve(size);
      block.set(texts.subarray(from, from + size), offset);
      from += size;
      for (let start = startOf(blocks.length - 1, offset); at < next; at += 1) {
        places[at] = start;
        start += added[at] ?? 0;
      }
    }
    starts.load(places);
    lengths.load(added);
    total += from;
  }

  const pushBytes = (text: Uint8Array) => pushed(appendBytes(text), text.length);

  return {
    get length() {
      return lengths.length;
    },
    get: (at) => {
      const offset = starts.get(at) & inBlock;
      return blockAt(at).toString('utf8', offset, offset + lengths.get(at));
    },
    set,
    push: (text) => {
      const size = Buffer.byteLength(text);
      return pushed(append(text, size), size);
    },
    pushBytes,
    holds: (at, other) => {
      const offset = starts.get(at) & inBlock;
      const length = lengths.get(at);
      return length === other.length && isSame(blockAt(at), offset, other);
    },
    bytesAt,
    part,
    load,
  };
}

/** Most texts that are compared are ids: a few bytes take less time than a call of the system's comparison. */
function isSame(block: Uint8Array, offset: number, other: Uint8Array): boolean {
  for (let at = 0; at < other.length; at += 1) if (block[offset + at] !== other[at]) return false;
  return true;
}

/** The texts of a part, where they are. */
export function textsIn(data: ColumnData): Texts {
  const array = arrayIn(data, 'texts', 'u8');
  const texts = Buffer.from(array.buffer, array.byteOffset, array.byteLength);
  const lengths = wideningIn(data, 'lengths');
  const ends = new Uint32Array(lengths.length);
  let end = 0;
  for (let at = 0; at < lengths.length; at += 1) {
    end += lengths[at] ?? 0;
    ends[at] = end;
  }
  const startOf = (at: number) => (at === 0 ? 0 : (ends[at - 1] ?? 0));
  return {
    length: lengths.length,
    get: (at) => texts.toString('utf8', startOf(at), ends[at]),
    bytesAt: (at) => texts.subarray(startOf(at), ends[at]),
  };
}

import type { ColumnData } from './column-data.ts';
import { arrayIn, createColumn } from './growing.ts';

/** A list of texts as UTF-8 in one buffer. */
export interface TextColumn {
  readonly length: number;
  readonly get: (at: number) => string;
  readonly set: (at: number, text: string) => void;
  /** Appends a text and returns its place. */
  readonly push: (text: string) => number;
  /** Appends a text by its bytes. */
  readonly pushBytes: (text: Uint8Array) => number;
  /** Whether the text at this place has exactly these bytes. */
  readonly holds: (at: number, bytes: Uint8Array) => boolean;
  /** The bytes of a text, valid until the next change. */
  readonly bytesAt: (at: number) => Uint8Array;
  /** The texts from `from` up to `to`. */
  readonly part: (from: number, to: number) => ColumnData;
  /** Appends the texts of a part. */
  readonly load: (part: ColumnData) => void;
}

const smallest = 256;

export function createTextColumn(): TextColumn {
  const starts = createColumn('u32');
  const lengths = createColumn('u32');
  let bytes = Buffer.alloc(smallest);
  /** Where the next text goes. */
  let end = 0;
  /** Bytes that belong to no text any longer, because a longer one took its place. */
  let unused = 0;

  function makeRoom(more: number): void {
    if (end + more <= bytes.length) return;
    const larger = Buffer.alloc(Math.max(end + more, Math.ceil(bytes.length * 1.5)));
    bytes.copy(larger, 0, 0, end);
    bytes = larger;
  }

  function append(text: string, size: number): number {
    makeRoom(size);
    const start = end;
    bytes.write(text, start, 'utf8');
    end += size;
    return start;
  }

  function bytesAt(at: number): Uint8Array {
    const start = starts.get(at);
    return bytes.subarray(start, start + lengths.get(at));
  }

  /** Moves all texts together, once most of the buffer is unused. */
  function closeGaps(): void {
    if (unused <= Math.max(smallest, end / 2)) return;
    const kept = Buffer.alloc(end - unused);
    let next = 0;
    for (let at = 0; at < starts.length; at += 1) {
      const text = bytesAt(at);
      kept.set(text, next);
      starts.set(at, next);
      next += text.length;
    }
    [bytes, end, unused] = [kept, next, 0];
  }

  function set(at: number, text: string): void {
    const size = Buffer.byteLength(text);
    const before = lengths.get(at);
    if (size <= before) bytes.write(text, starts.get(at), 'utf8');
    else starts.set(at, append(text, size));
    lengths.set(at, size);
    unused += size <= before ? before - size : before;
    closeGaps();
  }

  function part(from: number, to: number): ColumnData {
    const taken = lengths.part(from, to);
    const texts = Buffer.alloc(taken.reduce((sum, length) => sum + length, 0));
    let next = 0;
    for (let at = from; at < from + taken.length; at += 1) {
      const text = bytesAt(at);
      texts.set(text, next);
      next += text.length;
    }
    return { json: null, arrays: { lengths: taken, texts } };
  }

  function load(data: ColumnData): void {
    const texts = arrayIn(data, 'texts', 'u8');
    const added = arrayIn(data, 'lengths', 'u32');
    makeRoom(texts.length);
    bytes.set(texts, end);
    for (const length of added) {
      starts.push(end);
      lengths.push(length);
      end += length;
    }
  }

  return {
    get length() {
      return lengths.length;
    },
    get: (at) => {
      const start = starts.get(at);
      return bytes.toString('utf8', start, start + lengths.get(at));
    },
    set,
    push: (text) => {
      const size = Buffer.byteLength(text);
      starts.push(append(text, size));
      return lengths.push(size);
    },
    pushBytes: (text) => {
      makeRoom(text.length);
      bytes.set(text, end);
      starts.push(end);
      end += text.length;
      return lengths.push(text.length);
    },
    holds: (at, other) => {
      const start = starts.get(at);
      const length = lengths.get(at);
      return length === other.length && bytes.compare(other, 0, length, start, start + length) === 0;
    },
    bytesAt,
    part,
    load,
  };
}

import type { ColumnData } from './column-data.ts';
import { arrayIn, createColumn } from './growing.ts';
import { createHashTable, hashOfBytes } from './hash-table.ts';
import { createTextColumn } from './text-column.ts';

/** Numbers texts in the order in which they are added, and finds the number of each, without keeping strings. */
export interface TextIndex {
  readonly length: number;
  /** The number of a text; -1 if it was not added. */
  readonly find: (text: string) => number;
  /** The number of a text, which is added if it is new. */
  readonly add: (text: string) => number;
  /** The same for the bytes of a text. */
  readonly addBytes: (bytes: Uint8Array) => number;
  readonly textAt: (ordinal: number) => string;
  readonly part: (from: number, to: number) => ColumnData;
  /** Appends the texts of a part; they have to be new. */
  readonly load: (part: ColumnData) => void;
  /** The same in less time, most of which the first search takes then. */
  readonly loadForLater: (part: ColumnData) => void;
  /** All texts, with what it takes to find them. */
  readonly whole: () => ColumnData;
  /** Takes over the whole of another index, if there are no texts yet: nothing is left for the first search. */
  readonly restore: (whole: ColumnData) => void;
}

export function createTextIndex(): TextIndex {
  const texts = createTextColumn();
  const hashes = createColumn('u32');
  const table = createHashTable((ordinal) => hashes.get(ordinal));

  function hashLoaded(): void {
    for (let at = hashes.length; at < texts.length; at += 1) note(at, hashOfBytes(texts.bytesAt(at)));
  }

  function lookUp(bytes: Uint8Array, hash: number): number {
    if (hashes.length < texts.length) hashLoaded();
    return table.find(hash, (ordinal) => texts.holds(ordinal, bytes));
  }

  function note(ordinal: number, hash: number): void {
    hashes.push(hash);
    table.add(hash, ordinal);
  }

  function addBytes(bytes: Uint8Array): number {
    const hash = hashOfBytes(bytes);
    const known = lookUp(bytes, hash);
    if (known >= 0) return known;
    const ordinal = texts.pushBytes(bytes);
    note(ordinal, hash);
    return ordinal;
  }

  return {
    get length() {
      return texts.length;
    },
    find: (text) => {
      const bytes = bytesOf(text);
      return lookUp(bytes, hashOfBytes(bytes));
    },
    add: (text) => addBytes(bytesOf(text)),
    addBytes,
    textAt: texts.get,
    part: texts.part,
    load: (part) => {
      texts.load(part);
      hashLoaded();
    },
    loadForLater: texts.load,
    whole: () => {
      hashLoaded();
      const { arrays } = texts.part(0, texts.length);
      return { json: null, arrays: { ...arrays, hashes: hashes.part(0, hashes.length), ...table.stored() } };
    },
    restore: (whole) => {
      texts.load(whole);
      hashes.load(arrayIn(whole, 'hashes', 'u32'));
      table.restore(whole);
    },
  };
}

const scratch = new Uint8Array(512);
const lastAscii = 0x7f;

/**
 * The bytes of a text, valid until the next call. Short texts, which are nearly all, cost no memory, and ids are copied
 * here in less time than it takes to call the encoder.
 */
function bytesOf(text: string): Uint8Array {
  if (text.length > scratch.length) return Buffer.from(text);
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit > lastAscii) return Buffer.from(text);
    scratch[at] = unit;
  }
  return scratch.subarray(0, text.length);
}

import type { ColumnData } from './column-data.ts';
import { arrayIn } from './growing.ts';

/**
 * Finds ordinals by a 32-bit hash. Several ordinals can have equal hashes; the caller compares what they stand for.
 * The caller keeps the hashes as well, so a slot has four bytes.
 */
export interface HashTable {
  /** The first ordinal with this hash that `isIt` accepts; -1 if there is none. */
  readonly find: (hash: number, isIt: (ordinal: number) => boolean) => number;
  readonly add: (hash: number, ordinal: number) => void;
  /** All that is in it, for an empty table with the same hashes. */
  readonly stored: () => ColumnData['arrays'];
  readonly restore: (stored: ColumnData) => void;
}

/** A table grows in parts, each at its own time, so that no addition has to move all of it. */
const partCount = 64;
const smallest = 16;
/** Most tables of a desk that is being opened are empty, and stay so until its first page is shown. */
const noSlots = new Uint32Array(0);

interface Part {
  /** Each slot holds an ordinal plus one; zero is an empty slot. Their number is a power of two. */
  slots: Uint32Array;
  used: number;
}

/** `hashOf` gives the hash of an ordinal that was added. */
export function createHashTable(hashOf: (ordinal: number) => number): HashTable {
  const parts = Array.from({ length: partCount }, (): Part => ({ slots: noSlots, used: 0 }));

  function partFor(hash: number): Part {
    const part = parts[hash % partCount];
    if (!part) throw new RangeError(`A hash is a number without a fraction and not negative, not ${hash}`);
    return part;
  }

  function grow(part: Part): void {
    const larger = new Uint32Array(Math.max(smallest, part.slots.length * 2));
    for (const held of part.slots) if (held !== 0) put(larger, hashOf(held - 1), held);
    part.slots = larger;
  }

  return {
    find: (hash, isIt) => {
      const { slots } = partFor(hash);
      const mask = slots.length - 1;
      for (let slot = spread(hash) & mask; ; slot = (slot + 1) & mask) {
        const held = slots[slot] ?? 0;
        if (held === 0) return -1;
        if (hashOf(held - 1) === hash && isIt(held - 1)) return held - 1;
      }
    },
    add: (hash, ordinal) => {
      const part = partFor(hash);
      // At most three quarters full, so that a search stays short.
      if (part.used * 4 >= part.slots.length * 3) grow(part);
      put(part.slots, hash, ordinal + 1);
      part.used += 1;
    },
    stored: () => {
      const slots = new Uint32Array(parts.reduce((sum, part) => sum + part.slots.length, 0));
      let end = 0;
      for (const part of parts) {
        slots.set(part.slots, end);
        end += part.slots.length;
      }
      return {
        slots,
        sizes: Uint32Array.from(parts, (part) => part.slots.length),
        used: Uint32Array.from(parts, (part) => part.used),
      };
    },
    restore: (data) => {
      const [slots, sizes, used] = [
        arrayIn(data, 'slots', 'u32'),
        arrayIn(data, 'sizes', 'u32'),
        arrayIn(data, 'used', 'u32'),
      ];
      let end = 0;
      for (const [at, part] of parts.entries()) {
        const start = end;
        end += sizes[at] ?? 0;
        part.slots = slots.slice(start, end);
        part.used = used[at] ?? 0;
      }
    },
  };
}

function put(slots: Uint32Array, hash: number, held: number): void {
  const mask = slots.length - 1;
  let slot = spread(hash) & mask;
  while (slots[slot] !== 0) slot = (slot + 1) & mask;
  slots[slot] = held;
}

/** Lets every bit of the hash decide about the slot, so that similar hashes lie far apart. */
function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/** The 32-bit FNV-1a hash of bytes. */
export function hashOfBytes(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < bytes.length; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash >>> 0;
}

/** The same for the UTF-16 units of a text, without encoding it. */
export function hashOfText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

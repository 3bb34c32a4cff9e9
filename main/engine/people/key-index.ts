import { createColumn } from '../../columns/growing.ts';
import { createHashTable, hashOfText } from '../../columns/hash-table.ts';

/** Finds people by a key, such as the name as it is compared. Only hashes are kept: the caller compares the keys. */
export interface KeyIndex {
  readonly length: number;
  /** The present key of a person; without one, the person is not found. */
  readonly set: (ordinal: number, key: string | undefined) => void;
  /** Who may have this key, in the order of their ordinals. */
  readonly find: (key: string) => number[];
  readonly hashAt: (ordinal: number) => number;
  /** Appends a person by the hash of the key. */
  readonly pushHash: (hash: number) => void;
  readonly load: (hashes: Uint32Array) => void;
}

/** Instead of the hash of a key. */
const none = 0;

function hashOf(key: string | undefined): number {
  return key === undefined ? none : hashOfText(key) || 1;
}

export function createKeyIndex(): KeyIndex {
  const hashes = createColumn('u32');
  const table = createHashTable(hashes.get);
  /** People up to here are in the table; the others are added when somebody is looked for. */
  let added = 0;

  function add(ordinal: number): void {
    const hash = hashes.get(ordinal);
    if (hash !== none) table.add(hash, ordinal);
  }

  return {
    get length() {
      return hashes.length;
    },
    set: (ordinal, key) => {
      const hash = hashOf(key);
      if (ordinal === hashes.length) {
        hashes.push(hash);
        return;
      }
      if (hashes.get(ordinal) === hash) return;
      hashes.set(ordinal, hash);
      if (ordinal < added) add(ordinal);
    },
    find: (key) => {
      for (; added < hashes.length; added += 1) add(added);
      const hash = hashOf(key);
      // A key that changed and changed back is in the table twice.
      const found = new Set<number>();
      table.find(hash, (ordinal) => {
        found.add(ordinal);
        return false;
      });
      return [...found].toSorted((a, b) => a - b);
    },
    hashAt: hashes.get,
    pushHash: hashes.push,
    load: hashes.load,
  };
}

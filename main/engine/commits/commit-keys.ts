import { createHashTable, hashOfText } from '../../columns/hash-table.ts';
import type { CommitColumns } from './commit-columns.ts';

/** Finds the commits that may have been made under a key. Only a hash of each key is kept, so their lines decide. */
export interface CommitKeys {
  readonly add: (commit: number) => void;
  /** The commits of this actor whose key has the same hash, newest first; nearly always none or one. */
  readonly candidates: (actor: string, key: string) => readonly number[];
}

export function keyHashOf(actor: string, key: string): number {
  return hashOfText(`${actor} ${key}`);
}

export function createCommitKeys({ keyHash, actorIs }: Pick<CommitColumns, 'keyHash' | 'actorIs'>): CommitKeys {
  const table = createHashTable(keyHash);

  return {
    add: (commit) => table.add(keyHash(commit), commit),
    candidates: (actor, key) => {
      const found: number[] = [];
      table.find(keyHashOf(actor, key), (commit) => {
        if (actorIs(commit, actor)) found.push(commit);
        return false;
      });
      return found.toSorted((a, b) => b - a);
    },
  };
}

import { useState } from 'react';

export interface RowKeys {
  /** One key for each of so many rows. */
  readonly of: (count: number) => readonly string[];
  /** To be called when a row is removed: the other rows keep their keys. */
  readonly remove: (index: number) => void;
}

/** Keys of rows without an identity of their own, so that removing one leaves the others as they are. */
export function createRowKeys(newKey: () => string): RowKeys {
  let keys: readonly string[] = [];
  return {
    of: (count) => {
      const added = Array.from({ length: Math.max(0, count - keys.length) }, newKey);
      if (added.length > 0 || count < keys.length) keys = [...keys.slice(0, count), ...added];
      return keys;
    },
    remove: (index) => {
      keys = keys.toSpliced(index, 1);
    },
  };
}

export function useRowKeys(): RowKeys {
  const [keys] = useState(() => createRowKeys(() => crypto.randomUUID()));
  return keys;
}

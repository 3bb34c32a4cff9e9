import { createHashTable, hashOfBytes } from '../../columns/hash-table.ts';

/** Finds rows by the ticket's number, which is kept elsewhere. */
export interface NumberIndex {
  /** Call it when the number of a row has changed. */
  readonly note: (ordinal: number) => void;
  readonly with: (number: string) => number[];
}

/** `numberAt` gives the bytes of a row's present number; an empty one is not found. */
export function createNumberIndex(numberAt: (ordinal: number) => Uint8Array): NumberIndex {
  const table = createHashTable((ordinal) => hashOfBytes(numberAt(ordinal)));
  return {
    note: (ordinal) => {
      const number = numberAt(ordinal);
      if (number.length > 0) table.add(hashOfBytes(number), ordinal);
    },
    with: (number) => {
      const wanted = Buffer.from(number);
      // A row whose number changed and changed back is in the table twice.
      const found = new Set<number>();
      table.find(hashOfBytes(wanted), (ordinal) => {
        if (wanted.length > 0 && wanted.equals(numberAt(ordinal))) found.add(ordinal);
        return false;
      });
      return [...found];
    },
  };
}

import { createHashTable, hashOfBytes } from '../../columns/hash-table.ts';

/** Finds rows by the ticket's number, which is kept elsewhere. */
export interface NumberIndex {
  /** Call it when the number of a row has changed. */
  readonly note: (ordinal: number) => void;
  /** The rows up to this one are noted when a number is asked for, or `noteLeft` is called. */
  readonly noteLater: (to: number) => void;
  readonly noteLeft: () => void;
  readonly with: (number: string) => number[];
}

/** `numberAt` gives the bytes of a row's present number; an empty one is not found. */
export function createNumberIndex(numberAt: (ordinal: number) => Uint8Array): NumberIndex {
  const table = createHashTable((ordinal) => hashOfBytes(numberAt(ordinal)));
  let left: { next: number; readonly to: number } = { next: 0, to: 0 };

  function note(ordinal: number): void {
    const number = numberAt(ordinal);
    if (number.length > 0) table.add(hashOfBytes(number), ordinal);
  }

  function noteLeft(): void {
    for (; left.next < left.to; left.next += 1) note(left.next);
  }

  return {
    note,
    noteLater: (to) => {
      left = { next: left.next, to };
    },
    noteLeft,
    with: (number) => {
      noteLeft();
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

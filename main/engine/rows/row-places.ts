import { createColumn } from '../../columns/growing.ts';
import type { RowTable } from './row-table.ts';

/** Which stored file holds the present version of each row. */
export interface RowPlaces {
  /** 0 if no file does. */
  readonly placeOf: (ordinal: number) => number;
  readonly assign: (ordinals: Iterable<number>, place: number) => void;
  /** Assigns those of the newest ordinals that have not been put since they were loaded. */
  readonly loaded: (from: number, to: number, place: number) => void;
  /** The row has changed. */
  readonly changed: (ordinal: number) => void;
}

/** The row was loaded, and nobody has said from which file. */
const unknown = 0xffffffff;

export function createRowPlaces(): RowPlaces {
  const places = createColumn('u32');

  function grow(length: number): void {
    while (places.length < length) places.push(unknown);
  }

  return {
    placeOf: (ordinal) => {
      const place = ordinal < places.length ? places.get(ordinal) : unknown;
      return place === unknown ? 0 : place;
    },
    assign: (ordinals, place) => {
      for (const ordinal of ordinals) {
        grow(ordinal + 1);
        places.set(ordinal, place);
      }
    },
    loaded: (from, to, place) => {
      grow(to);
      for (let ordinal = from; ordinal < to; ordinal += 1) {
        if (places.get(ordinal) === unknown) places.set(ordinal, place);
      }
    },
    changed: (ordinal) => {
      grow(ordinal + 1);
      places.set(ordinal, 0);
    },
  };
}

/** The same rows; each change of one is noted. */
export function placedRows(rows: RowTable, places: RowPlaces): RowTable {
  return {
    ...rows,
    put: (row) => {
      const ordinal = rows.put(row);
      places.changed(ordinal);
      return ordinal;
    },
    drop: (id) => {
      const ordinal = rows.drop(id);
      if (ordinal >= 0) places.changed(ordinal);
      return ordinal;
    },
  };
}

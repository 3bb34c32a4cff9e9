import { createColumn } from '../columns/growing.ts';

/** Which stored file holds the present version of each row or person. */
export interface StoredPlaces {
  /** 0 if no file does. */
  readonly placeOf: (ordinal: number) => number;
  readonly assign: (ordinals: Iterable<number>, place: number) => void;
  /** Assigns those of the newest ordinals that have not been changed since they were loaded. */
  readonly loaded: (from: number, to: number, place: number) => void;
  /** Whether it was loaded, and nothing is known about its place yet. */
  readonly isUnknown: (ordinal: number) => boolean;
  readonly changed: (ordinal: number) => void;
}

/** It was loaded, and nobody has said from which file. */
const unknown = 0xffffffff;

export function createStoredPlaces(): StoredPlaces {
  const places = createColumn('u32');

  const at = (ordinal: number) => (ordinal < places.length ? places.get(ordinal) : unknown);

  function grow(length: number): void {
    while (places.length < length) places.push(unknown);
  }

  return {
    placeOf: (ordinal) => {
      const place = at(ordinal);
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
    isUnknown: (ordinal) => at(ordinal) === unknown,
    changed: (ordinal) => {
      grow(ordinal + 1);
      places.set(ordinal, 0);
    },
  };
}

import type { Rows } from '../../engine/rows/row-table.ts';
import type { Rest } from '../../platform/in-slices.ts';

/** Ordinals are below this; a key holds the ordinal below the second of the last change. */
const mostOrdinals = 2 ** 21;

/** The place of a ticket: the higher, the later it changed. No two tickets have the same. */
export function placeOf(changedMs: number, ordinal: number): number {
  return Math.max(0, Math.floor(changedMs / 1_000)) * mostOrdinals + ordinal;
}

export function ordinalIn(place: number): number {
  return place % mostOrdinals;
}

/** The places of all tickets, the ones that changed last first. */
export interface NewestRows {
  /** Sorted in steps when it is first asked for; later only what has changed since is sorted again. */
  readonly places: (rest: Rest) => Promise<Float64Array>;
  /** The same of open tickets alone. */
  readonly openPlaces: (rest: Rest) => Promise<Float64Array>;
}

type SortedRows = Pick<Rows, 'size' | 'isThere' | 'cursor' | 'onChange' | 'isComplete'>;

/** So many places are sorted at once. */
const chunkSize = 8_192;
/** Reading the clock takes longer than looking at a row. */
const rowsPerLook = 256;

export function createNewestRows(rows: SortedRows): NewestRows {
  const cursor = rows.cursor();
  const changed = new Set<number>();
  let sorted: Float64Array | undefined;
  let sorting: Promise<void> | undefined;
  let isWhole = false;
  let open: { readonly among: Float64Array; readonly places: Float64Array } | undefined;

  rows.onChange((ordinal) => {
    if (sorted || sorting) changed.add(ordinal);
  });

  function placesOf(ordinals: Iterable<number>): Float64Array {
    const places = [...ordinals].filter(rows.isThere).map((ordinal) => placeOf(cursor.at(ordinal).updatedMs, ordinal));
    return descending(Float64Array.from(places));
  }

  async function sortAll(rest: Rest): Promise<void> {
    // Rows that are only loaded are not announced, so what is sorted without them has to be sorted again.
    isWhole = rows.isComplete();
    let runs: Float64Array[] = [];
    for (let from = 0; from < rows.size(); from += chunkSize) {
      const pause = rest();
      if (pause) await pause;
      const to = Math.min(from + chunkSize, rows.size());
      runs.push(placesOf(Array.from({ length: to - from }, (_, index) => from + index)));
    }
    while (runs.length > 1) {
      const next: Float64Array[] = [];
      for (let index = 0; index < runs.length; index += 2) {
        const pause = rest();
        if (pause) await pause;
        next.push(merged(runs[index] ?? none, runs[index + 1] ?? none));
      }
      runs = next;
    }
    sorted = runs[0] ?? none;
  }

  function catchUp(places: Float64Array): Float64Array {
    if (changed.size === 0) return places;
    const unchanged = places.filter((place) => !changed.has(ordinalIn(place)));
    const result = merged(unchanged, placesOf(changed));
    changed.clear();
    return result;
  }

  async function allPlaces(rest: Rest): Promise<Float64Array> {
    if (!sorted || !isWhole || sorting) {
      sorting ??= sortAll(rest).finally(() => {
        sorting = undefined;
      });
      await sorting;
    }
    sorted = catchUp(sorted ?? none);
    return sorted;
  }

  async function openAmong(places: Float64Array, rest: Rest): Promise<Float64Array> {
    const open: number[] = [];
    for (let index = 0; index < places.length; index += 1) {
      const pause = index % rowsPerLook === 0 ? rest() : undefined;
      if (pause) await pause;
      const place = places[index] ?? 0;
      const ordinal = ordinalIn(place);
      if (rows.isThere(ordinal) && cursor.at(ordinal).state === 'open') open.push(place);
    }
    return Float64Array.from(open);
  }

  return {
    places: allPlaces,
    openPlaces: async (rest) => {
      const places = await allPlaces(rest);
      if (open?.among !== places) open = { among: places, places: await openAmong(places, rest) };
      return open.places;
    },
  };
}

const none = new Float64Array(0);

function descending(places: Float64Array): Float64Array {
  return places.sort().reverse();
}

function merged(one: Float64Array, other: Float64Array): Float64Array {
  if (other.length === 0) return one;
  const all = new Float64Array(one.length + other.length);
  let [first, second] = [0, 0];
  for (let index = 0; index < all.length; index += 1) {
    const [a, b] = [one[first] ?? -1, other[second] ?? -1];
    if (a >= b) first += 1;
    else second += 1;
    all[index] = Math.max(a, b);
  }
  return all;
}

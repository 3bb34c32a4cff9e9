export interface Returns<Words> {
  /** A form is open in this place and takes what comes back; the returned function closes it. */
  readonly open: (place: string, take: (words: Words) => void) => () => void;
  /** Whether a form was open there and took the words. */
  readonly give: (place: string, words: Words) => boolean;
}

/** Which form gets words that were taken back: not the one that sent them, but the one that is open in its place now. */
export function createReturns<Words>(): Returns<Words> {
  const takers = new Map<string, (words: Words) => void>();
  return {
    open: (place, take) => {
      takers.set(place, take);
      return () => {
        // The next form of the same place may be open before the one before it has closed.
        if (takers.get(place) === take) takers.delete(place);
      };
    },
    give: (place, words) => {
      const take = takers.get(place);
      take?.(words);
      return take !== undefined;
    },
  };
}

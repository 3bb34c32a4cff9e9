/**
 * What is measured. Words choose a part: `people`, finding people while somebody types; `bodies`, making messages safe;
 * `desks`, only making the desks to measure; `publish`, only putting the last results into the README. Numbers choose
 * sizes; without any, everything is measured at all sizes.
 */
export interface BenchOptions {
  readonly part: 'all' | 'sizes' | 'desks' | 'people' | 'bodies' | 'publish';
  readonly sizes: readonly number[];
}

const parts = ['desks', 'people', 'bodies', 'publish'] as const;
const allSizes: readonly number[] = [1_000, 10_000, 100_000];

export function readOptions(words: readonly string[]): BenchOptions {
  const chosen = words.filter((word) => /^\d+$/.test(word)).map(Number);
  const [other, ...more] = words.filter((word) => !/^\d+$/.test(word));
  const part = parts.find((name) => name === other);
  if (more.length > 0 || (other !== undefined && part === undefined) || chosen.includes(0))
    throw new Error(`Use: npm run bench [${parts.join(' | ')}] [sizes…]`);
  const sizes = chosen.length > 0 ? chosen.toSorted((a, b) => a - b) : allSizes;
  return { part: part ?? (chosen.length > 0 ? 'sizes' : 'all'), sizes };
}

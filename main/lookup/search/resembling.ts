/** Shorter words resemble too many others. */
export const shortestAlike = 4;
/** From this length on, two letters may be wrong. */
const long = 8;

/** Whether a word is another one with few typing errors: a letter that is wrong, missing or too many, or two swapped. */
export function resembles(word: string, other: string): boolean {
  if (word.length < shortestAlike) return false;
  const most = word.length < long ? 1 : 2;
  return Math.abs(word.length - other.length) <= most && distance(word, other) <= most;
}

function distance(one: string, other: string): number {
  let [before, present] = [[] as number[], Array.from({ length: other.length + 1 }, (_, index) => index)];
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const changed = Math.min(
        (present[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (present[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      next.push(isSwapped && row > 1 && column > 1 ? Math.min(changed, (before[column - 2] ?? 0) + 1) : changed);
    }
    [before, present] = [present, next];
  }
  return present[other.length] ?? 0;
}

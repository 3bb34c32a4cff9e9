import { createColumn } from '../columns/growing.ts';

/** Which lines of a folder were read, by their seq and the start of their checksum. */
export interface SeenSums {
  readonly has: (seq: number, sum: string) => boolean;
  readonly add: (seq: number, sum: string) => void;
}

/** Up to so many lost lines in a row have a place of their own; lines behind a longer gap are kept one by one. */
const longestGap = 1_000;

/** Eight bytes for each line that follows the one before it; the others are kept one by one. */
export function createSeenSums(): SeenSums {
  const inOrder = createColumn('f64');
  const others = new Set<string>();
  let first: number | undefined;

  return {
    has: (seq, sum) => {
      const at = seq - (first ?? seq);
      const isInOrder = at >= 0 && at < inOrder.length && inOrder.get(at) === numberOf(sum);
      return isInOrder || others.has(nameOf(seq, sum));
    },
    add: (seq, sum) => {
      first ??= seq;
      const gap = seq - first - inOrder.length;
      if (gap < 0 || gap > longestGap) {
        others.add(nameOf(seq, sum));
        return;
      }
      for (let left = gap; left > 0; left -= 1) inOrder.push(-1);
      inOrder.push(numberOf(sum));
    },
  };
}

/** Several lines may have one seq, if they were damaged or copied. */
function nameOf(seq: number, sum: string): string {
  return `${seq} ${sum.slice(0, 8)}`;
}

/** The first 48 bits of a checksum, which a number holds exactly. */
function numberOf(sum: string): number {
  return Buffer.from(sum.slice(0, 8), 'base64url').readUIntBE(0, 6);
}

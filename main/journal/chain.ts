import { createSeenSums } from './seen-sums.ts';
import type { PlacedCommit, Position } from './segment.ts';

/** The newest line of a folder. */
export interface ChainTip {
  readonly seq: number;
  readonly sum: string;
  readonly position: Position;
}

/** Which lines of a folder were read, and which can come next. */
export interface Chain {
  /** Whether a line of this seq can be in this segment, even if every line before it was lost. */
  readonly canReach: (seq: number, segment: number) => boolean;
  readonly add: (commit: PlacedCommit) => 'next' | 'repeated' | 'behind-a-gap';
  readonly tip: () => ChainTip | undefined;
}

/** More lines than fit into a segment, which ends at 8 MiB; the shortest line has about 300 bytes. */
const mostLines = 40_000;

/**
 * `isWhole`: the folder begins with a device's first commit. A second history begins where it branched from the first.
 * `read` is the newest of the lines that were read before; a line that repeats one of those counts as behind a gap.
 */
export function createChain(isWhole: boolean, read?: ChainTip): Chain {
  const seen = createSeenSums();
  let tip = read;
  let next = tip ? tip.seq + 1 : 1;

  function canReach(seq: number, segment: number): boolean {
    if (!isWhole && !tip) return true;
    return seq - next <= mostLines * (segment - (tip?.position.segment ?? 0) + 1);
  }

  function add({ head: { seq, prev }, sum, position }: PlacedCommit): 'next' | 'repeated' | 'behind-a-gap' {
    if (seen.has(seq, sum)) return 'repeated';
    seen.add(seq, sum);
    const follows = seq === next && prev === (tip?.sum ?? '');
    // An out-of-order line does not turn the chain back.
    if (seq >= next) {
      tip = { seq, sum, position };
      next = seq + 1;
    }
    return follows ? 'next' : 'behind-a-gap';
  }

  return { canReach, add, tip: () => tip };
}

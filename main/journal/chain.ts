import type { PlacedCommit } from './segment.ts';

/** Which lines of a folder were read, and which can come next. */
export interface Chain {
  /** Whether a line of this seq can be in this segment, even if every line before it was lost. */
  readonly canReach: (seq: number, segment: number) => boolean;
  readonly add: (commit: PlacedCommit) => 'next' | 'repeated' | 'behind-a-gap';
}

/** More lines than fit into a segment, which ends at 8 MiB; the shortest line has about 300 bytes. */
const mostLines = 40_000;

/**
 * `isWhole`: the folder begins with a device's first commit. A second history begins where it branched from the first.
 */
export function createChain(isWhole: boolean): Chain {
  const sums = new Map<number, string>();
  let expected = { seq: 1, prev: '' };
  let lastSegment = 0;

  function canReach(seq: number, segment: number): boolean {
    if (!isWhole && sums.size === 0) return true;
    return seq - expected.seq <= mostLines * (segment - lastSegment + 1);
  }

  function add({ head, sum, position }: PlacedCommit): 'next' | 'repeated' | 'behind-a-gap' {
    if (sums.get(head.seq) === sum) return 'repeated';
    sums.set(head.seq, sum);
    const follows = head.seq === expected.seq && head.prev === expected.prev;
    // An out-of-order line does not turn the chain back.
    if (head.seq >= expected.seq) {
      expected = { seq: head.seq + 1, prev: sum };
      lastSegment = position.segment;
    }
    return follows ? 'next' : 'behind-a-gap';
  }

  return { canReach, add };
}

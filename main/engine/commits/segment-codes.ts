import type { Id } from '../../../shared/domain/id.ts';
import { deviceOfFolder } from '../../journal/scan.ts';
import type { Position } from '../../journal/segment.ts';

type Segment = Pick<Position, 'folder' | 'segment'>;

interface OwnedSegment extends Segment {
  readonly device: Id;
}

/** Numbers the segments of the journal: thousands of commits lie in each. */
export interface SegmentCodes {
  readonly size: number;
  readonly codeOf: (segment: Segment) => number;
  readonly at: (code: number) => OwnedSegment;
  readonly part: (from: number, to: number) => readonly Segment[];
  readonly load: (segments: readonly Segment[]) => void;
}

export function createSegmentCodes(): SegmentCodes {
  const segments: OwnedSegment[] = [];
  const codes = new Map<string, Map<number, number>>();
  let last = -1;

  function codeOf({ folder, segment }: Segment): number {
    const latest = segments[last];
    if (latest?.folder === folder && latest.segment === segment) return last;
    const ofFolder = codes.get(folder) ?? new Map<number, number>();
    const known = ofFolder.get(segment);
    last = known ?? segments.push({ folder, segment, device: deviceOfFolder(folder) }) - 1;
    codes.set(folder, ofFolder.set(segment, last));
    return last;
  }

  return {
    get size() {
      return segments.length;
    },
    codeOf,
    at: (code) => {
      const segment = segments[code];
      if (!segment) throw new RangeError(`There is no segment with the code ${code}`);
      return segment;
    },
    part: (from, to) => segments.slice(from, to).map(({ folder, segment }) => ({ folder, segment })),
    load: (stored) => stored.forEach(codeOf),
  };
}

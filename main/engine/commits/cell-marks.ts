import { noMark, type ThreadMark } from '../../../shared/views/thread-mark.ts';
import type { ColumnData } from '../../columns/column-data.ts';
import type { Cell } from './target-cells.ts';

/** What commits add to threads, in one byte each; what does not fit is rare and kept beside it. */
export interface CellMarks {
  readonly packed: (mark: ThreadMark) => number;
  /** Keeps what the byte of a cell cannot hold. */
  readonly note: (cell: Cell, mark: ThreadMark) => void;
  readonly unpacked: (cell: Cell, packed: number) => ThreadMark;
  /** What was kept beside the bytes of these cells. */
  readonly save: (isIn: (cell: Cell) => boolean) => ColumnData;
  readonly load: (part: ColumnData) => void;
}

const [hasChanges, isOpening, isPlanning, isKeptWhole, tells] = [1, 2, 4, 8, 16];
const mostEntries = 7;

export function createCellMarks(): CellMarks {
  const whole = new Map<Cell, ThreadMark>();
  /** Marks of equal bytes are one object. */
  const known: ThreadMark[] = [];

  function fitting(packed: number): ThreadMark {
    const mark = known[packed];
    if (mark) return mark;
    const made: ThreadMark = {
      ...noMark,
      entries: packed >>> 5,
      hasChanges: (packed & hasChanges) !== 0,
      isOpening: (packed & isOpening) !== 0,
      isPlanning: (packed & isPlanning) !== 0,
      tells: (packed & tells) !== 0,
    };
    known[packed] = made;
    return made;
  }

  return {
    packed: (mark) => {
      if (!fits(mark)) return isKeptWhole;
      const flags =
        (mark.hasChanges ? hasChanges : 0) |
        (mark.isOpening ? isOpening : 0) |
        (mark.isPlanning ? isPlanning : 0) |
        (mark.tells ? tells : 0);
      return (mark.entries << 5) | flags;
    },
    note: (cell, mark) => {
      if (!fits(mark)) whole.set(cell, mark);
    },
    unpacked: (cell, packed) => (packed === isKeptWhole ? (whole.get(cell) ?? noMark) : fitting(packed)),
    save: (isIn) => ({ json: [...whole].filter(([cell]) => isIn(cell)), arrays: {} }),
    load: ({ json }) => {
      // Safe: `save` wrote it, and stored bytes are checked before they are read. JSON omits what is undefined.
      for (const [cell, mark] of json as readonly (readonly [Cell, ThreadMark])[])
        whole.set(cell, { ...noMark, ...mark });
    },
  };
}

function fits({ entries, undoes }: ThreadMark): boolean {
  return undoes === undefined && entries <= mostEntries;
}

import type { Rows } from '../../engine/rows/row-table.ts';
import type { Rest } from '../../platform/in-slices.ts';

/** Finds tickets by a part of their number, in blocks of numbers that are searched as one text. */
export interface NumberLines {
  /** Marks the ordinals of the tickets whose numbers contain a text. */
  readonly mark: (part: string, marks: Uint8Array, rest: Rest) => Promise<void>;
}

type NumberedRows = Pick<Rows, 'size' | 'isThere' | 'isComplete' | 'cursor' | 'onChange'>;

const inBlock = 2_048;
const end = '\n';

export function createNumberLines(rows: NumberedRows): NumberLines {
  const cursor = rows.cursor();
  const blocks: (string | undefined)[] = [];

  // A ticket keeps its number, but gets it only once its opening has arrived.
  rows.onChange((ordinal) => {
    const index = Math.floor(ordinal / inBlock);
    if (index < blocks.length) blocks[index] = undefined;
  });

  function blockAt(index: number): string {
    const known = blocks[index];
    const first = index * inBlock;
    // The last block grows with every new ticket.
    if (known !== undefined && first + inBlock <= rows.size()) return known;
    const numbers: string[] = [];
    for (let ordinal = first; ordinal < Math.min(first + inBlock, rows.size()); ordinal += 1)
      numbers.push(rows.isThere(ordinal) ? cursor.at(ordinal).number : '', end);
    const block = numbers.join('');
    // Rows that are only loaded are not announced.
    if (rows.isComplete()) blocks[index] = block;
    return block;
  }

  return {
    mark: async (part, marks, rest) => {
      for (let index = 0; index * inBlock < rows.size(); index += 1) {
        const pause = rest();
        if (pause) await pause;
        markIn(blockAt(index), part, marks, index * inBlock);
      }
    },
  };
}

function markIn(block: string, part: string, marks: Uint8Array, first: number): void {
  let [ordinal, lineEnd] = [first, block.indexOf(end)];
  for (let at = block.indexOf(part); at >= 0; at = block.indexOf(part, lineEnd)) {
    while (lineEnd < at) {
      ordinal += 1;
      lineEnd = block.indexOf(end, lineEnd + 1);
    }
    marks[ordinal] = 1;
  }
}

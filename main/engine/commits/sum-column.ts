import type { ColumnData } from '../../columns/column-data.ts';
import { arrayIn } from '../../columns/growing.ts';

/** The checksums of commits: 32 bytes each. Their text is made when it is asked for. */
export interface SumColumn {
  readonly push: (sum: string) => void;
  readonly get: (at: number) => string;
  readonly part: (from: number, to: number) => ColumnData;
  readonly load: (part: ColumnData) => void;
}

const size = 32;
/** The most checksums of one block. Blocks are never moved: together they are the largest part of the index. */
const blockLength = 4096;

export function createSumColumn(): SumColumn {
  const blocks: Buffer[] = [];
  let length = 0;

  function blockFor(at: number): Buffer {
    const block = blocks[Math.floor(at / blockLength)];
    if (!block) throw new RangeError(`There is no checksum ${at}`);
    return block;
  }

  function place(write: (block: Buffer, start: number) => void): void {
    if (length === blocks.length * blockLength) blocks.push(Buffer.alloc(blockLength * size));
    write(blockFor(length), (length % blockLength) * size);
    length += 1;
  }

  function bytesAt(at: number): Buffer {
    const start = (at % blockLength) * size;
    return blockFor(at).subarray(start, start + size);
  }

  return {
    push: (sum) => place((block, start) => block.write(sum, start, size, 'base64url')),
    get: (at) => {
      const start = (at % blockLength) * size;
      return blockFor(at).toString('base64url', start, start + size);
    },
    part: (from, to) => {
      const sums = new Uint8Array((to - from) * size);
      for (let at = from; at < to; at += 1) sums.set(bytesAt(at), (at - from) * size);
      return { json: null, arrays: { sums } };
    },
    load: (part) => {
      const sums = arrayIn(part, 'sums', 'u8');
      for (let start = 0; start < sums.length; start += size) {
        place((block, at) => block.set(sums.subarray(start, start + size), at));
      }
    },
  };
}

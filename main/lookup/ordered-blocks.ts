import { createSparseNumbers } from './sparse-numbers.ts';

/** A part of an order: some ordinals that follow each other. */
export interface Block {
  readonly id: number;
  /** Only the first `length` count. */
  readonly ordinals: Uint32Array;
  readonly length: number;
  /** Changes with everything that is counted in it; no two blocks ever have the same. */
  readonly version: number;
}

/**
 * Tickets in order, as ordinals in blocks: a change moves the numbers of one block, however many tickets there are, and
 * what is counted per block is counted anew for one block.
 */
export interface OrderedBlocks {
  readonly all: () => readonly Block[];
  readonly blockOf: (ordinal: number) => Block | undefined;
  /** Adds an ordinal at the end. */
  readonly append: (ordinal: number) => void;
  /** Inserts an ordinal where it belongs; `isBefore` says whether it comes before another one. */
  readonly insert: (ordinal: number, isBefore: (other: number) => boolean) => void;
  /** Returns whether it was there. */
  readonly remove: (ordinal: number) => boolean;
}

interface OpenBlock extends Block {
  length: number;
  version: number;
}

const mostPerBlock = 512;
/** Blocks are filled up to here at first, so that early insertions have room. */
const firstPerBlock = 384;
/** Neighbors that together have no more than this are joined. */
const joinedUpTo = 256;

export function createOrderedBlocks(): OrderedBlocks {
  const blocks: OpenBlock[] = [];
  const byId: (OpenBlock | undefined)[] = [];
  const freeIds: number[] = [];
  /** The id of each ordinal’s block, plus one. */
  const places = createSparseNumbers('u16');
  let version = 0;

  function touch(block: OpenBlock): void {
    version += 1;
    block.version = version;
  }

  function addBlock(at: number): OpenBlock {
    const id = freeIds.pop() ?? byId.length;
    const block = { id, ordinals: new Uint32Array(mostPerBlock), length: 0, version: 0 };
    byId[id] = block;
    blocks.splice(at, 0, block);
    touch(block);
    return block;
  }

  function removeBlock(block: OpenBlock): void {
    blocks.splice(blocks.indexOf(block), 1);
    byId[block.id] = undefined;
    freeIds.push(block.id);
  }

  function blockOf(ordinal: number): OpenBlock | undefined {
    const place = places.get(ordinal);
    return place === 0 ? undefined : byId[place - 1];
  }

  /** Moves the ordinals of a block from `from` on to the end of another one. */
  function move(source: OpenBlock, from: number, target: OpenBlock): void {
    const moved = source.ordinals.subarray(from, source.length);
    target.ordinals.set(moved, target.length);
    target.length += moved.length;
    for (const ordinal of moved) places.set(ordinal, target.id + 1);
    source.length = from;
    touch(source);
    touch(target);
  }

  function putInto(block: OpenBlock, at: number, ordinal: number): void {
    block.ordinals.copyWithin(at + 1, at, block.length);
    block.ordinals[at] = ordinal;
    block.length += 1;
    places.set(ordinal, block.id + 1);
    touch(block);
  }

  function joinSmall(block: OpenBlock): void {
    if (block.length === 0) {
      removeBlock(block);
      return;
    }
    if (block.length > joinedUpTo) return;
    const next = blocks[blocks.indexOf(block) + 1];
    if (!next || block.length + next.length > joinedUpTo) return;
    move(next, 0, block);
    removeBlock(next);
  }

  /** The block in which an ordinal belongs: the first whose last ordinal comes after it. */
  function blockFor(isBefore: (other: number) => boolean): OpenBlock {
    const at = firstWhere(blocks.length, (index) => isBefore(lastOf(blocks[index])));
    return blocks[Math.min(at, blocks.length - 1)] ?? addBlock(0);
  }

  return {
    all: () => blocks,
    blockOf,
    append: (ordinal) => {
      const last = blocks.at(-1);
      const block = last && last.length < firstPerBlock ? last : addBlock(blocks.length);
      block.ordinals[block.length] = ordinal;
      block.length += 1;
      places.set(ordinal, block.id + 1);
      touch(block);
    },
    insert: (ordinal, isBefore) => {
      let block = blockFor(isBefore);
      let at = firstWhere(block.length, (index) => isBefore(block.ordinals[index] ?? 0));
      if (block.length === mostPerBlock) {
        const half = mostPerBlock / 2;
        const second = addBlock(blocks.indexOf(block) + 1);
        move(block, half, second);
        if (at > half) [block, at] = [second, at - half];
      }
      putInto(block, at, ordinal);
    },
    remove: (ordinal) => {
      const block = blockOf(ordinal);
      if (!block) return false;
      const at = block.ordinals.indexOf(ordinal);
      block.ordinals.copyWithin(at, at + 1, block.length);
      block.length -= 1;
      places.set(ordinal, 0);
      touch(block);
      joinSmall(block);
      return true;
    },
  };
}

function lastOf(block: Block | undefined): number {
  return block?.ordinals[block.length - 1] ?? 0;
}

/** The first index below `end` for which `holds`, which then holds for all later ones; `end` if there is none. */
function firstWhere(end: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

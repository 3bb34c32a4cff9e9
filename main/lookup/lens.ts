import type { QueueCount } from '../../shared/bridge/contract/queues.ts';
import type { Work } from '../platform/in-slices.ts';
import type { Block, OrderedBlocks } from './ordered-blocks.ts';

/** What one agent sees of an order that all agents share. */
export interface Lens {
  /** Counts what changed since the last time; the answers below do it, too. */
  readonly count: Work;
  /** Whether nothing is left to count. */
  readonly isCounted: () => boolean;
  readonly counted: () => QueueCount;
  readonly page: (offset: number, limit: number) => number[];
  /** The index of a ticket among those that the agent sees; null if it is not one of them. */
  readonly position: (ordinal: number) => number | null;
}

export interface LensOptions {
  readonly sees: (ordinal: number) => boolean;
  readonly isWaiting: (ordinal: number) => boolean;
}

export function createLens(order: OrderedBlocks, { sees, isWaiting }: LensOptions): Lens {
  // By the ids of blocks.
  const versions: number[] = [];
  const seen: number[] = [];
  const waiting: number[] = [];

  function recount(block: Block): void {
    let [seenHere, waitingHere] = [0, 0];
    for (let at = 0; at < block.length; at += 1) {
      const ordinal = block.ordinals[at] ?? 0;
      if (!sees(ordinal)) continue;
      seenHere += 1;
      if (isWaiting(ordinal)) waitingHere += 1;
    }
    versions[block.id] = block.version;
    seen[block.id] = seenHere;
    waiting[block.id] = waitingHere;
  }

  function seenIn(block: Block): number {
    if (versions[block.id] !== block.version) recount(block);
    return seen[block.id] ?? 0;
  }

  function seenOf(block: Block): number[] {
    return [...block.ordinals.subarray(0, block.length)].filter(sees);
  }

  const isCurrent = (block: Block) => versions[block.id] === block.version;

  return {
    isCounted: () => order.all().every(isCurrent),
    count: (isEnough) => {
      for (const block of order.all()) {
        if (isCurrent(block)) continue;
        recount(block);
        // A block counts as many steps.
        for (let steps = 0; steps < block.length; steps += stepsPerCheck) if (isEnough()) return false;
      }
      return true;
    },
    counted: () => {
      let [total, waitingForUs] = [0, 0];
      for (const block of order.all()) {
        total += seenIn(block);
        waitingForUs += waiting[block.id] ?? 0;
      }
      return { total, waitingForUs };
    },
    page: (offset, limit) => {
      const found: number[] = [];
      let toSkip = offset;
      for (const block of order.all()) {
        const count = seenIn(block);
        if (toSkip >= count) {
          toSkip -= count;
          continue;
        }
        found.push(...seenOf(block).slice(toSkip, toSkip + limit - found.length));
        toSkip = 0;
        if (found.length >= limit) break;
      }
      return found;
    },
    position: (ordinal) => {
      const own = order.blockOf(ordinal);
      if (!own || !sees(ordinal)) return null;
      let before = 0;
      for (const block of order.all()) {
        if (block === own) break;
        before += seenIn(block);
      }
      return before + seenOf(own).indexOf(ordinal);
    },
  };
}

/** This many tickets are counted in the time of one step. */
const stepsPerCheck = 32;

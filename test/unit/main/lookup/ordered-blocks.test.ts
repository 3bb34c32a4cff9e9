import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLens } from '../../../../main/lookup/lens.ts';
import { createOrderedBlocks } from '../../../../main/lookup/ordered-blocks.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { manualSlices } from '../../../support/manual-slices.ts';
import { runs } from '../../../support/runs.ts';

/** Adds or removes so many ordinals that follow each other, or are spread over all. */
interface Change {
  readonly does: 'add' | 'remove';
  readonly from: number;
  readonly count: number;
  readonly stride: number;
}

const most = 6_000;
const change: fc.Arbitrary<Change> = fc.record({
  does: fc.constantFrom('add', 'remove'),
  from: fc.nat({ max: most - 1 }),
  count: fc.constantFrom(1, 2, 300, 1_500),
  stride: fc.constantFrom(1, 1, 7, 4_001),
});
/** Sorts ordinals into another order than that of their numbers. */
const rank = (ordinal: number) => (ordinal * 2_731) % most;

function ordinalsOf({ from, count, stride }: Change): number[] {
  return Array.from({ length: count }, (_, index) => (from + index * stride) % most);
}

describe(`tickets in order (SEED=${seed})`, () => {
  test('V112: blocks and what an agent sees of them equal a list that is sorted and filtered again', () => {
    const property = fc.property(
      fc.nat({ max: 3_000 }),
      fc.array(change, { maxLength: 12, size: 'max' }),
      fc.integer({ min: 2, max: 5 }),
      (first, changes, hidden) => {
        const order = createOrderedBlocks();
        const members = new Set<number>();
        const begun = Array.from({ length: first }, (_, ordinal) => ordinal).sort((a, b) => rank(a) - rank(b));
        for (const ordinal of begun) {
          order.append(ordinal);
          members.add(ordinal);
        }
        const sees = (ordinal: number) => ordinal % hidden !== 0;
        const isWaiting = (ordinal: number) => ordinal % 3 === 0;
        const lens = createLens(order, { sees, isWaiting });
        for (const step of changes) {
          for (const ordinal of ordinalsOf(step)) {
            if (step.does === 'remove') expect(order.remove(ordinal)).toBe(members.delete(ordinal));
            else if (!members.has(ordinal)) {
              members.add(ordinal);
              order.insert(ordinal, (other) => rank(ordinal) < rank(other));
            }
          }
          const expected = [...members].sort((a, b) => rank(a) - rank(b));
          const held = order.all().flatMap(({ ordinals, length }) => [...ordinals.subarray(0, length)]);
          expect(held).toEqual(expected);
          const seen = expected.filter(sees);
          expect(lens.counted()).toEqual({ total: seen.length, waitingForUs: seen.filter(isWaiting).length });
          const middle = Math.floor(seen.length / 2);
          expect(lens.page(middle, 700)).toEqual(seen.slice(middle, middle + 700));
          for (const ordinal of [...ordinalsOf(step).slice(0, 5), seen[middle] ?? 0]) {
            const index = seen.indexOf(ordinal);
            expect(lens.position(ordinal)).toBe(index < 0 ? null : index);
          }
        }
        expect(Math.max(0, ...order.all().map(({ length }) => length))).toBeLessThanOrEqual(512);
      },
    );
    fc.assert(property, runs(60));
  });

  test('V112: a change has one block counted anew, however many there are', () => {
    const order = createOrderedBlocks();
    for (let ordinal = 0; ordinal < 50_000; ordinal += 1) order.append(ordinal * 2);
    let looked = 0;
    const sees = () => {
      looked += 1;
      return true;
    };
    const lens = createLens(order, { sees, isWaiting: () => false });
    expect([lens.counted().total, looked]).toEqual([50_000, 50_000]);
    looked = 0;
    order.insert(60_001, (other) => other > 60_001);
    expect(lens.counted().total).toBe(50_001);
    expect(looked).toBeLessThanOrEqual(512);
  });

  test('V111: counting can stop in between and goes on where it stopped', () => {
    const order = createOrderedBlocks();
    for (let ordinal = 0; ordinal < 5_000; ordinal += 1) order.append(ordinal);
    let looked = 0;
    const sees = () => {
      looked += 1;
      return true;
    };
    const lens = createLens(order, { sees, isWaiting: () => false });
    const slices = manualSlices(20);
    let slicesUsed = 1;
    while (!lens.count(slices.now())) slicesUsed += 1;
    expect(slicesUsed).toBeGreaterThan(3);
    expect([lens.counted().total, looked]).toEqual([5_000, 5_000]);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSeenSums } from '../../../../main/journal/seen-sums.ts';
import { runs } from '../../../support/runs.ts';

const sums = ['AAAAAAAA', 'BBBBBBBB', '________', 'zzzz-zzz'].map((start) => start.padEnd(43, 'x'));

const lines = fc.array(
  fc.tuple(fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 1e12 })), fc.constantFrom(...sums)),
);

test('a line was seen if the same seq and checksum were added, in whatever order', () => {
  fc.assert(
    fc.property(lines, (all) => {
      const seen = createSeenSums();
      const added = new Set<string>();
      for (const [seq, sum] of all) {
        expect(seen.has(seq, sum)).toBe(added.has(`${seq} ${sum}`));
        seen.add(seq, sum);
        added.add(`${seq} ${sum}`);
      }
    }),
    runs(200),
  );
});

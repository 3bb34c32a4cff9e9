import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  all,
  keeping,
  nothingSelected,
  ranged,
  type Selection,
  toggled,
} from '../../../../renderer/forms/selection.ts';
import { mostTickets } from '../../../../shared/bridge/contract/bulk.ts';
import { runs } from '../../../support/runs.ts';

const ids = ({ ids: chosen }: Selection) => [...chosen].toSorted();

describe('a selection', () => {
  test('M20: a ticket is added and taken away', () => {
    const one = toggled(nothingSelected, 'a');
    expect(ids(one)).toEqual(['a']);
    expect(ids(toggled(toggled(one, 'b'), 'a'))).toEqual(['b']);
  });

  test('M20: a range replaces the last one from the same ticket, and adds to what was selected before', () => {
    const begun = toggled(toggled(nothingSelected, 'z'), 'b');
    const longer = ranged(begun, 'b', ['b', 'c', 'd', 'e']);
    expect(ids(longer)).toEqual(['b', 'c', 'd', 'e', 'z']);
    const shorter = ranged(longer, 'b', ['b', 'c']);
    expect(ids(shorter)).toEqual(['b', 'c', 'z']);
    expect(ids(ranged(shorter, 'x', ['x', 'y']))).toEqual(['b', 'c', 'x', 'y', 'z']);
  });

  test('M20: has at most 1,000 tickets, and says that there are more', () => {
    const many = Array.from({ length: mostTickets + 1 }, (_unused, index) => `ticket-${index}`);
    expect(ranged(nothingSelected, 'ticket-0', many)).toMatchObject({ isCut: true });
    expect(ranged(nothingSelected, 'ticket-0', many).ids.size).toBe(mostTickets);
    expect(all(many.slice(1), true)).toMatchObject({ isCut: true });
    expect(all(many.slice(1), false)).toMatchObject({ isCut: false });
  });

  test('M21: tickets that leave the list are dropped and counted; the others stay', () => {
    const letters = fc.subarray([...'abcdefgh']);
    fc.assert(
      fc.property(letters, letters, letters, (before, range, held) => {
        const selection = ranged(all(before, false), 'a', range);
        const kept = keeping(selection, new Set(held));
        expect(ids(kept)).toEqual(ids(selection).filter((id) => held.includes(id)));
        expect(kept.left).toBe(selection.ids.size - kept.ids.size);
        expect(kept === selection).toBe(kept.left === 0);
        // A range that is made anew brings none of them back.
        expect([...ranged(kept, 'a', []).ids].every((id) => held.includes(id))).toBe(true);
      }),
      runs(100),
    );
  });

  test('M21: says how many left until it is changed', () => {
    const kept = keeping(keeping(all(['a', 'b', 'c'], false), new Set(['a', 'b'])), new Set(['a']));
    expect(kept.left).toBe(2);
    expect(toggled(kept, 'd').left).toBe(0);
  });
});

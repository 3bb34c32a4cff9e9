import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareEvents, type StampedEvent } from '../../../../shared/domain/event.ts';
import { extend, type Folded, fold } from '../../../../shared/domain/fold.ts';
import { ticketEventTypes } from '../../../../shared/domain/ticket/ticket.ts';
import { createRandom } from '../../../../shared/lib/random.ts';
import { arbitraryContent, arbitraryEvents } from '../../../support/arbitrary-events.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { runs } from '../../../support/runs.ts';

const targets = [
  { kind: 'ticket', id: 't1' },
  { kind: 'priority', id: 'p1' },
  { kind: 'gadget', id: 'constructor' },
];

const everybodySees = () => true;
const nobodySees = (later: { sum: string }, earlier: { sum: string }) => later.sum === earlier.sum;

describe.each(targets)(`folding the events of a $kind (SEED=${seed})`, (target) => {
  test('F9: never throws, and has the same result in every order', () => {
    const property = fc.property(arbitraryEvents(target), fc.nat(), (events, order) => {
      const folded = fold(target, events, nobodySees);
      expect(fold(target, createRandom(order).shuffled(events), nobodySees)).toEqual(folded);
    });
    fc.assert(property, runs(60));
  });

  test('F9: added one by one after all others are known, they have the same result', () => {
    const property = fc.property(arbitraryEvents(target), (events) => {
      const ordered = events.toSorted(compareEvents);
      const one = ordered.reduce<Folded | undefined>((state, event) => extend(state, event), undefined);
      expect(one ?? fold(target, [], everybodySees)).toEqual(fold(target, events, everybodySees));
    });
    fc.assert(property, runs(60));
  });

  test('F9: changes nothing that it was given', () => {
    const property = fc.property(arbitraryEvents(target), (events) => {
      const before = structuredClone(events);
      const first = fold(target, events, nobodySees);
      const copy = structuredClone(first);
      for (const event of events) extend(first, event);
      expect([events, first]).toEqual([before, copy]);
    });
    fc.assert(property, runs(40));
  });

  test('F9: its newest stamp is that of the newest event, known or not', () => {
    const property = fc.property(arbitraryEvents(target), (events) => {
      const stamps = events.map(({ stamp }) => stamp).toSorted();
      expect(fold(target, events, nobodySees).newest).toBe(stamps.at(-1) ?? '000000000000-0000');
    });
    fc.assert(property, runs(40));
  });
});

test('F9: the random events above are of every type there is', () => {
  const [ticket] = targets;
  if (!ticket) throw new Error('There is no target');
  const seen = new Set(fc.sample(arbitraryContent(ticket), { numRuns: 2000, seed }).map(({ type }) => type));
  expect(ticketEventTypes.filter((type) => !seen.has(type))).toEqual([]);
});

describe('the order of events', () => {
  const event = (stamp: string, device: string, seq: number, sum: string, index: number) =>
    ({ stamp, index, commit: { device, seq, sum } }) as StampedEvent; // Safe: comparing reads nothing else.

  test('F9: is stamp, then device, then seq, then branch, then place in the commit', () => {
    const ordered = [
      event('1', 'b', 9, 'z', 5),
      event('2', 'a', 2, 'z', 1),
      event('2', 'a', 10, 'x', 0),
      event('2', 'a', 10, 'x', 2),
      event('2', 'a', 10, 'x', 10),
      event('2', 'a', 10, 'y', 0),
      event('2', 'b', 1, 'a', 0),
      event('3', 'a', 1, 'a', 0),
    ];
    for (const order of [1, 2, 3]) {
      expect(createRandom(order).shuffled(ordered).toSorted(compareEvents)).toEqual(ordered);
    }
    expect(ordered.map((one) => compareEvents(one, one))).toEqual(ordered.map(() => 0));
  });
});

import { describe, expect, test } from 'vitest';
import type { Claim } from '../../../../shared/domain/claim.ts';
import { decidedBy, findConflicts } from '../../../../shared/domain/conflicts.ts';
import type { StampedEvent } from '../../../../shared/domain/event.ts';

/** Events named by a letter, in their order; each says what it claims and whom its author had seen. */
interface Told {
  readonly name: string;
  readonly claims: readonly Claim[];
  readonly saw?: string;
}

function conflictsOf(told: readonly Told[]): string[] {
  const events = told.map(
    ({ name, claims }): StampedEvent => ({
      type: 'told',
      target: { kind: 'ticket', id: 't' },
      data: claims,
      index: 0,
      commit: { device: name, seq: 1, sum: name },
      stamp: '',
      timeMs: 0,
      actor: '',
    }),
  );
  const sawOf = new Map(told.map(({ name, saw = '' }) => [name, `${saw}${name}`]));
  const sees = (later: { sum: string }, earlier: { sum: string }) =>
    sawOf.get(later.sum)?.includes(earlier.sum) ?? false;
  const found = findConflicts(events, ({ data }) => data as readonly Claim[], sees);
  return found.map(({ about, earlier, later }) => `${about}: ${earlier[0]} against ${later[0]}`);
}

function priority(value: string): Claim[] {
  return [{ about: 'priority', value }];
}

describe('conflicts', () => {
  test('C1: are pairs that claim different values for one thing and did not see each other', () => {
    expect(
      conflictsOf([
        { name: 'a', claims: priority('low') },
        { name: 'b', claims: priority('high') },
      ]),
    ).toEqual(['priority: a against b']);
  });

  test('C1: three who did not see each other make three pairs', () => {
    const told = ['low', 'high', 'normal'].map((value, index) => ({
      name: 'abc'[index] ?? '',
      claims: priority(value),
    }));
    expect(conflictsOf(told)).toEqual(['priority: a against b', 'priority: a against c', 'priority: b against c']);
  });

  test('C2: are no different things, no equal values, and nothing that was seen', () => {
    const low = { name: 'a', claims: priority('low') };
    expect(conflictsOf([low, { name: 'b', claims: [{ about: 'topic', value: 'x' }] }])).toEqual([]);
    expect(conflictsOf([low, { name: 'b', claims: priority('low') }])).toEqual([]);
    expect(conflictsOf([low, { name: 'b', claims: priority('high'), saw: 'a' }])).toEqual([]);
    expect(conflictsOf([low, { name: 'b', claims: [] }])).toEqual([]);
  });

  test('C3: are closed by a claim whose author had seen both, and by no other', () => {
    const two = [
      { name: 'a', claims: priority('low') },
      { name: 'b', claims: priority('high') },
    ];
    const decidedAs = (value: string, saw: string) =>
      conflictsOf([...two, { name: 'c', claims: priority(value), saw }]);
    expect(decidedAs('normal', 'ab')).toEqual([]);
    expect(decidedAs('low', 'ab')).toEqual([]);
    expect(decidedAs('high', 'b')).toEqual(['priority: a against b', 'priority: a against c']);
    expect(conflictsOf([...two, { name: 'c', claims: [{ about: 'topic', value: 'x' }], saw: 'ab' }])).toEqual([
      'priority: a against b',
    ]);
  });

  test('C3: a decision that another author did not see is in conflict with theirs', () => {
    expect(
      conflictsOf([
        { name: 'a', claims: priority('low') },
        { name: 'b', claims: priority('high') },
        { name: 'c', claims: priority('normal'), saw: 'ab' },
        { name: 'd', claims: priority('high'), saw: 'ab' },
      ]),
    ).toEqual(['priority: c against d']);
  });

  test('C3: on one’s own desk every conflict about the same thing is decided', () => {
    const conflicts = [
      { about: 'priority', earlier: 'a:1:0', later: 'b:1:0' },
      { about: 'topic', earlier: 'a:1:0', later: 'b:1:0' },
    ];
    expect(decidedBy(conflicts, priority('low'))).toEqual([conflicts[1]]);
    expect(decidedBy(conflicts, [])).toEqual(conflicts);
  });
});

import { describe, expect, test } from 'vitest';
import { type Changes, nothingChanged } from '../../../../../shared/bridge/changes.ts';
import { type QueryName, queries } from '../../../../../shared/bridge/contract/areas.ts';
import { isStale } from '../../../../../shared/bridge/contract/stale.ts';
import type { Shown, Topic } from '../../../../../shared/bridge/contract/topics.ts';
import { builtInProperties, recordKindsOf } from '../../../../../shared/domain/conditions/properties.ts';
import { recordKinds } from '../../../../../shared/domain/records/registry.ts';
import { goodQueries } from '../../../../support/arbitrary-input.ts';

const records = Object.keys(recordKinds).map((kind) => `record:${kind}` as Topic);
const others: Readonly<Record<Exclude<Topic, `record:${string}`>, true>> = {
  bulk: true,
  computer: true,
  damage: true,
  drafts: true,
  inbox: true,
  loading: true,
  preferences: true,
  'pinned-tickets': true,
  'queue-orders': true,
  'recent-searches': true,
  place: true,
  'recent-tickets': true,
  recovery: true,
  search: true,
  secrets: true,
  sent: true,
  session: true,
  'sign-ins': true,
};
const topics = [...records, ...(Object.keys(others) as Topic[])];

const named: readonly Shown[] = ['ticket', 'tickets', 'mentioned', 'requested', 'records'];

interface Happening {
  readonly what: string;
  readonly changes: Partial<Changes>;
  /** What a question has to show for this to touch it. */
  readonly touches: readonly Shown[];
}

/** Every event that a window can get, one at a time; the queries are about the ticket `one` and the help topics. */
const happenings: readonly Happening[] = [
  { what: 'nothing', changes: {}, touches: [] },
  { what: 'a request', changes: { request: { kind: 'save-words' } }, touches: [] },
  { what: 'the ticket', changes: { tickets: ['one'] }, touches: ['ticket', 'tickets', 'mentioned'] },
  { what: 'the ticket that has gone', changes: { removed: ['one'] }, touches: ['ticket', 'tickets', 'mentioned'] },
  { what: 'another ticket', changes: { tickets: ['another'] }, touches: ['tickets', 'mentioned'] },
  { what: 'another ticket that has gone', changes: { removed: ['another'] }, touches: ['tickets', 'mentioned'] },
  { what: 'a ticket of somebody', changes: { requesters: ['somebody'] }, touches: ['requested'] },
  ...topics.map(
    (topic): Happening => ({
      what: topic,
      changes: { topics: [topic] },
      touches: topic === 'record:topic' ? [topic, 'records'] : [topic],
    }),
  ),
];

const inputs: Readonly<Record<QueryName, unknown>> = goodQueries('one');

describe.each(Object.keys(queries) as QueryName[])('the answer to %s', (name) => {
  const { shows } = queries[name];

  test.each(happenings)('B40: is asked for anew after $what, if that is what it shows', ({ changes, touches }) => {
    const isShown = touches.some((shown) => shows.includes(shown));
    expect(isStale(name, inputs[name], { ...nothingChanged, number: 1, ...changes })).toBe(isShown);
  });

  test('B40: shows something that can be told, and a ticket or a kind of records only where it names one', () => {
    expect(shows.length).toBeGreaterThan(0);
    expect(shows.filter((shown) => !named.includes(shown) && !(topics as readonly Shown[]).includes(shown))).toEqual(
      [],
    );
    expect(shows.includes('ticket') ? inputs[name] : { ticketId: 'one' }).toMatchObject({ ticketId: 'one' });
    expect(shows.includes('records') ? inputs[name] : { kind: 'topic' }).toMatchObject({ kind: 'topic' });
  });
});

test.each([
  'queue.list',
  'queue.preview',
  'queue.page',
  'queue.counts',
  'queue.overview',
  'queue.ids',
  'queue.holds',
  'queue.position',
] as const)('B40: %s follows every kind of record that the condition of a queue can name', (name) => {
  const kinds = new Set([...builtInProperties].flatMap(([property, of]) => recordKindsOf(property, of)));
  const shows: readonly Shown[] = queries[name].shows;
  expect([...kinds, 'field'].filter((kind) => !shows.includes(`record:${kind}` as Topic))).toEqual([]);
});

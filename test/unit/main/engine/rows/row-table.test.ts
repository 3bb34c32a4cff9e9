import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ColumnData } from '../../../../../main/columns/column-data.ts';
import { createRowTable } from '../../../../../main/engine/rows/create-row-table.ts';
import { fitsColumns } from '../../../../../main/engine/rows/row-parts.ts';
import type { RowTable } from '../../../../../main/engine/rows/row-table.ts';
import { type AgentAccess, canSee } from '../../../../../shared/domain/access.ts';
import type { Due } from '../../../../../shared/domain/ticket/due.ts';
import { type TicketRow, ticketRow } from '../../../../../shared/domain/ticket/row.ts';
import { arbitraryTicket } from '../../../../support/arbitrary-row.ts';
import { seed } from '../../../../support/arbitrary-seed.ts';
import { runs } from '../../../../support/runs.ts';

const ids = ['t1', 't2', 't3', 't4'];
/** The odd ones can only come from another program. */
const odd = ['\ud800', 'odd\0', '\udfff and more'];
const people = ['', 'ann', 'ben', 'zoë', '\ud800'];
const numbers = ['', '1001', '1002', 'Ä7', 'odd\0'];
const times = fc.oneof(
  fc.nat({ max: 9 }),
  fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2040, 0) }),
  fc.constantFrom(0.1, -1, 8.64e15, -8.64e15),
);

const plan = fc.record({ planId: fc.constantFrom('', 'plan-1'), startMs: times, graceMs: times, dueMs: times });
const paused = fc.record({
  sinceMs: times,
  remainingMs: times,
  response: fc.option(fc.record({ remainingMs: times })),
});

const row: fc.Arbitrary<TicketRow> = fc
  .record({
    ticket: arbitraryTicket({ ids, agentIds: ['john'], times }),
    number: fc.constantFrom(...numbers),
    personId: fc.constantFrom(...people),
    summary: fc.oneof(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.constantFrom('', ...odd)),
    source: fc.constantFrom('phone', 'email', ...odd),
    reopenedMs: fc.option(times),
    planned: fc.option(plan),
    paused: fc.option(paused),
    newest: fc.constantFrom('000000000000-0000', '019c52f1b3a0-0003'),
    isConflicting: fc.boolean(),
  })
  .map(({ ticket, number, personId, summary, source, reopenedMs, planned, paused, newest, isConflicting }) =>
    ticketRow({
      ...ticket,
      newest,
      intake: { ...ticket.intake, number },
      requester: { personId },
      fields: { ...ticket.fields, summary, source },
      status: {
        ...ticket.status,
        reopenedMs,
        kind: paused && ticket.status.state === 'open' ? 'waiting' : ticket.status.kind,
      },
      due: withPause({ ...ticket.due, plan: planned && { planName: '', ...planned } }, paused),
      conflicts: isConflicting ? [{ about: 'status', earlier: 'a:1:0', later: 'b:1:0' }] : [],
    }),
  );

function withPause(due: Due, stopped: typeof paused extends fc.Arbitrary<infer One> ? One | null : never): Due {
  if (!stopped || !due.plan) return due;
  const { planId, dueMs } = due.plan;
  const { response, ...since } = stopped;
  const ofResponse = response && due.response && { response: { ...response, dueMs: due.response.dueMs } };
  return { ...due, paused: { planId, dueMs, ...since, ...ofResponse } };
}

const step = fc.oneof({ weight: 5, arbitrary: row }, fc.constantFrom(...ids));

type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

const sam: AgentAccess = {
  kind: 'agent',
  agentId: 'sam',
  isAdministrator: false,
  departments: new Map([['department-sales', new Set()]]),
  teams: new Set(),
  ownRole: new Set(),
  manages: new Set(),
  staffed: new Set(),
};

type Model = Map<string, TicketRow>;

function expectSame(table: RowTable, model: Model): void {
  expect(table.count()).toBe(model.size);
  const there = Array.from({ length: table.size() }, (_, ordinal) => ordinal).filter(table.isThere);
  expect(there.map(table.idAt).toSorted()).toEqual([...model.keys()].toSorted());
  const cursor = table.cursor();
  for (const id of ids) {
    const expected = model.get(id);
    expect([table.has(id), table.get(id)]).toEqual([expected !== undefined, expected]);
    if (!expected) {
      expect(table.ordinalOf(id)).toBe(-1);
      continue;
    }
    const ordinal = table.ordinalOf(id);
    expect(table.row(ordinal)).toEqual(expected);
    expect(cursor.at(ordinal)).toEqual(expected);
    const visibility = table.groupAt(table.groupOf(ordinal));
    expect(visibility && canSee(sam, visibility)).toBe(canSee(sam, expected.whereabouts));
    expect(table.groupOf(ordinal)).toBeLessThan(table.groups());
  }
  const found = (ordinals: Iterable<number>) => Array.from(ordinals, table.idAt).toSorted();
  const those = (isOne: (one: TicketRow) => boolean) =>
    [...model.values()]
      .filter(isOne)
      .map(({ id }) => id)
      .toSorted();
  const usualOf = (personId: string) =>
    [...model.values()].filter((one) => one.requesterId === personId && fitsColumns(one)).length;
  for (const wanted of numbers)
    expect(found(table.withNumber(wanted))).toEqual(those(({ number }) => wanted !== '' && number === wanted));
  for (const personId of people) {
    expect(found(table.ofRequester(personId))).toEqual(those(({ requesterId }) => requesterId === personId));
    const many = those(({ requesterId }) => requesterId === personId).length;
    expect(table.countOfRequester(personId)).toBe(many);
    expect(table.requestersWith(2).includes(personId)).toBe(usualOf(personId) >= 2);
    for (const [id, { requesterId }] of model) {
      const isIt = (ordinal: number) => table.idAt(ordinal) === id;
      expect(table.someOfRequester(personId, isIt)).toBe(requesterId === personId);
    }
  }
}

function take(table: RowTable, model: Model, one: Step): void {
  const id = typeof one === 'string' ? one : one.id;
  const after = typeof one === 'string' ? undefined : one;
  const before = table.ordinalOf(id);
  const ordinal = after ? table.put(after) : table.drop(id);
  if (after) model.set(id, after);
  else model.delete(id);
  expect(table.ordinalOf(id)).toBe(after ? ordinal : -1);
  if (before >= 0 || !after) expect(ordinal).toBe(before);
  if (ordinal >= 0) expect(table.idAt(ordinal)).toBe(id);
}

function filled(steps: readonly Step[]) {
  const [table, model] = [createRowTable(), new Map<string, TicketRow>()];
  for (const one of steps) take(table, model, one);
  return { table, model };
}

const steps = fc.array(step, { maxLength: 20 });

describe(`the rows of all tickets (SEED=${seed})`, () => {
  test('are those last put, by id, number, requester and visibility, whatever was put and dropped', () => {
    const property = fc.property(steps, (all) => {
      const { table, model } = filled(all);
      expectSame(table, model);
    });
    fc.assert(property, runs(80));
  });

  test('are the same in another process after they were stored in parts, except those that changed there', () => {
    const property = fc.property(steps, steps, steps, fc.array(fc.boolean()), (stored, newer, later, parts) => {
      const between = [...later];
      const from = filled(stored);
      const { table, model } = filled(newer);
      const seen = new Set(newer.flatMap((one) => (typeof one === 'string' ? [] : [one.id])));

      function change(some: readonly Step[]): void {
        for (const one of some) {
          take(table, model, one);
          if (typeof one !== 'string') seen.add(one.id);
        }
      }

      function meet(id: string): void {
        const expected = from.model.get(id);
        if (seen.has(id) || !expected || !table.has(id)) return;
        seen.add(id);
        model.set(id, expected);
      }

      const there = ids.map(from.table.ordinalOf).filter((ordinal) => ordinal >= 0);
      for (const isFirst of [true, false]) {
        const part = there.filter((_, index) => (parts[index] ?? true) === isFirst);
        const loadSome = table.load(saved(from.table, part));
        while (!loadSome(() => true)) {
          ids.forEach(meet);
          expectSame(table, model);
          change(between.splice(0, 3));
        }
        ids.forEach(meet);
        expect(part.every((ordinal) => seen.has(from.table.idAt(ordinal)))).toBe(true);
      }
      change(between);
      expectSame(table, model);
    });
    fc.assert(property, runs(60));
  });
});

/** The rows as data, made at once. */
function saved({ save }: Pick<RowTable, 'save'>, ordinals: readonly number[]): ColumnData {
  const steps = save(ordinals);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

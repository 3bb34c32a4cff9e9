import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { createRowTable } from '../../../../main/engine/rows/create-row-table.ts';
import { createQueueIndex, kindsOfSight, type QueueIndex } from '../../../../main/lookup/queue-index.ts';
import { type AgentAccess, agentAccess } from '../../../../shared/domain/access.ts';
import type { Condition } from '../../../../shared/domain/conditions/condition.ts';
import type { Order } from '../../../../shared/domain/conditions/order-schema.ts';
import { recordsAfter } from '../../../../shared/domain/records/after.ts';
import type { DeskRecords } from '../../../../shared/domain/records/desk-records.ts';
import { type TicketRow, ticketRow } from '../../../../shared/domain/ticket/row.ts';
import type { Ticket } from '../../../../shared/domain/ticket/ticket.ts';
import { originalQueues, type Queue, queuesOf } from '../../../../shared/views/queues.ts';
import {
  arbitraryComparison,
  arbitraryCondition,
  arbitraryTimeComparison,
} from '../../../support/arbitrary-condition.ts';
import { arbitraryTicket } from '../../../support/arbitrary-row.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { changingRecords, type RecordChange } from '../../../support/changing-records.ts';
import { type ManualSlices, manualSlices } from '../../../support/manual-slices.ts';
import { memoryDesk } from '../../../support/memory-desk.ts';
import { naiveQueue } from '../../../support/naive-queue.ts';
import { type OwnField, ownField, ownFieldIds, sites } from '../../../support/own-fields.ts';
import { runs } from '../../../support/runs.ts';

const agentIds = ['john', 'sam', 'max', 'vera'];
const ticketIds = Array.from({ length: 24 }, (_, index) => `t${index}`);
const startMs = Date.parse('2026-03-28T22:00:00Z');
const hourMs = 3_600_000;

let founded: DeskRecords;

beforeAll(async () => {
  founded = (await memoryDesk()).engine.records;
});

type Step =
  | { readonly does: 'ticket'; readonly ticket: Ticket }
  | { readonly does: 'drop'; readonly id: string }
  | { readonly does: 'record'; readonly change: RecordChange }
  | { readonly does: 'sort'; readonly agentId: string; readonly queueId: string; readonly order: Order | null }
  | { readonly does: 'time'; readonly ms: number };

interface Look {
  readonly step: Step;
  /** The queue, agent and offset that are read after it. */
  readonly agentId: string;
  readonly queue: number;
  readonly offset: number;
  /** How many slices of background work run before the next step. */
  readonly slices: number;
  readonly isChecked: boolean;
}

const times = fc.integer({ min: -60, max: 60 }).map((hours) => startMs + hours * hourMs);
const condition = arbitraryCondition(arbitraryComparison(times));
const order = fc.array(
  fc.record({
    by: fc.constantFrom('urgency', 'due', 'opened', 'updated', 'closed', 'number', 'summary', 'mood'),
    descending: fc.boolean(),
  }),
  { maxLength: 3 },
);
/** Of a queue that is there from the beginning, and that the clock changes. */
const moving = arbitraryCondition(arbitraryTimeComparison(times));
const tickets = arbitraryTicket({ ids: ticketIds, agentIds, times });

const recordChange: fc.Arbitrary<RecordChange> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ where: condition, order, owner: fc.option(fc.constantFrom(...agentIds)) }).map(putQueue),
  },
  fc
    .constantFrom('department-support', 'department-sales')
    .map((departmentId) => ({ kind: 'agent' as const, id: 'sam', fields: { departmentId } })),
  fc.constantFrom(1, 9).map((urgency) => ({ kind: 'priority' as const, id: 'priority-low', fields: { urgency } })),
  fc.constant({ kind: 'priority' as const, id: 'priority-high', replacedBy: 'priority-low' }),
  fc.subarray(agentIds).map((memberIds) => ({ kind: 'team' as const, id: 'team-field', fields: { memberIds } })),
  fc
    .constantFrom('schedule-weekdays', 'schedule-apia')
    .map((scheduleId) => ({ kind: 'desk' as const, id: 'desk', fields: { scheduleId } })),
  {
    weight: 2,
    arbitrary: fc.constantFrom(...ownFieldIds).chain(fieldChange),
  },
  fc.constantFrom('q1', 'q2', 'mine').map((id) => ({ kind: 'queue' as const, id, replacedBy: null })),
);

/** A field of the desk’s own that comes, gets another list of choices, or is archived. */
function fieldChange(id: OwnField): fc.Arbitrary<RecordChange> {
  return fc.oneof(
    fc.subarray([...sites], { minLength: 1 }).map((choices) => ({
      kind: 'field' as const,
      id,
      fields: ownField(id, choices),
    })),
    fc.constant({ kind: 'field' as const, id, replacedBy: null }),
  );
}

function putQueue({
  where,
  order,
  owner,
}: {
  where: Condition;
  order: Queue['order'];
  owner: string | null;
}): RecordChange {
  const id = owner === null ? 'q1' : 'q2';
  return { kind: 'queue', id, fields: { name: id, where, order, columns: [], owner } };
}

const look: fc.Arbitrary<Look> = fc.record({
  step: fc.oneof(
    { weight: 9, arbitrary: tickets.map((ticket): Step => ({ does: 'ticket', ticket })) },
    { weight: 1, arbitrary: fc.constantFrom(...ticketIds).map((id): Step => ({ does: 'drop', id })) },
    { weight: 2, arbitrary: recordChange.map((change): Step => ({ does: 'record', change })) },
    {
      weight: 2,
      arbitrary: fc.record({
        does: fc.constant('sort' as const),
        agentId: fc.constantFrom(...agentIds),
        queueId: fc.constantFrom('open', 'q1', 'q2'),
        order: fc.option(order),
      }),
    },
    // A clock is also set back at times.
    {
      weight: 3,
      arbitrary: fc.integer({ min: -5, max: 30 }).map((hours): Step => ({ does: 'time', ms: hours * hourMs })),
    },
  ),
  agentId: fc.constantFrom(...agentIds),
  queue: fc.oneof(fc.nat({ max: 12 }), fc.constantFrom(11, 12)),
  offset: fc.nat({ max: 3 }),
  slices: fc.nat({ max: 2 }),
  isChecked: fc.nat({ max: 2 }).map((chance) => chance === 0),
});

/** A desk whose tickets, records and clock a test moves. */
function movedDesk(where: Condition, slices: ManualSlices) {
  const apia = { name: 'Apia', hours: { timeZone: 'Pacific/Apia', always: true, weekly: [], holidays: [] } };
  const { records, put } = changingRecords(
    recordsAfter(founded, { kind: 'schedule', id: 'schedule-apia', fields: apia }),
  );
  put(putQueue({ where, order: [], owner: null }));
  const all = new Map<string, Ticket>();
  const rows = createRowTable();
  const errors: unknown[] = [];
  let nowMs = startMs;
  const onError = (error: unknown) => void errors.push(error);
  const orders: Record<string, Record<string, Order>> = {};
  const ordersOf = (agentId: string) => orders[agentId] ?? {};
  const index = createQueueIndex({ rows, records, ordersOf, nowMs: () => nowMs, slices, onError });

  function take(step: Step): void {
    switch (step.does) {
      case 'time':
        nowMs += step.ms;
        return;
      case 'ticket':
        all.set(step.ticket.id, step.ticket);
        rows.put(ticketRow(step.ticket));
        return;
      case 'drop':
        all.delete(step.id);
        rows.drop(step.id);
        return;
      case 'sort': {
        const { agentId, queueId, order: chosen } = step;
        const { [queueId]: _before, ...others } = ordersOf(agentId);
        orders[agentId] = chosen ? { ...others, [queueId]: chosen } : others;
        index.ordersChanged();
        return;
      }
      case 'record': {
        const { change } = step;
        if (!records.get(change.kind, change.id) && !change.fields) return;
        put(change);
        index.recordsChanged([{ kind: change.kind, retired: change.replacedBy !== undefined }]);
      }
    }
  }

  return { records, index, all, errors, take, ordersOf, nowMs: () => nowMs };
}

/** What an agent is told about a queue, once everything is built. */
async function answers(index: QueueIndex, slices: ManualSlices, access: AgentAccess, queueId: string, offset: number) {
  const early = index.counts(access).queues[queueId];
  const page = index.page(access, queueId, offset, 3);
  const positions = Promise.all(ticketIds.map((id) => index.position(access, queueId, id)));
  await slices.finish();
  const isTold = early !== null || index.clockMoved().has(access.agentId);
  const count = index.counts(access).queues[queueId];
  const { rows, total } = (await page) ?? {};
  return { ids: rows?.map(({ id }) => id), total, positions: await positions, early: early ?? count, isTold, count };
}

describe(`the queues of all agents while tickets, records and the clock move (SEED=${seed})`, () => {
  test('V6, V79, V110, V140, V144: agree with filtering and sorting everything, however the work is divided into slices', async () => {
    const steps = fc.integer({ min: 1, max: 12 });
    const looks = fc.array(look, { maxLength: 50, size: 'max' });
    const first = fc.array(tickets, { minLength: 30, maxLength: 40 });
    const property = fc.asyncProperty(moving, first, looks, steps, async (where, opened, all, stepsPerSlice) => {
      const slices = manualSlices(stepsPerSlice);
      const desk = movedDesk(where, slices);
      for (const ticket of opened) desk.take({ does: 'ticket', ticket });
      const { records, index } = desk;
      const begun: Promise<unknown>[] = [];
      for (const { step, agentId, queue: wanted, offset, slices: count, isChecked } of all) {
        desk.take(step);
        const access = agentAccess(records, agentId);
        const queues = queuesOf(records, agentId);
        const queue = queues[wanted % queues.length];
        if (!access || !queue) throw new Error('There is no agent, or no queue');
        // Several lists are built at the same time, and rows change while they are.
        for (let slice = 0; slice < count; slice += 1) await slices.run();
        begun.push(index.page(access, queue.id, offset, 3));
        if (!isChecked) continue;
        const chosen = desk.ordersOf(agentId)[queue.id];
        const sorted = chosen ? { ...queue, order: [...chosen] } : queue;
        const expected = naiveQueue(records, desk.all.values(), access, sorted, desk.nowMs());
        const ids = expected.map(({ id }) => id);
        const waitingForUs = expected.filter(({ isWaitingForUs }) => isWaitingForUs).length;
        const expectedCount = { total: ids.length, waitingForUs };
        expect(await answers(index, slices, access, queue.id, offset)).toEqual({
          ids: ids.slice(offset, offset + 3),
          total: ids.length,
          positions: ticketIds.map((id) => (ids.includes(id) ? ids.indexOf(id) : null)),
          early: expectedCount,
          isTold: true,
          count: expectedCount,
        });
        const { rows: first, ...counted } = await index.preview(access, sorted, 3);
        expect({ ids: first.map(({ id }) => id), counted }).toEqual({ ids: ids.slice(0, 3), counted: expectedCount });
        checkTicketsOf(desk, access, queues);
      }
      await slices.finish();
      await Promise.all(begun);
      expect(desk.errors).toEqual([]);
    });
    await fc.assert(property, runs(40));
  });

  test('V6: a page behind the end is empty, and the total still says how many there are', async () => {
    const { index } = movedDesk({ all: [] }, manualSlices(100));
    const access = agentAccess(founded, 'john');
    expect(access && (await index.page(access, 'open', 10, 5))).toEqual({ rows: [], total: 0 });
  });

  test('V79: kinds of records that decide who sees what are known as such', () => {
    expect([...kindsOfSight].sort()).toEqual(['agent', 'department', 'role', 'team']);
  });
});

/** Checks the answers about an agent's tickets that need no list. */
function checkTicketsOf(
  { records, index, all, nowMs }: ReturnType<typeof movedDesk>,
  access: AgentAccess,
  queues: readonly Queue[],
): void {
  const mine = originalQueues.find(({ id }) => id === 'mine');
  const own = mine ? naiveQueue(records, all.values(), access, mine, nowMs()) : [];
  const idsOf = (rows: readonly TicketRow[]) => rows.map(({ id }) => id).sort();
  expect(idsOf(index.own(access).rows())).toEqual(idsOf(own));
  expect(index.own(access).waitingForUs).toBe(own.filter(({ isWaitingForUs }) => isWaitingForUs).length);
  const seen = naiveQueue(records, all.values(), access, { ...queues[0], where: { all: [] } } as Queue, nowMs());
  expect(index.counts(access).isEmpty).toBe(seen.length === 0);
  const idsIn = queues.map((queue) => idsOf(naiveQueue(records, all.values(), access, queue, nowMs())));
  const leading = ticketIds.map((ticketId) => queues[idsIn.findIndex((ids) => ids.includes(ticketId))] ?? queues[0]);
  expect(ticketIds.map((id) => index.leadingTo(access, id))).toEqual(leading.map((queue) => queue?.id));
}

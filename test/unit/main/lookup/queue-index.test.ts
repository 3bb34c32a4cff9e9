import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { createRowTable } from '../../../../main/engine/rows/create-row-table.ts';
import { createQueueIndex, kindsOfSight } from '../../../../main/lookup/queue-index.ts';
import { type AgentAccess, agentAccess } from '../../../../shared/domain/access.ts';
import { compile } from '../../../../shared/domain/conditions/compile.ts';
import type { Condition } from '../../../../shared/domain/conditions/condition.ts';
import { recordsAfter } from '../../../../shared/domain/records/after.ts';
import type { DeskRecords } from '../../../../shared/domain/records/desk-records.ts';
import type { RecordKind } from '../../../../shared/domain/records/registry.ts';
import { type TicketRow, ticketRow } from '../../../../shared/domain/ticket/row.ts';
import type { Ticket } from '../../../../shared/domain/ticket/ticket.ts';
import { type Queue, queuesOf } from '../../../../shared/views/queues.ts';
import {
  arbitraryComparison,
  arbitraryCondition,
  arbitraryTimeComparison,
} from '../../../support/arbitrary-condition.ts';
import { arbitraryTicket } from '../../../support/arbitrary-row.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { memoryDesk } from '../../../support/memory-desk.ts';
import { type OwnField, ownField, ownFieldIds, sites } from '../../../support/own-fields.ts';
import { runs } from '../../../support/runs.ts';

const agentIds = ['john', 'sam', 'max', 'vera'];
const startMs = Date.parse('2026-03-28T22:00:00Z');
const hourMs = 3_600_000;

let founded: DeskRecords;

beforeAll(async () => {
  founded = (await memoryDesk()).engine.records;
});

/** Records that change from one moment to the next, as those of an open desk do. */
function changing(first: DeskRecords) {
  let now = first;
  const records: DeskRecords = {
    get: (kind, id) => now.get(kind, id),
    all: (kind) => now.all(kind),
    replacedBy: (kind, id) => now.replacedBy(kind, id),
  };
  return {
    records,
    put: (change: RecordChange) => {
      now = recordsAfter(now, change);
    },
  };
}

interface RecordChange {
  readonly kind: RecordKind;
  readonly id: string;
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly replacedBy?: string | null;
}

type Step =
  | { readonly does: 'ticket'; readonly ticket: Ticket }
  | { readonly does: 'record'; readonly change: RecordChange }
  | { readonly does: 'time'; readonly ms: number };

interface Look {
  readonly step: Step;
  /** The queue, agent and offset that are read after it. */
  readonly agentId: string;
  readonly queue: number;
  readonly offset: number;
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
const tickets = arbitraryTicket({ ids: ['t1', 't2', 't3', 't4', 't5', 't6', 't7', 't8'], agentIds, times });

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
    { weight: 6, arbitrary: tickets.map((ticket): Step => ({ does: 'ticket', ticket })) },
    { weight: 2, arbitrary: recordChange.map((change): Step => ({ does: 'record', change })) },
    // A clock is also set back at times.
    {
      weight: 3,
      arbitrary: fc.integer({ min: -5, max: 30 }).map((hours): Step => ({ does: 'time', ms: hours * hourMs })),
    },
  ),
  agentId: fc.constantFrom(...agentIds),
  queue: fc.oneof(fc.nat({ max: 4 }), fc.constant(3)),
  offset: fc.nat({ max: 3 }),
});

/** A queue by filtering and sorting all tickets, written independently of the product. */
function slowly(
  records: DeskRecords,
  all: Iterable<Ticket>,
  access: AgentAccess,
  queue: Queue,
  nowMs: number,
): TicketRow[] {
  const { agentId, departments, teams } = access;
  const desk = records.get('desk', 'desk');
  const timeZone = records.get('schedule', desk?.scheduleId ?? '')?.hours.timeZone ?? 'UTC';
  const urgency = (id: string): number => {
    const next = records.replacedBy('priority', id);
    return next ? urgency(next) : (records.get('priority', id)?.urgency ?? 99);
  };
  const sees = ({ department, assignment, referrals }: Ticket) =>
    departments.has(department.departmentId) ||
    assignment.agentId === agentId ||
    teams.has(assignment.teamId ?? '') ||
    referrals.to.some(({ id }) => id === agentId);
  const keys: Readonly<Record<string, (row: TicketRow) => number | string | null>> = {
    urgency: ({ fields }) => urgency(fields.priority),
    due: ({ dueMs }) => dueMs,
    opened: ({ openedMs }) => openedMs,
    updated: ({ updatedMs }) => updatedMs,
    closed: ({ closedMs }) => closedMs,
    number: ({ number }) => number,
    summary: ({ fields }) => fields.summary.replace('é', 'e').toLowerCase(),
  };
  const compareBy = (key: (row: TicketRow) => number | string | null, sign: number) => (a: TicketRow, b: TicketRow) => {
    const [left, right] = [key(a), key(b)];
    if (left === right) return 0;
    return left === null || right === null ? (left === null ? 1 : -1) : left < right ? -sign : sign;
  };
  const compares = [
    ...queue.order.flatMap(({ by, descending }) => (keys[by] ? [compareBy(keys[by], descending ? -1 : 1)] : [])),
    compareBy(({ id }) => id, 1),
  ];
  const { holds } = compile(queue.where, records);
  return [...all]
    .filter((ticket) => ticket.intake.number !== '' && sees(ticket))
    .map(ticketRow)
    .filter((row) => holds(row, { agentId, teamIds: teams, nowMs, timeZone }))
    .toSorted((a, b) => compares.reduce((found, compare) => found || compare(a, b), 0));
}

describe(`the queues of all agents while tickets, records and the clock move (SEED=${seed})`, () => {
  test('V6, V79: agree with filtering and sorting everything each time', () => {
    const property = fc.property(moving, fc.array(look, { maxLength: 40, size: 'max' }), (where, looks) => {
      const apia = { name: 'Apia', hours: { timeZone: 'Pacific/Apia', always: true, weekly: [], holidays: [] } };
      const { records, put } = changing(recordsAfter(founded, { kind: 'schedule', id: 'schedule-apia', fields: apia }));
      put(putQueue({ where, order: [], owner: null }));
      const all = new Map<string, Ticket>();
      const rows = createRowTable();
      let nowMs = startMs;
      const index = createQueueIndex(rows, records, () => nowMs);
      for (const { step, agentId, queue: wanted, offset } of looks) {
        if (step.does === 'time') nowMs += step.ms;
        else if (step.does === 'ticket') {
          all.set(step.ticket.id, step.ticket);
          index.changed([rows.put(ticketRow(step.ticket))], []);
        } else if (records.get(step.change.kind, step.change.id) || step.change.fields) {
          put(step.change);
          const { kind, id } = step.change;
          index.changed([], [{ kind, id, retired: step.change.replacedBy !== undefined }]);
        }
        const access = agentAccess(records, agentId);
        const queues = queuesOf(records, agentId);
        const queue = queues[wanted % queues.length];
        if (!access || !queue) throw new Error('There is no agent, or no queue');
        const expected = slowly(records, all.values(), access, queue, nowMs);
        const ids = expected.map(({ id }) => id);
        expect(index.page(access, queue.id, offset, 3)).toEqual({
          ids: ids.slice(offset, offset + 3),
          total: ids.length,
        });
        const waitingForUs = expected.filter(({ isWaitingForUs }) => isWaitingForUs).length;
        expect(index.count(access, queue.id)).toEqual({ total: ids.length, waitingForUs });
        const positions = [...all.keys()].map((id) => index.position(access, queue.id, id));
        expect(positions).toEqual([...all.keys()].map((id) => (ids.includes(id) ? ids.indexOf(id) : null)));
      }
    });
    fc.assert(property, runs(50));
  });

  test('V6: a page behind the end is empty, and the total still says how many there are', () => {
    const index = createQueueIndex(createRowTable(), founded, () => startMs);
    const access = agentAccess(founded, 'john');
    expect(access && index.page(access, 'open', 10, 5)).toEqual({ ids: [], total: 0 });
  });

  test('V79: kinds of records that decide who sees what are known as such', () => {
    expect([...kindsOfSight].sort()).toEqual(['agent', 'department', 'role', 'team']);
  });
});

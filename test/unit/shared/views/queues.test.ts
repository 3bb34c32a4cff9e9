import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type AgentAccess, agentAccess, canSee } from '../../../../shared/domain/access.ts';
import { compile } from '../../../../shared/domain/conditions/compile.ts';
import { compareRows, rowKeys } from '../../../../shared/domain/conditions/order.ts';
import type { Order } from '../../../../shared/domain/conditions/order-schema.ts';
import type { DeskRecords } from '../../../../shared/domain/records/desk-records.ts';
import { type TicketRow, ticketRow } from '../../../../shared/domain/ticket/row.ts';
import { emptyTicket, type Ticket } from '../../../../shared/domain/ticket/ticket.ts';
import {
  type FirstQueueId,
  firstQueueIds,
  isOpenAndAssigned,
  originalName,
  originalQueue,
} from '../../../../shared/views/queues.ts';
import { arbitraryRow } from '../../../support/arbitrary-row.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { memoryDesk } from '../../../support/memory-desk.ts';
import { runs } from '../../../support/runs.ts';

let records: DeskRecords;
let max: AgentAccess;

beforeAll(async () => {
  ({ records } = (await memoryDesk()).engine);
  const access = agentAccess(records, 'max');
  if (!access) throw new Error('Max is gone');
  max = access;
});

const urgencies = ['none', 'priority-emergency', 'priority-high', 'priority-normal'];

interface Key {
  readonly urgency?: number;
  readonly dueMs?: number | null;
  readonly closedMs?: number | null;
  readonly openedMs?: number;
}

function row(id: string, { urgency = 3, dueMs = 1000, closedMs = null, openedMs = 500 }: Key = {}): TicketRow {
  const empty = ticketRow(emptyTicket(id));
  const fields = { ...empty.fields, priority: urgencies[urgency] ?? 'none' };
  return { ...empty, fields, dueMs, closedMs, openedMs };
}

const sorting = (order: Order) => {
  const keys = rowKeys(order, records);
  return (a: TicketRow, b: TicketRow) => compareRows(keys, a, b);
};
const orderOf = (id: FirstQueueId) => sorting(originalQueue(id).order);

describe(`the order of a queue (SEED=${seed})`, () => {
  test('V1: open tickets stand most urgent first, then due first, then longest open; never due comes last', () => {
    const ordered = [
      row('f', { urgency: 1, dueMs: null, openedMs: 900 }),
      row('e', { urgency: 2, dueMs: 10 }),
      row('d', { urgency: 2, dueMs: 20, openedMs: 1 }),
      row('c', { urgency: 2, dueMs: 20, openedMs: 2 }),
      row('a', { urgency: 2, dueMs: 20, openedMs: 3 }),
      row('b', { urgency: 2, dueMs: 20, openedMs: 3 }),
      row('g', { urgency: 2, dueMs: null, openedMs: 0 }),
      row('h', { urgency: 0, dueMs: 1 }),
    ];
    expect(ordered.toReversed().toSorted(orderOf('open'))).toEqual(ordered);
  });

  test('V2: closed tickets stand last closed first', () => {
    const ordered = [
      row('c', { closedMs: 30 }),
      row('a', { closedMs: 20, urgency: 1 }),
      row('b', { closedMs: 20 }),
      row('d', { closedMs: null }),
    ];
    expect(ordered.toReversed().toSorted(orderOf('closed'))).toEqual(ordered);
  });

  test('V2: numbers of one device are in numeric order, whatever their lengths', () => {
    const ordered = ['999', '1001', '10000', 'B1001'].map((number) => ({ ...row(number), number }));
    expect(ordered.toReversed().toSorted(sorting([{ by: 'number', descending: false }]))).toEqual(ordered);
  });

  test('V3: every one is an order: the same both ways round, and in chains', () => {
    const anyRow = arbitraryRow({
      ids: ['a', 'b', 'c', 'd'],
      agentIds: ['max'],
      times: fc.integer({ min: 1, max: 3 }),
    });
    const by = fc.constantFrom(
      'urgency',
      'due',
      'opened',
      'updated',
      'closed',
      'reopened',
      'number',
      'summary',
      'mood',
    );
    const order = fc.array(fc.record({ by, descending: fc.boolean() }), { maxLength: 4 });
    const property = fc.property(order, anyRow, anyRow, anyRow, (keys, a, b, c) => {
      const compare = sorting(keys);
      expect(Math.sign(compare(a, b)) + Math.sign(compare(b, a))).toBe(0);
      if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0);
      if (a.id !== b.id) expect(compare(a, b)).not.toBe(0);
    });
    fc.assert(property, runs(200));
  });
});

describe('which of the first queues holds a ticket', () => {
  function ticket(more: Partial<Ticket>): Ticket {
    const opened = { number: '1001', openedMs: 1, openedBy: 'agent:max' };
    return { ...emptyTicket('t1'), intake: opened, department: { departmentId: 'department-support' }, ...more };
  }

  function queuesOf(more: Partial<Ticket>, nowMs = Date.parse('2026-11-18T12:00:00Z')): string[] {
    const at = { agentId: max.agentId, teamIds: max.teams, nowMs, timeZone: 'UTC' };
    const of = ticketRow(ticket(more));
    if (!canSee(max, of.whereabouts)) return [];
    return firstQueueIds.filter((id) => compile(originalQueue(id).where, records).holds(of, at));
  }

  const closed = {
    status: { statusId: 'status-closed', kind: 'closed', state: 'closed', closedMs: 5, reopenedMs: null },
  } as const;
  const mine = { assignment: { agentId: 'max', teamId: null } };

  test('V4: an open one in Open, and in Mine where it is his or his team’s', () => {
    expect([
      queuesOf({}),
      queuesOf(mine),
      queuesOf({ assignment: { agentId: 'jane', teamId: 'team-field' } }),
      queuesOf({ assignment: { agentId: 'jane', teamId: null } }),
    ]).toEqual([['open', 'unassigned'], ['open', 'mine'], ['open', 'mine'], ['open']]);
  });

  test('V4: Unassigned, Mine, Waiting, Answered, and Overdue hold nothing that is not in Open', () => {
    const open = compile(originalQueue('open').where, records);
    const within = ['unassigned', 'mine', 'waiting', 'answered', 'overdue'] as const;
    const anyRow = arbitraryRow({ ids: ['a'], agentIds: ['max', 'jane'], times: fc.integer({ min: 1, max: 9 }) });
    const at = { agentId: max.agentId, teamIds: max.teams, nowMs: 5, timeZone: 'UTC' };
    const found = new Set<string>();
    const kind = fc.constantFrom('open' as const, 'waiting' as const);
    const property = fc.property(anyRow, kind, (row, statusKind) => {
      const any = row.state === 'open' ? { ...row, statusKind } : row;
      for (const id of within) {
        if (!compile(originalQueue(id).where, records).holds(any, at)) continue;
        found.add(id);
        expect(open.holds(any, at)).toBe(true);
      }
    });
    fc.assert(property, runs(300));
    expect([...found].sort()).toEqual([...within].sort());
  });

  test('V4: what was closed today is not in yesterday, and both are in their week and month', () => {
    const nowMs = Date.parse('2026-11-18T12:00:00Z');
    const closedOn = (day: string) => ({
      status: { ...closed.status, closedMs: Date.parse(`${day}T08:00:00Z`) },
    });
    const holding = (day: string) => queuesOf(closedOn(day), nowMs).filter((id) => id !== 'closed');
    expect(holding('2026-11-18')).toEqual(['closed-today', 'closed-week', 'closed-month']);
    expect(holding('2026-11-17')).toEqual(['closed-yesterday', 'closed-week', 'closed-month']);
    expect(holding('2026-11-10')).toEqual(['closed-month']);
    expect(holding('2026-10-31')).toEqual([]);
  });

  test('V4: a closed one in Closed only, whosever it is', () => {
    expect([queuesOf(closed), queuesOf({ ...closed, ...mine })]).toEqual([['closed'], ['closed']]);
  });

  test('V5: one that he may not see, or whose opening has not come yet, in none', () => {
    const elsewhere = { department: { departmentId: 'department-sales' } };
    expect([queuesOf(elsewhere), queuesOf({ ...elsewhere, ...closed })]).toEqual([[], []]);
    expect(queuesOf({ intake: { number: '', openedMs: 0, openedBy: '' }, ...mine })).toEqual([]);
  });

  test('V4: Mine is what counts as theirs without any queue, too', () => {
    const unopened = { intake: { number: '', openedMs: 0, openedBy: '' } };
    for (const more of [{}, mine, closed, { ...closed, ...mine }, { ...mine, ...unopened }])
      expect(isOpenAndAssigned(max, ticketRow(ticket(more)))).toBe(queuesOf(more).includes('mine'));
  });

  test('R51: has a name in the reader’s language until it is renamed', () => {
    expect(originalName(originalQueue('open'))).toBe('open');
    expect(originalName({ ...originalQueue('open'), name: 'Everything' })).toBeUndefined();
    expect(originalName({ id: 'id-7', name: 'Open' })).toBeUndefined();
  });
});

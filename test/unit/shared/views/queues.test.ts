import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type AgentAccess, agentAccess } from '../../../../shared/domain/access.ts';
import { emptyTicket, type Ticket } from '../../../../shared/domain/ticket/ticket.ts';
import { compareClosed, compareOpen, isInQueue, queueNames, type SortKey } from '../../../../shared/views/queues.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { memoryDesk } from '../../../support/memory-desk.ts';

const key = (id: string, more: Partial<SortKey> = {}): SortKey => ({
  id,
  urgency: 3,
  dueMs: 1000,
  closedMs: null,
  openedMs: 500,
  ...more,
});

const anyKey: fc.Arbitrary<SortKey> = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd'),
  urgency: fc.integer({ min: 1, max: 3 }),
  dueMs: fc.option(fc.integer({ min: 1, max: 3 })),
  closedMs: fc.option(fc.integer({ min: 1, max: 3 })),
  openedMs: fc.integer({ min: 1, max: 3 }),
});

describe(`the order of a queue (SEED=${seed})`, () => {
  test('V1: open tickets stand most urgent first, then due first, then longest open; never due comes last', () => {
    const ordered = [
      key('f', { urgency: 1, dueMs: null, openedMs: 900 }),
      key('e', { urgency: 2, dueMs: 10 }),
      key('d', { urgency: 2, dueMs: 20, openedMs: 1 }),
      key('c', { urgency: 2, dueMs: 20, openedMs: 2 }),
      key('a', { urgency: 2, dueMs: 20, openedMs: 3 }),
      key('b', { urgency: 2, dueMs: 20, openedMs: 3 }),
      key('g', { urgency: 2, dueMs: null, openedMs: 0 }),
    ];
    expect(ordered.toReversed().toSorted(compareOpen)).toEqual(ordered);
  });

  test('V2: closed tickets stand last closed first', () => {
    const ordered = [
      key('c', { closedMs: 30 }),
      key('a', { closedMs: 20, urgency: 1 }),
      key('b', { closedMs: 20 }),
      key('d', { closedMs: null }),
    ];
    expect(ordered.toReversed().toSorted(compareClosed)).toEqual(ordered);
  });

  test.each([compareOpen, compareClosed])('V3: %o is an order: the same both ways round, and in chains', (compare) => {
    const property = fc.property(anyKey, anyKey, anyKey, (a, b, c) => {
      expect(Math.sign(compare(a, b)) + Math.sign(compare(b, a))).toBe(0);
      if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0);
      if (a.id !== b.id) expect(compare(a, b)).not.toBe(0);
    });
    fc.assert(property, { seed, numRuns: 1000 });
  });
});

describe('which queue holds a ticket', () => {
  let john: AgentAccess;

  beforeAll(async () => {
    const desk = await memoryDesk();
    const access = agentAccess(desk.engine.records, 'max');
    if (!access) throw new Error('Max is gone');
    john = access;
  });

  function ticket(more: Partial<Ticket>): Ticket {
    const opened = { number: '1001', openedMs: 1, openedBy: 'agent:max' };
    return { ...emptyTicket('t1'), intake: opened, department: { departmentId: 'department-support' }, ...more };
  }

  function queuesOf(more: Partial<Ticket>): string[] {
    return queueNames.filter((queue) => isInQueue(queue, john, ticket(more)));
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
    ]).toEqual([['open'], ['open', 'mine'], ['open', 'mine'], ['open']]);
  });

  test('V4: a closed one in Closed only, whosever it is', () => {
    expect([queuesOf(closed), queuesOf({ ...closed, ...mine })]).toEqual([['closed'], ['closed']]);
  });

  test('V5: one that he may not see, or whose opening has not come yet, in none', () => {
    const elsewhere = { department: { departmentId: 'department-sales' } };
    expect([queuesOf(elsewhere), queuesOf({ ...elsewhere, ...closed })]).toEqual([[], []]);
    expect(queuesOf({ intake: { number: '', openedMs: 0, openedBy: '' }, ...mine })).toEqual([]);
  });
});

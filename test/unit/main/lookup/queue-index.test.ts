import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { createQueueIndex, kindsThatReorder } from '../../../../main/lookup/queue-index.ts';
import { type AgentAccess, agentAccess } from '../../../../shared/domain/access.ts';
import type { DeskRecords } from '../../../../shared/domain/records/desk-records.ts';
import { emptyTicket, type Ticket } from '../../../../shared/domain/ticket/ticket.ts';
import { type QueueName, queueNames } from '../../../../shared/views/queues.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { memoryDesk } from '../../../support/memory-desk.ts';

const agentIds = ['john', 'sam', 'max', 'vera'];

let records: DeskRecords;
let accesses: readonly AgentAccess[];

beforeAll(async () => {
  const desk = await memoryDesk();
  records = desk.engine.records;
  accesses = agentIds.map((id) => agentAccess(records, id)).filter((access) => access !== undefined);
});

const time = fc.integer({ min: 1, max: 3 });
const entry = fc.record({
  id: fc.constant('e'),
  kind: fc.constantFrom('message' as const, 'reply' as const, 'note' as const),
  by: fc.constant('agent:john'),
  timeMs: time,
  retracted: fc.boolean(),
});

/** A ticket in some state; half of what can be said of it is said of several others too. */
const arbitraryTicket: fc.Arbitrary<Ticket> = fc
  .record({
    id: fc.constantFrom('t1', 't2', 't3', 't4', 't5', 't6', 't7', 't8'),
    number: fc.oneof({ weight: 9, arbitrary: fc.constant('1001') }, { weight: 1, arbitrary: fc.constant('') }),
    openedMs: time,
    priority: fc.constantFrom('priority-low', 'priority-high', 'priority-none'),
    state: fc.constantFrom('open' as const, 'open' as const, 'closed' as const),
    closedMs: time,
    departmentId: fc.constantFrom('department-support', 'department-sales', 'department-maintenance'),
    agentId: fc.option(fc.constantFrom(...agentIds)),
    teamId: fc.option(fc.constant('team-field')),
    referredTo: fc.option(fc.constantFrom(...agentIds)),
    manualMs: fc.option(time),
    entries: fc.array(entry, { maxLength: 2 }),
  })
  .map(
    ({
      id,
      number,
      openedMs,
      priority,
      state,
      closedMs,
      departmentId,
      agentId,
      teamId,
      referredTo,
      manualMs,
      entries,
    }) => {
      const empty = emptyTicket(id);
      return {
        ...empty,
        intake: { number, openedMs, openedBy: 'agent:john' },
        fields: { ...empty.fields, priority },
        status: { statusId: 'x', kind: state, state, closedMs: state === 'closed' ? closedMs : null, reopenedMs: null },
        department: { departmentId },
        assignment: { agentId, teamId },
        referrals: { to: referredTo === null ? [] : [{ kind: 'agent' as const, id: referredTo }] },
        due: { plan: null, manualMs },
        conversation: { entries },
      };
    },
  );

interface Change {
  readonly ticket: Ticket;
  /** Which queue of which agent somebody looks at after it, and from where on. */
  readonly agent: number;
  readonly queue: QueueName;
  readonly offset: number;
  readonly forgets: boolean;
}

const arbitraryChange: fc.Arbitrary<Change> = fc.record({
  ticket: arbitraryTicket,
  agent: fc.nat({ max: 3 }),
  queue: fc.constantFrom(...queueNames),
  offset: fc.nat({ max: 3 }),
  forgets: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
});

/** The whole of a queue by plain filtering and sorting, in words of its own. */
function slowly(tickets: Iterable<Ticket>, { agentId, departments, teams }: AgentAccess, queue: QueueName): Ticket[] {
  const urgency = (ticket: Ticket) => records.get('priority', ticket.fields.priority)?.urgency ?? 99;
  const sees = ({ department, assignment, referrals }: Ticket) =>
    departments.has(department.departmentId) ||
    assignment.agentId === agentId ||
    teams.has(assignment.teamId ?? '') ||
    referrals.to.some(({ id }) => id === agentId);
  const isHis = ({ assignment }: Ticket) => assignment.agentId === agentId || teams.has(assignment.teamId ?? '');
  const orderOf = (ticket: Ticket): (number | string)[] =>
    queue === 'closed'
      ? [-(ticket.status.closedMs ?? 0), ticket.id]
      : [urgency(ticket), ticket.due.manualMs ?? Number.POSITIVE_INFINITY, ticket.intake.openedMs, ticket.id];
  return [...tickets]
    .filter((ticket) => ticket.intake.number !== '' && sees(ticket))
    .filter(({ status }) => (status.state === 'closed') === (queue === 'closed'))
    .filter((ticket) => queue !== 'mine' || isHis(ticket))
    .toSorted((a, b) => {
      const [left, right] = [orderOf(a), orderOf(b)];
      const place = left.findIndex((part, index) => part !== right[index]);
      return place < 0 ? 0 : (left[place] ?? 0) < (right[place] ?? 0) ? -1 : 1;
    });
}

function isWaiting({ conversation }: Ticket): boolean {
  const said = conversation.entries.filter(({ kind, retracted }) => kind !== 'note' && !retracted);
  return said.at(-1)?.kind === 'message';
}

describe(`the queues of all agents while tickets change (SEED=${seed})`, () => {
  test('V6: agree with filtering and sorting everything each time', () => {
    const property = fc.property(fc.array(arbitraryChange, { maxLength: 40, size: 'max' }), (changes) => {
      const tickets = new Map<string, Ticket>();
      const index = createQueueIndex(() => tickets.values(), records);
      for (const { ticket, agent, queue, offset, forgets } of changes) {
        const before = tickets.get(ticket.id);
        tickets.set(ticket.id, ticket);
        if (forgets) index.forget();
        else index.ticketChanged(before, ticket);
        const access = accesses[agent];
        if (!access) throw new Error('There is no agent');
        const expected = slowly(tickets.values(), access, queue);
        const ids = expected.map(({ id }) => id);
        expect(index.page(access, queue, offset, 3)).toEqual({ ids: ids.slice(offset, offset + 3), total: ids.length });
        expect(index.waiting(access, queue)).toBe(expected.filter(isWaiting).length);
        const positions = [...tickets.values()].map((one) => index.position(access, queue, one));
        expect(positions).toEqual([...tickets.keys()].map((id) => (ids.includes(id) ? ids.indexOf(id) : null)));
      }
    });
    fc.assert(property, { seed, numRuns: 300 });
  });

  test('V6: a page behind the end is empty, and the total still says how many there are', () => {
    const index = createQueueIndex(() => [], records);
    const [access] = accesses;
    expect(access && index.page(access, 'open', 10, 5)).toEqual({ ids: [], total: 0 });
  });

  test('V7: kinds of records that decide who sees what, or in which order, are known as such', () => {
    expect([...kindsThatReorder].sort()).toEqual(['agent', 'department', 'priority', 'role', 'team']);
  });
});

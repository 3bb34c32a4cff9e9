import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { compile, conditionProblems } from '../../../../../shared/domain/conditions/compile.ts';
import { type Condition, conditionSchema } from '../../../../../shared/domain/conditions/condition.ts';
import type { Viewpoint } from '../../../../../shared/domain/conditions/viewpoint.ts';
import type { DeskRecords } from '../../../../../shared/domain/records/desk-records.ts';
import { type TicketRow, ticketRow } from '../../../../../shared/domain/ticket/row.ts';
import { emptyTicket, type Ticket } from '../../../../../shared/domain/ticket/ticket.ts';
import { arbitraryComparison, arbitraryCondition } from '../../../../support/arbitrary-condition.ts';
import { arbitraryRow } from '../../../../support/arbitrary-row.ts';
import { seed } from '../../../../support/arbitrary-seed.ts';
import { memoryDesk } from '../../../../support/memory-desk.ts';
import { withOwnFields } from '../../../../support/own-fields.ts';
import { runs } from '../../../../support/runs.ts';

const nowMs = Date.parse('2026-03-11T12:00:00Z');
const dayMs = 86_400_000;
const john: Viewpoint = { agentId: 'john', teamIds: new Set(['team-field']), nowMs, timeZone: 'Europe/Berlin' };

let records: DeskRecords;

beforeAll(async () => {
  records = withOwnFields((await memoryDesk()).engine.records);
});

function row(more: Partial<Ticket> = {}): TicketRow {
  const opened = { number: 'B1042', openedMs: nowMs - dayMs, openedBy: 'agent:john' };
  return ticketRow({ ...emptyTicket('t1'), intake: opened, ...more });
}

function holds(where: unknown, of: TicketRow = row(), at: Viewpoint = john): boolean {
  return compile(where, records).holds(of, at);
}

const times = fc.integer({ min: nowMs - 40 * dayMs, max: nowMs + 40 * dayMs });
const anyRow = arbitraryRow({ ids: ['t1'], agentIds: ['john', 'max'], times });
const anyCondition = arbitraryCondition(arbitraryComparison(times));
const anywhere: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 5 }),
  fc.record({ all: fc.jsonValue() }),
  fc.record({
    property: fc.constantFrom('due', 'status', 'overdue', 'mood', '__proto__'),
    operator: fc.jsonValue(),
    value: fc.jsonValue(),
  }),
  anyCondition,
);

const entry = { id: 'e', kind: 'note', by: 'agent:john', timeMs: 1, retracted: false, hasFiles: false } as const;

describe('a comparison', () => {
  const assigned = (agentId: string | null, teamId: string | null) => row({ assignment: { agentId, teamId } });
  const summary = (text: string) => row({ fields: { ...emptyTicket('t1').fields, summary: text } });
  const due = (manualMs: number | null) => row({ due: { plan: null, manualMs } });

  test.each<[string, Condition, () => TicketRow, () => TicketRow]>([
    [
      'a text contains another',
      { property: 'summary', operator: 'contains', value: 'CAFE' },
      () => summary('The café'),
      () => summary('Tea'),
    ],
    [
      'a text begins so',
      { property: 'number', operator: 'startsWith', value: 'b10' },
      () => row(),
      () => row({ intake: { number: '1042', openedMs: 1, openedBy: '' } }),
    ],
    ['a text is empty', { property: 'summary', operator: 'isEmpty' }, () => summary(''), () => summary('x')],
    [
      'a record is chosen',
      { property: 'status', operator: 'is', value: 'status-open' },
      () => row({ status: { statusId: 'status-open', kind: 'open', state: 'open', closedMs: null, reopenedMs: null } }),
      () => row(),
    ],
    [
      'one of several is',
      { property: 'assignee', operator: 'isAny', value: ['max', { who: 'me' }] },
      () => assigned('john', null),
      () => assigned('jane', null),
    ],
    [
      'nobody has it',
      { property: 'assignee', operator: 'isEmpty' },
      () => assigned(null, null),
      () => assigned('john', null),
    ],
    [
      'a team of mine has it',
      { property: 'team', operator: 'is', value: { who: 'my-teams' } },
      () => assigned(null, 'team-field'),
      () => assigned(null, 'team-other'),
    ],
    [
      'I may see it by referral',
      { property: 'referred-agent', operator: 'is', value: { who: 'me' } },
      () => row({ referrals: { to: [{ kind: 'agent', id: 'john' }] } }),
      () => row({ referrals: { to: [{ kind: 'team', id: 'john' }] } }),
    ],
    [
      'it is due within an hour',
      { property: 'due', operator: 'before', value: { fromNow: 1, unit: 'hour' } },
      () => due(nowMs + 3_599_999),
      () => due(nowMs + 3_600_000),
    ],
    [
      'it was opened more than 7 days ago',
      { property: 'opened', operator: 'before', value: { fromNow: -7, unit: 'day' } },
      () => row({ intake: { number: '1', openedMs: nowMs - 8 * dayMs, openedBy: '' } }),
      () => row(),
    ],
    [
      'it is due today',
      { property: 'due', operator: 'during', value: { day: 0 } },
      () => due(Date.parse('2026-03-11T22:59:59Z')),
      () => due(Date.parse('2026-03-11T23:00:00Z')),
    ],
    [
      'it is due this week',
      { property: 'due', operator: 'during', value: { week: 0 } },
      () => due(Date.parse('2026-03-08T23:00:00Z')),
      () => due(Date.parse('2026-03-08T22:59:59Z')),
    ],
    [
      'it is due after this month',
      { property: 'due', operator: 'after', value: { month: 0 } },
      () => due(Date.parse('2026-03-31T22:00:00Z')),
      () => due(Date.parse('2026-03-31T21:59:59Z')),
    ],
    [
      'it is due on a date',
      { property: 'due', operator: 'during', value: { date: '2026-03-29' } },
      () => due(Date.parse('2026-03-29T21:59:59Z')),
      () => due(Date.parse('2026-03-29T22:00:00Z')),
    ],
    ['nothing is due', { property: 'due', operator: 'isEmpty' }, () => due(null), () => due(5)],
    ['it is overdue', { property: 'overdue', operator: 'is', value: true }, () => due(nowMs), () => due(nowMs + 1)],
  ])('V70: says whether %s', (_what, where, such, other) => {
    expect([holds(where, such()), holds(where, other())]).toEqual([true, false]);
    expect(conditionProblems(where, records)).toEqual([]);
  });

  test('V70: of who had the last word', () => {
    const said = (kind: 'message' | 'reply', retracted = false) =>
      row({ conversation: { entries: [{ ...entry, kind, retracted }] } });
    const flag = (property: string, of: TicketRow) => holds({ property, operator: 'is', value: true }, of);
    const flags = (of: TicketRow) => ['waiting', 'answered', 'not-notified'].map((name) => flag(name, of));
    expect([flags(said('message')), flags(said('reply')), flags(said('reply', true)), flags(row())]).toEqual([
      [true, false, false],
      [false, true, true],
      [false, false, false],
      [false, false, false],
    ]);
  });

  test('V70: of an attachment, as long as its entry is not retracted', () => {
    const posted = (hasFiles: boolean, retracted = false) =>
      row({ conversation: { entries: [entry, { ...entry, hasFiles, retracted }] } });
    const found = (of: TicketRow) => holds({ property: 'attachment', operator: 'is', value: true }, of);
    expect([posted(true), posted(false), posted(true, true), row()].map(found)).toEqual([true, false, false, false]);
  });

  test('V71: takes an archived record for what took its place, in the ticket and in the condition', async () => {
    const desk = await memoryDesk();
    await desk.does('jane', 'record.put', {
      kind: 'priority',
      id: 'priority-urgent',
      fields: { name: 'Urgent', urgency: 1 },
    });
    await desk.does('jane', 'record.retire', { kind: 'priority', id: 'priority-high', replacedBy: 'priority-urgent' });
    const of = (priority: string) => row({ fields: { ...emptyTicket('t1').fields, priority } });
    const where = (value: string) => compile({ property: 'priority', operator: 'is', value }, desk.engine.records);
    for (const value of ['priority-high', 'priority-urgent']) {
      const asked = where(value);
      expect(['priority-high', 'priority-urgent', 'priority-low'].map((id) => asked.holds(of(id), john))).toEqual([
        true,
        true,
        false,
      ]);
      expect(asked.problems).toEqual([]);
    }
  });

  test('V72: “me” is unknown without a viewer', () => {
    const where = { property: 'assignee', operator: 'is', value: { who: 'me' } };
    const nobody = { ...john, agentId: null };
    for (const of of [assigned('john', null), assigned(null, null)])
      expect([holds(where, of, nobody), holds({ not: where }, of, nobody)]).toEqual([false, false]);
  });
});

describe('what is not understood', () => {
  test.each<[string, unknown, object]>([
    ['a property', { property: 'mood', operator: 'is', value: 'sour' }, { reason: 'property', name: 'mood' }],
    [
      'a name of every object',
      { property: 'constructor', operator: 'is' },
      { reason: 'property', name: 'constructor' },
    ],
    ['an operator', { property: 'due', operator: 'soars' }, { reason: 'operator', name: 'soars' }],
    ['an operator of every object', { property: 'due', operator: 'valueOf' }, { reason: 'operator', name: 'valueOf' }],
    ['a value', { property: 'due', operator: 'before', value: { season: 1 } }, { reason: 'value', name: 'due' }],
    [
      'a moment as a stretch',
      { property: 'due', operator: 'during', value: { at: 5 } },
      { reason: 'value', name: 'due' },
    ],
    ['a fixed choice', { property: 'state', operator: 'is', value: 'asleep' }, { reason: 'value', name: 'state' }],
    ['a shape', { most: [] }, { reason: 'shape', name: 'most' }],
    ['no shape at all', 'x', { reason: 'shape', name: '' }],
  ])('V72: %s matches nothing, nor does its negation, and it is named', (_what, where, problem) => {
    expect([holds(where), holds({ not: where }), holds({ all: [where] })]).toEqual([false, false, false]);
    expect(holds({ any: [where, { all: [] }] })).toBe(true);
    expect(conditionProblems({ all: [{ any: [] }, { not: where }] }, records)).toEqual([
      { path: 'all.1.not', ...problem },
    ]);
  });

  test('V72: a record that is not known here is named; what is known of the rest still counts', () => {
    const where = { property: 'status', operator: 'isAny', value: ['status-gone', 'status-open'] };
    expect(conditionProblems(where, records)).toEqual([{ path: '', reason: 'reference', name: 'status-gone' }]);
    expect(
      holds(
        where,
        row({ status: { statusId: 'status-open', kind: 'open', state: 'open', closedMs: null, reopenedMs: null } }),
      ),
    ).toBe(true);
  });

  test('V72: more than anybody can read is not understood, and no condition that is kept', () => {
    const deep = Array.from({ length: 40 }).reduce<Condition>((not) => ({ not }), { all: [] });
    const wide = { all: Array.from({ length: 600 }, () => ({ all: [] })) };
    for (const where of [deep, wide, { all: [], x: 'x'.repeat(501) }, [], 'x', null]) {
      expect(conditionSchema.safeParse(where).success).toBe(false);
      expect(holds(where)).toBe(false);
    }
    expect(conditionSchema.safeParse({ property: 'mood', operator: 'is', value: { of: ['a'] } }).success).toBe(true);
  });
});

describe('what moves with the clock', () => {
  const overdue = { property: 'overdue', operator: 'is', value: true };
  const late = row({ due: { plan: null, manualMs: nowMs - 1 } });
  const soon = row({ due: { plan: null, manualMs: nowMs + 1 } });

  test('V93: has room twelve times: what comes after is unknown and named, the rest of the condition counts', () => {
    const many = Array.from({ length: 14 }, () => overdue);
    expect(conditionProblems({ all: many.slice(2) }, records)).toEqual([]);
    expect(conditionProblems({ all: many }, records)).toEqual([
      { path: 'all.12', reason: 'moving', name: 'overdue' },
      { path: 'all.13', reason: 'moving', name: 'overdue' },
    ]);
    expect([holds({ all: many.slice(2) }, late), holds({ all: many }, late), holds({ any: many }, late)]).toEqual([
      true,
      false,
      true,
    ]);
    expect(compile({ any: many }, records).nextChange(soon, john)).toBe(nowMs + 1);
  });

  test('V93: is none of what stands still: fixed times, and all else', () => {
    const still = [
      { property: 'due', operator: 'before', value: { at: nowMs } },
      { property: 'due', operator: 'during', value: { date: '2026-03-11' } },
      { property: 'state', operator: 'is', value: 'open' },
    ];
    const { problems, usesClock, usesZone } = compile({ all: Array(20).fill(still).flat() }, records);
    expect([problems, usesClock, usesZone]).toEqual([[], false, true]);
  });

  test('V93: is looked at once for each of its moments, and not at all where another part decides', () => {
    const read = { due: 0, summary: 0 };
    const counting = new Proxy(soon, {
      get: (of, name: keyof TicketRow) => {
        if (name === 'dueMs') read.due += 1;
        if (name === 'fields') read.summary += 1;
        return of[name];
      },
    });
    const before = Array.from({ length: 12 }, (_, hours) => ({
      property: 'due',
      operator: 'before',
      value: { fromNow: hours + 1, unit: 'hour' },
    }));
    const named = { property: 'summary', operator: 'contains', value: 'fire' };
    compile({ any: [named, ...before] }, records).nextChange(counting, john);
    expect(read).toEqual({ due: 12, summary: 1 });
    compile({ all: [...before, named] }, records).nextChange(counting, john);
    expect(read).toEqual({ due: 12, summary: 2 });
  });
});

describe(`any condition of any row (SEED=${seed})`, () => {
  test('V72: is evaluated for any plain data', () => {
    const property = fc.property(anywhere, anyRow, (where, of) => {
      const asked = compile(where, records);
      expect(typeof asked.holds(of, john)).toBe('boolean');
      const next = asked.nextChange(of, john);
      expect(next === null || next > nowMs).toBe(true);
      expect(Array.isArray(asked.problems)).toBe(true);
    });
    fc.assert(property, runs(400));
  });

  test('V73: all and any answer for each other by negation, and twice negated is as it was', () => {
    const property = fc.property(fc.array(anyCondition, { maxLength: 4 }), anyRow, (parts, of) => {
      const nots = parts.map((not) => ({ not }));
      const [all, any] = [{ all: parts }, { any: parts }];
      expect(holds({ not: all }, of)).toBe(holds({ any: nots }, of));
      expect(holds({ not: any }, of)).toBe(holds({ all: nots }, of));
      expect(holds({ not: { not: all } }, of)).toBe(holds(all, of));
      expect(holds(all, of) && holds({ not: all }, of)).toBe(false);
    });
    fc.assert(property, runs(200));
  });
});

describe('a condition that only open tickets can meet', () => {
  const isOpen = { property: 'state', operator: 'is', value: 'open' };
  const isUrgent = { property: 'priority', operator: 'is', value: 'priority-high' };

  test.each<[string, Condition, boolean]>([
    ['open tickets', isOpen, true],
    ['open tickets of a priority', { all: [isUrgent, isOpen] }, true],
    ['tickets that are not closed', { not: { property: 'state', operator: 'is', value: 'closed' } }, true],
    ['overdue tickets', { property: 'overdue', operator: 'is', value: true }, true],
    ['tickets that are waiting', { property: 'waiting', operator: 'is', value: true }, true],
    ['nothing', { any: [] }, true],
    ['open or urgent tickets', { any: [isUrgent, isOpen] }, false],
    ['tickets that are not overdue', { property: 'overdue', operator: 'is', value: false }, false],
    ['tickets of a priority', isUrgent, false],
    ['all tickets', { all: [] }, false],
    ['open or closed tickets', { property: 'state', operator: 'isAny', value: ['open', 'closed'] }, false],
  ])('V113: is recognized: %s', (_name, where, expected) => {
    expect(compile(where, records).isForOpenOnly).toBe(expected);
  });

  test(`V113: never holds for a closed ticket, now or later (SEED=${seed})`, () => {
    const property = fc.property(anyCondition, anyRow, (condition, one) => {
      const closed: TicketRow = { ...one, state: 'closed', isWaitingForUs: false };
      const { isForOpenOnly, holds: isMet, nextChange } = compile({ all: [condition, isOpen] }, records);
      // A deleted ticket counts neither as open nor as closed.
      const asks = JSON.stringify(condition).includes('"deleted"');
      expect([isForOpenOnly || asks, isMet(closed, john), nextChange(closed, john)]).toEqual([true, false, null]);
      const alone = compile(condition, records);
      if (alone.isForOpenOnly)
        expect([alone.holds(closed, john), alone.nextChange(closed, john)]).toEqual([false, null]);
    });
    fc.assert(property, runs(500));
  });

  test.each<[string, Condition, boolean]>([
    ['open tickets', isOpen, true],
    ['tickets that are not closed', { not: { property: 'state', operator: 'is', value: 'closed' } }, true],
    ['open or urgent tickets', { any: [isUrgent, isOpen] }, true],
    ['all tickets', { all: [] }, true],
    ['open tickets of a priority', { all: [isUrgent, isOpen] }, false],
    ['overdue tickets', { property: 'overdue', operator: 'is', value: true }, false],
    ['closed tickets', { property: 'state', operator: 'is', value: 'closed' }, false],
    ['nothing', { any: [] }, false],
  ])('one that all open tickets meet is recognized: %s', (_name, where, expected) => {
    expect(compile(where, records).isForAllOpen).toBe(expected);
  });

  test(`one that all open tickets meet holds for each, now and later (SEED=${seed})`, () => {
    const property = fc.property(anyCondition, anyRow, (condition, one) => {
      const open: TicketRow = { ...one, state: 'open' };
      const { isForAllOpen, holds: isMet, nextChange } = compile({ any: [condition, isOpen] }, records);
      const asks = JSON.stringify(condition).includes('"deleted"');
      expect([isForAllOpen || asks, isMet(open, john), nextChange(open, john)]).toEqual([true, true, null]);
      const alone = compile(condition, records);
      if (alone.isForAllOpen) expect([alone.holds(open, john), alone.nextChange(open, john)]).toEqual([true, null]);
    });
    fc.assert(property, runs(500));
  });

  test('V114: and one that depends on who looks is told from others', () => {
    const who = (value: unknown) => ({ property: 'assignee', operator: 'is', value });
    expect(compile({ all: [isOpen, who({ who: 'me' })] }, records).usesViewer).toBe(true);
    expect(compile({ property: 'team', operator: 'isAny', value: [{ who: 'my-teams' }] }, records).usesViewer).toBe(
      true,
    );
    expect(compile({ all: [isOpen, who('john')] }, records).usesViewer).toBe(false);
  });
});

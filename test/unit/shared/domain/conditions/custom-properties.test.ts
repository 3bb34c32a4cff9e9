import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { compile, conditionProblems } from '../../../../../shared/domain/conditions/compile.ts';
import { recordsAfter } from '../../../../../shared/domain/records/after.ts';
import type { DeskRecords } from '../../../../../shared/domain/records/desk-records.ts';
import { ticketRow } from '../../../../../shared/domain/ticket/row.ts';
import { emptyTicket } from '../../../../../shared/domain/ticket/ticket.ts';
import { seed } from '../../../../support/arbitrary-seed.ts';
import { memoryDesk } from '../../../../support/memory-desk.ts';
import { type OwnField, ownValue, withOwnFields } from '../../../../support/own-fields.ts';
import { runs } from '../../../../support/runs.ts';

const at = { agentId: 'john', teamIds: new Set<string>(), nowMs: 0, timeZone: 'UTC' };

let founded: DeskRecords;
let records: DeskRecords;

beforeAll(async () => {
  founded = (await memoryDesk()).engine.records;
  records = withOwnFields(founded);
});

function holds(id: OwnField, kept: string, operator: string, value?: unknown, desk = records): boolean {
  const where = { property: `custom:${id}`, operator, value };
  return compile(where, desk).holds(ticketRow({ ...emptyTicket('t1'), custom: ownValue(id, kept) }), at);
}

describe('a field of the desk’s own in a condition', () => {
  test.each<[string, OwnField, string, string, unknown, string]>([
    ['a line as text', 'room', 'The Café', 'contains', 'CAFE', 'Hall'],
    ['paragraphs as text', 'story', 'Once upon\na time', 'startsWith', 'once', 'Never'],
    ['a number by how much it is', 'floor', '10', 'above', 9, '9'],
    ['a date by its day', 'handover', '2026-11-20', 'before', { date: '2026-11-21' }, '2026-11-21'],
    ['a choice by what is chosen', 'site', 'east', 'is', 'east', 'west'],
    ['yes and no as a flag', 'paid', 'yes', 'is', true, 'no'],
  ])('V90: is compared by its type: %s', (_what, id, such, operator, value, other) => {
    expect([
      holds(id, such, operator, value),
      holds(id, other, operator, value),
      holds(id, '', operator, value),
    ]).toEqual([true, false, false]);
    expect(conditionProblems({ property: `custom:${id}`, operator, value }, records)).toEqual([]);
  });

  test(`V90: numbers and dates stand as they count, however they are written (SEED=${seed})`, () => {
    const number = fc.oneof(
      fc.integer({ min: -200, max: 200 }),
      fc.integer({ min: -2000, max: 2000 }).map((n) => n / 8),
    );
    const day = fc.date({ min: new Date('1000-01-01'), max: new Date('9000-01-01'), noInvalidDate: true });
    const property = fc.property(number, number, day, day, (kept, wanted, keptDay, wantedDay) => {
      expect(['below', 'is', 'above'].map((operator) => holds('floor', String(kept), operator, wanted))).toEqual([
        kept < wanted,
        kept === wanted,
        kept > wanted,
      ]);
      const [one, two] = [keptDay, wantedDay].map((date) => date.toISOString().slice(0, 10)) as [string, string];
      expect(['before', 'during', 'after'].map((operator) => holds('handover', one, operator, { date: two }))).toEqual([
        one < two,
        one === two,
        one > two,
      ]);
    });
    fc.assert(property, runs(60));
  });

  test('V90: still matches when it is archived', () => {
    const archived = recordsAfter(records, { kind: 'field', id: 'floor', replacedBy: null });
    expect(holds('floor', '3', 'is', 3, archived)).toBe(true);
    expect(conditionProblems({ property: 'custom:floor', operator: 'is', value: 3 }, archived)).toEqual([]);
  });

  test('V90: matches nothing, nor does its negation, and is named where it has not arrived; once it has, it matches', () => {
    const where = { property: 'custom:floor', operator: 'is', value: 3 };
    const row = ticketRow({ ...emptyTicket('t1'), custom: ownValue('floor', '3') });
    const before = compile(where, founded);
    expect([before.holds(row, at), compile({ not: where }, founded).holds(row, at)]).toEqual([false, false]);
    expect(before.problems).toEqual([{ path: '', reason: 'property', name: 'custom:floor' }]);
    expect(compile(where, withOwnFields(founded, ['floor'])).holds(row, at)).toBe(true);
  });

  test('V90: makes a condition ready anew after fields have changed, whether it is known yet or not', () => {
    const kindsOf = (property: string, operator = 'isEmpty') => [...compile({ property, operator }, records).kinds];
    expect(kindsOf('custom:floor')).toEqual(['field']);
    expect(kindsOf('custom:gone')).toEqual(['field']);
    expect(kindsOf('custom:site', 'soars')).toEqual(['field']);
    expect([kindsOf('summary'), kindsOf('priority')]).toEqual([[], ['priority']]);
  });
});

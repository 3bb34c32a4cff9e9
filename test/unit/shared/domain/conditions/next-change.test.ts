import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { compile } from '../../../../../shared/domain/conditions/compile.ts';
import type { Condition } from '../../../../../shared/domain/conditions/condition.ts';
import { dayAt, dayStartMs } from '../../../../../shared/domain/conditions/local-days.ts';
import type { DeskRecords } from '../../../../../shared/domain/records/desk-records.ts';
import { localDayAt } from '../../../../../shared/domain/sla/zone.ts';
import { type TicketRow, ticketRow } from '../../../../../shared/domain/ticket/row.ts';
import { emptyTicket } from '../../../../../shared/domain/ticket/ticket.ts';
import { arbitraryCondition, arbitraryTimeComparison } from '../../../../support/arbitrary-condition.ts';
import { arbitraryRow } from '../../../../support/arbitrary-row.ts';
import { seed } from '../../../../support/arbitrary-seed.ts';
import { memoryDesk } from '../../../../support/memory-desk.ts';
import { withOwnFields } from '../../../../support/own-fields.ts';
import { runs } from '../../../../support/runs.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Zones with the change of their clocks: by an hour, by half of one, across midnight both ways, and by a whole day. */
const changes = [
  ['Europe/Berlin', '2026-03-29T01:00:00Z'],
  ['Europe/Berlin', '2026-10-25T01:00:00Z'],
  ['America/St_Johns', '2006-10-29T02:31:00Z'],
  ['America/Havana', '2026-03-08T05:00:00Z'],
  ['America/Havana', '2026-11-01T05:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00:00Z'],
  ['UTC', '2026-02-28T23:00:00Z'],
] as const;

let records: DeskRecords;

beforeAll(async () => {
  records = withOwnFields((await memoryDesk()).engine.records);
});

function nextChange(where: Condition, row: TicketRow, now: string, timeZone: string): string | null {
  const at = { agentId: 'john', teamIds: new Set<string>(), nowMs: Date.parse(now), timeZone };
  const next = compile(where, records).nextChange(row, at);
  return next === null ? null : new Date(next).toISOString();
}

describe('when a condition changes with time', () => {
  const due = (time: string) => ticketRow({ ...emptyTicket('t1'), due: { plan: null, manualMs: Date.parse(time) } });
  const now = '2026-03-28T12:00:00Z';

  test.each<[string, Condition, string, string | null]>([
    [
      'overdue at the due time',
      { property: 'overdue', operator: 'is', value: true },
      '2026-03-28T13:00:00Z',
      '2026-03-28T13:00:00.000Z',
    ],
    [
      'due today when that day begins, after a short night',
      { property: 'due', operator: 'during', value: { day: 0 } },
      '2026-03-30T10:00:00Z',
      '2026-03-29T22:00:00.000Z',
    ],
    [
      'no longer due today when it is over',
      { property: 'due', operator: 'during', value: { day: 0 } },
      '2026-03-28T10:00:00Z',
      '2026-03-28T23:00:00.000Z',
    ],
    [
      'within two hours, two hours before',
      { property: 'due', operator: 'before', value: { fromNow: 2, unit: 'hour' } },
      '2026-03-28T18:00:00Z',
      '2026-03-28T16:00:00.001Z',
    ],
    [
      'never where an instant is named',
      { property: 'due', operator: 'before', value: { at: 5 } },
      '2026-03-28T18:00:00Z',
      null,
    ],
    [
      'not where another part decides',
      { all: [{ property: 'overdue', operator: 'is', value: true }, { any: [] }] },
      '2026-03-28T18:00:00Z',
      null,
    ],
  ])('V74: %s', (_what, where, dueTime, expected) => {
    expect(nextChange(where, due(dueTime), now, 'Europe/Berlin')).toBe(expected);
  });

  test('V74: asking about what the clock never changes costs nothing: such a condition says so', () => {
    const uses = (where: Condition) => compile(where, records).usesClock;
    expect([
      uses({ property: 'state', operator: 'is', value: 'open' }),
      uses({ not: { property: 'overdue', operator: 'is', value: true } }),
    ]).toEqual([false, true]);
  });
});

describe(`the clock, minute by minute, over changes of daylight saving (SEED=${seed})`, () => {
  test('V74: it changes at the predicted time, and not before', () => {
    const anywhere = fc.constantFrom(...changes).chain(([timeZone, changeTime]) => {
      const around = Date.parse(changeTime);
      const minutes = fc.integer({ min: -3000, max: 3000 }).map((minute) => around + minute * minuteMs);
      const overdue = { property: 'overdue', operator: 'is', value: true };
      const moving = fc.oneof({ weight: 6, arbitrary: arbitraryTimeComparison(minutes) }, fc.constant(overdue));
      return fc.record({
        timeZone: fc.constant(timeZone),
        where: fc.oneof({ weight: 3, arbitrary: moving }, arbitraryCondition(moving)),
        row: arbitraryRow({ ids: ['t1'], agentIds: ['john'], times: minutes }),
        nowMs: fc.integer({ min: -26, max: 2 }).map((hour) => around + hour * hourMs),
      });
    });
    const property = fc.property(anywhere, ({ timeZone, where, row, nowMs }) => {
      const { holds, nextChange } = compile(where, records);
      const at = (ms: number) => ({ agentId: 'john', teamIds: new Set<string>(), nowMs: ms, timeZone });
      const before = holds(row, at(nowMs));
      const next = nextChange(row, at(nowMs)) ?? Number.POSITIVE_INFINITY;
      for (let ms = nowMs; ms < Math.min(next, nowMs + 28 * hourMs); ms += minuteMs) {
        if (holds(row, at(ms)) !== before) expect.fail(`It changed at ${new Date(ms).toISOString()} already`);
      }
      if (next === Number.POSITIVE_INFINITY) return;
      expect([holds(row, at(next - 1)), holds(row, at(next))]).toEqual([before, !before]);
    });
    fc.assert(property, runs(160));
  });

  test.each(changes)('V75: in %s at %s days follow each other and never go backwards', (zone, changeTime) => {
    const around = Date.parse(changeTime);
    let last = dayAt(zone, around - 30 * hourMs);
    for (let ms = around - 30 * hourMs; ms < around + 30 * hourMs; ms += minuteMs) {
      const day = dayAt(zone, ms);
      expect(day).toBeGreaterThanOrEqual(Math.max(last, localDayAt(zone, ms)));
      expect(dayStartMs(zone, day)).toBeLessThanOrEqual(ms);
      expect(dayStartMs(zone, day + 1)).toBeGreaterThan(ms);
      last = day;
    }
  });

  test('V75: a zone that is not known counts as UTC, and dates beyond all calendars have a day', () => {
    expect(dayStartMs('Mars/Olympus', 20_000)).toBe(dayStartMs('UTC', 20_000));
    for (const ms of [-8.64e15, 8.64e15]) expect(Number.isFinite(dayAt('Europe/Berlin', ms))).toBe(true);
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import { startingRecord } from '../../../../../shared/domain/starting-records.ts';
import { closedOutcome, measuredTargets } from '../../../../../shared/domain/ticket/measured-targets.ts';
import { dueSoonMs } from '../../../../../shared/domain/ticket/targets.ts';
import { type MemoryDesk, memoryDesk, words } from '../../../../support/memory-desk.ts';

const minuteMs = 60_000;

let desk: MemoryDesk;
let ticketId: string;

beforeEach(async () => {
  const both = { graceHours: 4, firstResponseHours: 1, scheduleId: 'schedule-always', isTransient: false };
  desk = await memoryDesk([
    startingRecord('plan', 'plan-both', { name: 'Both', ...both }),
    startingRecord('plan', 'plan-warned', {
      name: 'Warned',
      ...both,
      graceHours: 8,
      firstResponseHours: 2,
      warnMinutes: 90,
    }),
  ]);
  ticketId = await desk.opened({ planId: 'plan-both' });
});

const shown = () =>
  measuredTargets(desk.ticket(ticketId)).map(({ target, outcome, byMs }) => `${target} ${outcome} ${byMs / minuteMs}`);
const passes = (minutes: number) => {
  desk.clock.nowMs += minutes * minuteMs;
};
const set = (statusId: string) => desk.does('jane', 'status.set', { ticketId, statusId });
const replies = (more: Parameters<typeof words>[2] = {}) =>
  desk.does('jane', 'conversation.post', words(desk.ticket(ticketId), ticketId, more));

describe('what became of the targets of a ticket', () => {
  test('S49: the first response is met or missed when it is given, the resolution when the ticket is closed', async () => {
    expect(shown()).toEqual(['response open 0', 'resolution open 0']);
    passes(35);
    const { commit } = await replies();
    expect(shown()).toEqual(['response met 25', 'resolution open 0']);
    await desk.does('jane', 'commit.undo', { commit });
    passes(35);
    await replies();
    expect(shown()).toEqual(['response missed 10', 'resolution open 0']);
    passes(180);
    await set('status-resolved');
    expect(shown()).toEqual(['response missed 10', 'resolution missed 10']);
  });

  test('S49: exactly at its due date, a target is met', async () => {
    passes(60);
    await replies({ thenStatus: 'status-resolved' });
    expect(shown()).toEqual(['response met 0', 'resolution met 180']);
  });

  test('S49: a first response that was not due when the ticket was closed was not needed, even if it is given then', async () => {
    passes(10);
    await set('status-closed');
    expect(shown()).toEqual(['response unneeded 0', 'resolution met 230']);
    passes(100);
    await replies();
    expect(shown()).toEqual(['response unneeded 0', 'resolution met 230']);
  });

  test('S49: a first response that was due when the ticket was closed was missed', async () => {
    passes(70);
    await set('status-closed');
    expect(shown()).toEqual(['response missed 10', 'resolution met 170']);
  });

  test('S49: another closed status does not change when the clocks ended, also after undoing it or reopening', async () => {
    passes(10);
    await set('status-resolved');
    passes(1000);
    const { commit } = await set('status-closed');
    expect(shown()).toEqual(['response unneeded 0', 'resolution met 230']);
    passes(1000);
    await set('status-final');
    expect(shown()).toEqual(['response unneeded 0', 'resolution met 230']);
    const reopened = await set('status-open');
    expect(shown()).toEqual(['response open 0', 'resolution open 0']);
    await desk.does('jane', 'commit.undo', { commit: reopened.commit });
    expect(shown()).toEqual(['response unneeded 0', 'resolution met 230']);
    expect(await desk.refusal('jane', 'commit.undo', { commit })).toBe('undo.nothing');
  });

  test('S49: a due date set by hand counts, even if it had passed and closing removed it', async () => {
    await desk.does('jane', 'due.set', { ticketId, dueMs: desk.clock.nowMs + 30 * minuteMs });
    passes(50);
    await replies({ thenStatus: 'status-resolved' });
    expect(shown()).toEqual(['response met 10', 'resolution missed 20']);
    passes(1);
    await set('status-open');
    expect(shown()).toEqual(['response met 10', 'resolution open 0']);
    passes(10);
    const { commit } = await set('status-closed');
    expect(shown()).toEqual(['response met 10', 'resolution met 230']);
    await desk.does('jane', 'commit.undo', { commit });
    expect(shown()).toEqual(['response met 10', 'resolution open 0']);
  });

  test('S49: a reply while the clock stands still is as early as what was left', async () => {
    passes(20);
    await set('status-waiting');
    expect(shown()).toEqual([]);
    passes(1000);
    await replies();
    expect(shown()).toEqual(['response met 40']);
    await set('status-resolved');
    expect(shown()[0]).toMatch(/^response met/);
    expect(shown()[1]).toBe('resolution met 220');
  });

  test('S49: a ticket without a first response has one target', async () => {
    ticketId = await desk.opened({ planId: 'plan-quick' });
    passes(130);
    await set('status-closed');
    expect(shown()).toEqual(['resolution missed 10']);
  });
});

describe('what the row of a ticket says', () => {
  test('S54: the SLA of a closed ticket was missed if either target was, and an open one has no outcome yet', async () => {
    const outcome = () => [closedOutcome(desk.ticket(ticketId)), desk.row(ticketId).outcome];
    passes(70);
    expect(outcome()).toEqual([null, null]);
    const { commit } = await set('status-closed');
    expect(outcome()).toEqual(['missed', 'missed']);
    await desk.does('jane', 'commit.undo', { commit });
    expect(outcome()).toEqual([null, null]);
    ticketId = await desk.opened({ planId: 'plan-both' });
    await set('status-closed');
    expect(outcome()).toEqual(['met', 'met']);
  });

  test('S53: it is due soon as its plan says, for the target that is due first', async () => {
    ticketId = await desk.opened({ planId: 'plan-warned' });
    const leads = () => {
      const row = desk.row(ticketId);
      return [row.dueMs, dueSoonMs(row)].map((ms) => (ms === null ? null : (ms - desk.clock.nowMs) / minuteMs));
    };
    expect(leads()).toEqual([120, 30]);
    await replies();
    expect(leads()).toEqual([480, 390]);
    await set('status-waiting');
    expect(leads()).toEqual([null, null]);
  });

  test('S53: without a time of warning in its plan, a tenth of the grace is left, and at most half an hour', async () => {
    ticketId = await desk.opened({ planId: 'plan-both' });
    const { dueMs, ...row } = desk.row(ticketId);
    expect([dueMs, dueSoonMs({ dueMs, ...row })].map((ms) => ((ms ?? 0) - desk.clock.nowMs) / minuteMs)).toEqual([
      60, 54,
    ]);
  });
});

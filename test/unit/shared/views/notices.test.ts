import { describe, expect, test } from 'vitest';
import { ticketRow } from '../../../../shared/domain/ticket/row.ts';
import { soonMsOf } from '../../../../shared/domain/ticket/targets.ts';
import { emptyTicket } from '../../../../shared/domain/ticket/ticket.ts';
import { dueStageOf } from '../../../support/due-stage.ts';

const minute = 60_000;
const plan = { planId: 'p', planName: 'P', startMs: 0 };

describe('a due time that comes near', () => {
  test.each([
    ['half an hour before one that was set by hand', { plan: null, manualMs: 100 * minute }, 70],
    [
      'half an hour before that of a long plan',
      { plan: { ...plan, dueMs: 500 * minute, graceMs: 480 * minute }, manualMs: null },
      470,
    ],
    [
      'when a tenth of a short plan is left',
      { plan: { ...plan, dueMs: 60 * minute, graceMs: 60 * minute }, manualMs: null },
      54,
    ],
    [
      'half an hour before one that was set by hand, whatever the plan is',
      { plan: { ...plan, dueMs: 60 * minute, graceMs: 60 * minute }, manualMs: 100 * minute },
      70,
    ],
  ])('N3: is near %s', (_, due, soonMinutes) => {
    expect(soonMsOf(due)).toBe(soonMinutes * minute);
    const open = ticketRow({ ...emptyTicket('t1'), due });
    const stages = [-1, 0].map((ms) => dueStageOf(open, soonMinutes * minute + ms));
    expect(stages).toEqual([undefined, 'soon']);
    const dueMs = due.manualMs ?? due.plan?.dueMs ?? 0;
    expect([dueMs - 1, dueMs].map((at) => dueStageOf(open, at))).toEqual(['soon', 'overdue']);
  });

  test('N3: a ticket without a due time is never near it', () => {
    expect([soonMsOf({ plan: null, manualMs: null }), dueStageOf(ticketRow(emptyTicket('t1')), 1e15)]).toEqual([
      null,
      undefined,
    ]);
  });
});

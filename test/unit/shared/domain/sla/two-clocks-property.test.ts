import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ScheduleHours } from '../../../../../shared/domain/sla/schedule.ts';
import { startingRecord } from '../../../../../shared/domain/starting-records.ts';
import { seed } from '../../../../support/arbitrary-seed.ts';
import { type MemoryDesk, memoryDesk, words } from '../../../../support/memory-desk.ts';
import { runs } from '../../../../support/runs.ts';
import { type Changing, schedulesAtAChange } from './arbitrary-schedule.ts';
import { type PlanRule, type SlowDesk, SlowTicket } from './slow-ticket.ts';
import { SlowActs, setByMove, setByStatus } from './slow-undo.ts';

/*
 * The clocks of both targets, counted a second time. Every step happens at a full minute, close to a change of the
 * clocks somewhere, and with holidays.
 */

const minuteMs = 60_000;

const plans: Readonly<Record<string, PlanRule>> = {
  'plan-a': { hours: 5, response: 1, scheduleId: 'schedule-always', isTransient: false },
  'plan-b': { hours: 9, response: 2, scheduleId: 'schedule-here', isTransient: true },
  'plan-c': { hours: 3, response: null, scheduleId: 'schedule-here', isTransient: false },
  'plan-d': { hours: 14, response: 12, scheduleId: 'schedule-always', isTransient: true },
};

const departments = {
  'department-support': { planId: 'plan-b', scheduleId: null },
  'department-sales': { planId: 'plan-d', scheduleId: 'schedule-there' },
} as const;

type Act =
  | keyof typeof statusIds
  | 'reply'
  | 'note'
  | 'retract'
  /** Which act, counted back from the last one. */
  | { readonly undone: number }
  | { readonly to: keyof typeof departments }
  | { readonly plan: string }
  /** Minutes from now; null removes what was set by hand. */
  | { readonly dueIn: number | null }
  /** Which of the other schedules takes the place of one. */
  | { readonly edited: string; readonly by: number }
  | { readonly changed: string; readonly hours: number };

const statusIds = { open: 'status-open', waiting: 'status-waiting', closed: 'status-closed' } as const;

const step = fc.record({
  minutes: fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 2000 })),
  act: fc.oneof(
    {
      weight: 14,
      arbitrary: fc.constantFrom<Act[]>(
        ...(['waiting', 'waiting', 'open', 'open', 'closed', 'reply', 'note', 'retract'] as const),
        ...Object.keys(departments).map((to) => ({ to: to as keyof typeof departments })),
        ...Object.keys(plans).map((plan) => ({ plan })),
      ),
    },
    { weight: 5, arbitrary: fc.nat({ max: 3 }).map((undone): Act => ({ undone })) },
    {
      weight: 3,
      arbitrary: fc.option(fc.integer({ min: 1, max: 3000 })).map((dueIn): Act => ({ dueIn })),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom('schedule-here', 'schedule-there'), fc.nat())
        .map(([edited, by]): Act => ({ edited, by })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...Object.keys(plans)), fc.integer({ min: 1, max: 12 }))
        .map(([changed, hours]): Act => ({ changed, hours })),
    },
  ),
});

interface Played {
  readonly desk: MemoryDesk;
  readonly ticketId: string;
  readonly slow: SlowTicket;
  readonly done: SlowActs;
  readonly replies: string[];
  readonly others: readonly ScheduleHours[];
}

async function acts({ desk, ticketId, slow, done, replies, others }: Played, act: Act): Promise<void> {
  const { nowMs } = desk.clock;
  const says = (visibility: 'public' | 'internal') =>
    desk.does('lena', 'conversation.post', words(desk.ticket(ticketId), ticketId, { visibility }));
  if (typeof act === 'object') {
    if ('plan' in act) {
      const planned = await desk.as('lena', 'due.plan', { ticketId, planId: act.plan });
      const replan = () => {
        slow.planId = act.plan;
        slow.replan();
      };
      return planned.ok ? done.does(planned.value.commit, ['plan'], replan) : replan();
    }
    if ('dueIn' in act) {
      const dueMs = act.dueIn === null ? null : nowMs + act.dueIn * minuteMs;
      if (slow.kind === 'closed' || slow.manualMs === dueMs) return;
      const { commit } = await desk.does('lena', 'due.set', { ticketId, dueMs });
      return done.does(commit, ['byHand'], () => {
        slow.manualMs = dueMs;
      });
    }
    if ('edited' in act) {
      const hours = others[act.by % others.length];
      if (!hours || hours === slow.desk.schedules.get(act.edited)) return;
      slow.desk.schedules.set(act.edited, hours);
      return void (await desk.as('jane', 'record.put', { kind: 'schedule', id: act.edited, fields: { hours } }));
    }
    if ('changed' in act) {
      const { changed, hours } = act;
      slow.desk.plans.set(changed, { ...slow.of(slow.desk.plans, changed), hours });
      return void (await desk.as('jane', 'record.put', { kind: 'plan', id: changed, fields: { graceHours: hours } }));
    }
    if ('undone' in act) {
      const commit = done.commitBack(act.undone);
      if (commit === undefined) return;
      const result = await desk.as('lena', 'commit.undo', { commit });
      // A closing that stays can still give its ticket back to who had it.
      if (result.ok) done.undoes(commit, result.value.commit);
      else expect([result.error.reason, done.undoes(commit, null)]).toEqual(['undo.nothing', false]);
      return;
    }
    if (slow.departmentId === act.to) return;
    const move = { ticketId, departmentId: act.to, keepAccess: true };
    const { commit } = await desk.does('lena', 'department.transfer', move);
    return done.does(commit, setByMove(slow, nowMs), () => slow.moves(act.to, nowMs));
  }
  switch (act) {
    case 'note':
      return void (await says('internal'));
    case 'reply': {
      const { commit } = await says('public');
      replies.push(commit);
      slow.repliedMs ??= nowMs;
      return;
    }
    case 'retract': {
      const commit = replies.length === 1 ? replies.pop() : undefined;
      if (commit === undefined) return;
      slow.repliedMs = null;
      return void (await desk.does('lena', 'commit.undo', { commit }));
    }
    case 'open':
    case 'waiting':
    case 'closed': {
      if (slow.kind === act) return;
      const { commit } = await desk.does('lena', 'status.set', { ticketId, statusId: statusIds[act] });
      return done.does(commit, setByStatus(slow, act, nowMs), () => slow.becomes(act, nowMs));
    }
  }
}

async function openedDesk({ startMs, hours }: Changing): Promise<MemoryDesk> {
  const [here, there] = hours;
  const desk = await memoryDesk([
    startingRecord('schedule', 'schedule-here', { name: 'Here', hours: here }),
    startingRecord('schedule', 'schedule-there', { name: 'There', hours: there }),
    ...Object.entries(plans).map(([id, { hours: graceHours, response, scheduleId, isTransient }]) =>
      startingRecord('plan', id, { name: id, graceHours, firstResponseHours: response, scheduleId, isTransient }),
    ),
  ]);
  for (const [id, fields] of Object.entries(departments)) {
    await desk.as('jane', 'record.put', { kind: 'department', id, fields });
  }
  desk.clock.nowMs = startMs;
  return desk;
}

const always = { timeZone: 'UTC', always: true, weekly: [], holidays: [] };

test(`S52: both clocks equal a count minute by minute, whatever happens to a ticket (SEED=${seed})`, async () => {
  const seen = { pauses: 0, setByHand: 0, edits: 0, reopenings: 0, undone: 0 };
  const property = fc.asyncProperty(
    schedulesAtAChange,
    fc.constantFrom(...Object.keys(plans)),
    fc.array(step, { minLength: 4, maxLength: 14, size: 'max' }),
    async (world, planId, steps) => {
      const { startMs, hours, edited } = world;
      const desk = await openedDesk(world);
      const ticketId = await desk.opened({ planId }, 'lena');
      const [here, there] = hours;
      const schedules = new Map([
        ['schedule-always', always],
        ['schedule-here', here],
        ['schedule-there', there],
      ]);
      const slowDesk: SlowDesk = { plans: new Map(Object.entries(plans)), schedules, departments };
      const slow = new SlowTicket(slowDesk, 'department-support', planId, startMs);
      const played: Played = {
        desk,
        ticketId,
        slow,
        done: new SlowActs(slow),
        replies: [],
        others: [...hours, ...edited],
      };
      expect(desk.row(ticketId)).toMatchObject(slow.row());
      for (const { minutes, act } of steps) {
        desk.clock.nowMs += minutes * minuteMs;
        const before = slow.kind;
        await acts(played, act);
        expect([act, desk.row(ticketId)]).toMatchObject([act, slow.row()]);
        seen.pauses += slow.pause ? 1 : 0;
        seen.setByHand += slow.manualMs === null ? 0 : 1;
        seen.edits += typeof act === 'object' && 'edited' in act ? 1 : 0;
        seen.undone += typeof act === 'object' && 'undone' in act ? 1 : 0;
        seen.reopenings += before === 'closed' && slow.kind !== 'closed' ? 1 : 0;
      }
      await desk.close();
    },
  );
  await fc.assert(property, runs(30));
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
});

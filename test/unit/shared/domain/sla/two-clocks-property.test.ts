import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startingRecord } from '../../../../../shared/domain/starting-records.ts';
import { seed } from '../../../../support/arbitrary-seed.ts';
import { type MemoryDesk, memoryDesk, words } from '../../../../support/memory-desk.ts';
import { runs } from '../../../../support/runs.ts';

/*
 * The clocks of both targets, counted a second time: minute by minute, with nothing of the product. Every step happens
 * at a full minute, in weeks without a holiday and with a change of the clocks in New York.
 */

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const startMs = Date.UTC(2024, 2, 4, 13);
const springsMs = Date.UTC(2024, 2, 10, 7);

type ScheduleId = 'schedule-always' | 'schedule-weekdays';

interface PlanRule {
  readonly hours: number;
  readonly response: number | null;
  readonly scheduleId: ScheduleId;
  readonly isTransient: boolean;
}

const plans: Readonly<Record<string, PlanRule>> = {
  'plan-a': { hours: 5, response: 1, scheduleId: 'schedule-always', isTransient: false },
  'plan-b': { hours: 9, response: 2, scheduleId: 'schedule-weekdays', isTransient: true },
  'plan-c': { hours: 3, response: null, scheduleId: 'schedule-always', isTransient: false },
  'plan-d': { hours: 20, response: 12, scheduleId: 'schedule-always', isTransient: true },
};

/** The plan that a department brings, and its own schedule. */
const departments = {
  'department-support': { planId: 'plan-b', scheduleId: null },
  'department-sales': { planId: 'plan-d', scheduleId: 'schedule-weekdays' },
} as const;

type DepartmentId = keyof typeof departments;

function isOpenAt(scheduleId: ScheduleId, ms: number): boolean {
  if (scheduleId === 'schedule-always') return true;
  const local = new Date(ms - (ms < springsMs ? 5 : 4) * hourMs);
  const isWeekday = local.getUTCDay() >= 1 && local.getUTCDay() <= 5;
  return isWeekday && local.getUTCHours() >= 8 && local.getUTCHours() < 17;
}

type Span = readonly [fromMs: number, toMs: number];

interface Pause {
  readonly sinceMs: number;
  readonly dueMs: number;
  readonly left: number;
  readonly response: { readonly dueMs: number; readonly left: number } | null;
}

class SlowTicket {
  departmentId: DepartmentId = 'department-support';
  kind: 'open' | 'waiting' | 'closed' = 'open';
  fromMs: number;
  dueMs = 0;
  response: { readonly fromMs: number; readonly dueMs: number } | null = null;
  repliedMs: number | null = null;
  pause: Pause | null = null;
  waits: readonly Span[] = [];
  planId: string;

  constructor(planId: string, nowMs: number) {
    this.planId = planId;
    this.fromMs = nowMs;
    this.plan();
  }

  get rule(): PlanRule {
    const rule = plans[this.planId];
    if (!rule) throw new Error(`There is no ${this.planId}`);
    return rule;
  }

  counts(ms: number): boolean {
    return isOpenAt(departments[this.departmentId].scheduleId ?? this.rule.scheduleId, ms);
  }

  /** When so many counted minutes have passed. */
  after(fromMs: number, minutes: number, waits: readonly Span[]): number {
    let ms = fromMs;
    for (let left = minutes; left > 0; ms += minuteMs) {
      const waited = waits.some(([from, to]) => from <= ms && ms < to);
      if (!waited && this.counts(ms)) left -= 1;
    }
    return ms;
  }

  left(nowMs: number, dueMs: number): number {
    let minutes = 0;
    for (let ms = nowMs; ms < dueMs; ms += minuteMs) if (this.counts(ms)) minutes += 1;
    return minutes;
  }

  plan(): void {
    const { hours, response } = this.rule;
    const { repliedMs, fromMs } = this;
    this.dueMs = this.after(fromMs, hours * 60, this.waits);
    if (repliedMs !== null && repliedMs < fromMs) return;
    const waits = this.waits.filter(([from]) => repliedMs === null || from < repliedMs);
    this.response = response === null ? null : { fromMs, dueMs: this.after(fromMs, response * 60, waits) };
  }

  stop(sinceMs: number): void {
    const { response } = this;
    const isOfPlan = response !== null && response.fromMs === this.fromMs;
    this.pause = {
      sinceMs,
      dueMs: this.dueMs,
      left: this.left(sinceMs, this.dueMs),
      response: isOfPlan ? { dueMs: response.dueMs, left: this.left(sinceMs, response.dueMs) } : null,
    };
  }

  go(nowMs: number): void {
    const { pause, response, repliedMs } = this;
    if (!pause) return;
    const { sinceMs } = pause;
    if (pause.dueMs > sinceMs) this.dueMs = this.after(nowMs, pause.left, []);
    const isOwed = repliedMs === null || repliedMs > sinceMs;
    if (response && pause.response && isOwed && pause.response.dueMs > sinceMs) {
      this.response = { ...response, dueMs: this.after(nowMs, pause.response.left, []) };
    }
    this.waits = [...this.waits, [sinceMs, nowMs]];
    this.pause = null;
  }

  replan(): void {
    const { pause } = this;
    this.plan();
    if (pause) this.stop(pause.sinceMs);
  }

  becomes(kind: SlowTicket['kind'], nowMs: number): void {
    if (this.kind === 'closed' && kind !== 'closed') {
      this.fromMs = nowMs;
      this.plan();
    } else if (this.kind === 'waiting') this.go(nowMs);
    this.kind = kind;
    if (kind === 'waiting') this.stop(nowMs);
  }

  moves(departmentId: DepartmentId, nowMs: number): void {
    this.departmentId = departmentId;
    const isReplaced = this.rule.isTransient;
    if (isReplaced) this.planId = departments[departmentId].planId;
    if (this.kind === 'closed') this.becomes('open', nowMs);
    else if (isReplaced) this.replan();
  }

  /** What the product says of it in its row. */
  row() {
    const isOwed = this.kind !== 'closed' && this.repliedMs === null && this.response !== null;
    const { pause } = this;
    const responseLeft = isOwed && pause?.response ? pause.response.left : null;
    const responseDueMs = isOwed && responseLeft === null ? (this.response?.dueMs ?? null) : null;
    const resolutionDueMs = pause ? null : this.dueMs;
    const dues = [responseDueMs, resolutionDueMs].filter((ms) => ms !== null);
    const lefts = [responseLeft, pause?.left ?? null].filter((minutes) => minutes !== null);
    return {
      responseDueMs,
      resolutionDueMs,
      dueMs: dues.length > 0 ? Math.min(...dues) : null,
      pausedLeftMs: dues.length === 0 && lefts.length > 0 ? Math.min(...lefts) * minuteMs : null,
    };
  }
}

type Act =
  | keyof typeof statusIds
  | 'reply'
  | 'note'
  | 'retract'
  | { readonly to: DepartmentId }
  | { readonly plan: string };

const statusIds = { open: 'status-open', waiting: 'status-waiting', closed: 'status-closed' } as const;

const step = fc.record({
  minutes: fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 3000 })),
  act: fc.constantFrom<Act[]>(
    ...(['waiting', 'waiting', 'open', 'open', 'closed', 'reply', 'note', 'retract'] as const),
    ...Object.keys(departments).map((to) => ({ to: to as DepartmentId })),
    ...Object.keys(plans).map((plan) => ({ plan })),
  ),
});

async function acts(desk: MemoryDesk, ticketId: string, slow: SlowTicket, act: Act, replies: string[]): Promise<void> {
  const { nowMs } = desk.clock;
  const says = (visibility: 'public' | 'internal') =>
    desk.does('lena', 'conversation.post', words(desk.ticket(ticketId), ticketId, { visibility }));
  if (typeof act === 'object') {
    if ('plan' in act) {
      slow.planId = act.plan;
      slow.replan();
      return void (await desk.as('lena', 'due.plan', { ticketId, planId: act.plan }));
    }
    if (slow.departmentId === act.to) return;
    slow.moves(act.to, nowMs);
    return void (await desk.does('lena', 'department.transfer', { ticketId, departmentId: act.to, keepAccess: true }));
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
    case 'closed':
      if (slow.kind === act) return;
      slow.becomes(act, nowMs);
      return void (await desk.does('lena', 'status.set', { ticketId, statusId: statusIds[act] }));
  }
}

test(`S52: both clocks equal a count minute by minute, whatever happens to a ticket (SEED=${seed})`, async () => {
  let paused = 0;
  const property = fc.asyncProperty(
    fc.constantFrom(...Object.keys(plans)),
    fc.array(step, { minLength: 4, maxLength: 14, size: 'max' }),
    async (planId, steps) => {
      const desk = await memoryDesk(
        Object.entries(plans).map(([id, { hours, response, scheduleId, isTransient }]) =>
          startingRecord('plan', id, {
            name: id,
            graceHours: hours,
            firstResponseHours: response,
            scheduleId,
            isTransient,
          }),
        ),
      );
      for (const [id, fields] of Object.entries(departments)) {
        await desk.as('jane', 'record.put', { kind: 'department', id, fields });
      }
      desk.clock.nowMs = startMs;
      const ticketId = await desk.opened({ planId }, 'lena');
      const slow = new SlowTicket(planId, startMs);
      const replies: string[] = [];
      expect(desk.row(ticketId)).toMatchObject(slow.row());
      for (const { minutes, act } of steps) {
        desk.clock.nowMs += minutes * minuteMs;
        await acts(desk, ticketId, slow, act, replies);
        expect([act, desk.row(ticketId)]).toMatchObject([act, slow.row()]);
        if (slow.pause) paused += 1;
      }
      await desk.close();
    },
  );
  await fc.assert(property, runs(25));
  expect(paused).toBeGreaterThan(10);
});

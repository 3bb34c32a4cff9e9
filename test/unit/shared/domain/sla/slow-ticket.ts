import type { ScheduleHours } from '../../../../../shared/domain/sla/schedule.ts';
import { isOpen } from './reference-clock.ts';

const minuteMs = 60_000;

/** What a plan of the desk says now. */
export interface PlanRule {
  readonly hours: number;
  readonly response: number | null;
  readonly scheduleId: string;
  readonly isTransient: boolean;
}

/** The set-up of a desk as the clocks need it. */
export interface SlowDesk {
  readonly plans: Map<string, PlanRule>;
  readonly schedules: Map<string, ScheduleHours>;
  /** The plan that a department brings, and its own schedule. */
  readonly departments: Readonly<Record<string, { readonly planId: string; readonly scheduleId: string | null }>>;
}

type Span = readonly [fromMs: number, toMs: number];

interface Pause {
  readonly sinceMs: number;
  readonly dueMs: number;
  readonly left: number;
  readonly response: { readonly dueMs: number; readonly left: number } | null;
}

/** Whether a schedule is open at a minute; what was worked out once is kept. */
const known = new WeakMap<ScheduleHours, Map<number, boolean>>();

function isOpenAt(hours: ScheduleHours, ms: number): boolean {
  const minutes = known.get(hours) ?? new Map<number, boolean>();
  known.set(hours, minutes);
  const isOpenThen = minutes.get(ms) ?? isOpen(hours, ms);
  minutes.set(ms, isOpenThen);
  return isOpenThen;
}

/** The clocks of a ticket, counted minute by minute, with nothing of the product. */
export class SlowTicket {
  readonly desk: SlowDesk;
  departmentId: string;
  kind: 'open' | 'waiting' | 'closed' = 'open';
  /** When it was opened or last reopened, and the start of its present plan. */
  startMs: number;
  fromMs: number;
  dueMs = 0;
  manualMs: number | null = null;
  response: { readonly fromMs: number; readonly dueMs: number } | null = null;
  repliedMs: number | null = null;
  pause: Pause | null = null;
  waits: readonly Span[] = [];
  planId: string;

  constructor(desk: SlowDesk, departmentId: string, planId: string, nowMs: number) {
    this.desk = desk;
    this.departmentId = departmentId;
    this.planId = planId;
    this.startMs = nowMs;
    this.fromMs = nowMs;
    this.plan();
  }

  get rule(): PlanRule {
    return this.of(this.desk.plans, this.planId);
  }

  of<Value>(map: ReadonlyMap<string, Value>, id: string): Value {
    const value = map.get(id);
    if (value === undefined) throw new Error(`There is no ${id}`);
    return value;
  }

  counts(ms: number): boolean {
    const scheduleId = this.desk.departments[this.departmentId]?.scheduleId ?? this.rule.scheduleId;
    return isOpenAt(this.of(this.desk.schedules, scheduleId), ms);
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
    this.fromMs = this.startMs;
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

  /** What stands still, while the ticket waits. */
  get held(): Pause | null {
    return this.kind === 'waiting' ? this.pause : null;
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
    const { held } = this;
    this.plan();
    if (held) this.stop(held.sinceMs);
  }

  becomes(kind: SlowTicket['kind'], nowMs: number): void {
    if (this.kind === 'closed' && kind !== 'closed') {
      this.startMs = nowMs;
      this.plan();
    } else if (this.kind === 'waiting') this.go(nowMs);
    const changesState = (this.kind === 'closed') !== (kind === 'closed');
    if (changesState && this.manualMs !== null && this.manualMs < nowMs) this.manualMs = null;
    this.kind = kind;
    if (kind === 'waiting') this.stop(nowMs);
  }

  moves(departmentId: string, nowMs: number): void {
    this.departmentId = departmentId;
    const isReplaced = this.rule.isTransient;
    if (isReplaced) this.planId = this.desk.departments[departmentId]?.planId ?? this.planId;
    if (this.kind === 'closed') this.becomes('open', nowMs);
    else if (isReplaced) this.replan();
  }

  /** What the product says of it in its row. */
  row() {
    const isOwed = this.kind !== 'closed' && this.repliedMs === null && this.response !== null;
    const { held: pause, manualMs } = this;
    const responseLeft = isOwed && pause?.response ? pause.response.left : null;
    const responseDueMs = isOwed && responseLeft === null ? (this.response?.dueMs ?? null) : null;
    const resolutionDueMs = manualMs ?? (pause ? null : this.dueMs);
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

import * as z from 'zod';
import { instantMs } from '../instant.ts';
import type { Interruption } from '../sla/interrupted.ts';
import type { StatusKind } from '../ticket-state.ts';
import { aspect, event } from './aspect.ts';

/**
 * The plan as it was calculated when it was chosen. Editing a schedule later does not change it; planning again does.
 */
export const planSchema = z.object({
  planId: z.string(),
  planName: z.string(),
  startMs: instantMs,
  graceMs: instantMs,
  dueMs: instantMs,
  /** How long before each target the ticket is due soon; missing if its grace decides. */
  warnMs: instantMs.optional(),
});

export type Plan = Readonly<z.infer<typeof planSchema>>;

/** When a plan asks for the first reply. A later plan may start after the reply has met this target, which then stays. */
const responseSchema = z.object({ startMs: instantMs, graceMs: instantMs, dueMs: instantMs });

export type ResponseTarget = Readonly<z.infer<typeof responseSchema>>;

/** The clock of a plan that stands still since then, and the counted time that was left of its grace. */
export const pausedSchema = z.object({
  planId: z.string(),
  /** When the plan was due as the clock stopped. */
  dueMs: instantMs,
  sinceMs: instantMs,
  remainingMs: instantMs,
  /** The same of the first reply, if the plan has a target for it. */
  response: z.object({ dueMs: instantMs, remainingMs: instantMs }).optional(),
});

export type Paused = Readonly<z.infer<typeof pausedSchema>>;

interface Passed {
  readonly dueMs: number;
  readonly closedMs: number;
}

export interface Due {
  readonly plan: Plan | null;
  /** A due time set by hand; it takes precedence over the plan. */
  readonly manualMs: number | null;
  /** A hand-set time that had passed when the ticket was closed, which removed it. */
  readonly passed?: Passed;
  readonly response?: ResponseTarget;
  readonly paused?: Paused;
  /** The times since the beginning in which the clock stood still. */
  readonly waits?: readonly Interruption[];
}

export const notDue: Due = { plan: null, manualMs: null };

/** The counted spans of open time, as pairs of instants; their sum is the grace period. */
const spans = z.array(z.tuple([instantMs, instantMs]));

const planned = planSchema.extend({
  spans,
  /** The time zone of the opening hours; missing in commits of earlier releases. */
  timeZone: z.string().optional(),
  /** The target of the first reply. Null removes it, and if it is missing, an earlier one stays. */
  response: responseSchema.extend({ spans }).nullable().optional(),
  from: z.object({ plan: planSchema.nullable(), response: responseSchema.nullable().optional() }),
  reason: z.string().optional(),
});

export type Planned = Readonly<z.infer<typeof planned>>;

const set = z.object({
  from: instantMs.nullable(),
  to: instantMs.nullable(),
  /** Whether closing removed a time that had passed. */
  hasPassed: z.boolean().optional(),
  reason: z.string().optional(),
});

const ofPlan = planSchema.pick({ planId: true, startMs: true, dueMs: true });

const paused = pausedSchema.extend({
  startMs: instantMs,
  from: z.object({
    paused: pausedSchema.optional(),
    /** What an undo takes back: the clock ran again from then on. */
    resumed: z.object({ dueMs: instantMs, toMs: instantMs.nullable(), responseDueMs: instantMs.optional() }).optional(),
  }),
});

const resumed = ofPlan.extend({
  sinceMs: instantMs,
  /** When the clock ran again; null if an undo makes it as if it had never stopped. */
  toMs: instantMs.nullable(),
  /** The counted spans from then on; none if the due time stays the same. */
  spans,
  timeZone: z.string().optional(),
  /** If the first reply is due at another time from then on. */
  response: z.object({ dueMs: instantMs, spans }).optional(),
  from: z.object({ paused: pausedSchema }),
});

/** An event that calculated a due time. */
export const planningSchema = z.object({
  ...resumed.pick({ planId: true, dueMs: true, spans: true, timeZone: true }).shape,
  response: z.object({ dueMs: instantMs, spans }).nullable().optional(),
  from: z.object({ paused: pausedSchema.optional() }),
});

/** Whether the clock of the plan runs, and what of it has passed. */
const clock = 'due/clock';

const setsStatus = ['status.changed', 'status.set'];
/** A department and a help topic choose a transient plan. */
const causes = ['department.changed', 'field.changed', ...setsStatus];

export const due = aspect(notDue, {
  'due.planned': event<Due, Planned>({
    data: planned,
    apply: (slice, { planId, planName, startMs, graceMs, dueMs, warnMs, response }) => {
      const plan = { planId, planName, startMs, graceMs, dueMs, ...(warnMs !== undefined && { warnMs }) };
      return withResponse({ ...slice, plan }, response);
    },
    claims: ({ planId }) => [{ about: 'plan', value: planId }],
    sets: () => ['plan', clock],
    invert: ({ planId, dueMs, response, from }, { plan, response: present = null }) => {
      if (plan?.planId !== planId || plan.dueMs !== dueMs) return { stays: 'plan' };
      if (!from.plan) return { stays: 'plan' };
      const data: Planned =
        response === undefined
          ? { ...from.plan, spans: [], from: { plan } }
          : {
              ...from.plan,
              spans: [],
              response: from.response ? { ...from.response, spans: [] } : null,
              from: { plan, response: present },
            };
      return { type: 'due.planned', data, takes: ['ticket.edit'] };
    },
    follows: causes,
  }),
  'due.set': event<Due, z.infer<typeof set>>({
    data: set,
    apply: ({ passed: _passed, ...slice }, { from, to, hasPassed }, { timeMs }) => {
      const isMissed = hasPassed === true && from !== null && to === null;
      return { ...slice, manualMs: to, ...(isMissed && { passed: { dueMs: from, closedMs: timeMs } }) };
    },
    claims: ({ to }) => [{ about: 'due', value: String(to ?? '') }],
    sets: () => ['due'],
    invert: ({ from, to, reason: _reason, ...others }, present) =>
      present.manualMs === to
        ? { type: 'due.set', data: { ...others, from: to, to: from }, takes: ['ticket.edit'] }
        : { stays: 'due' },
    follows: setsStatus,
  }),
  'due.paused': event<Due, z.infer<typeof paused>>({
    data: paused,
    apply: (slice, data) => {
      const { planId, dueMs, sinceMs, remainingMs, response } = data;
      const stopped = { planId, dueMs, sinceMs, remainingMs, ...(response && { response }) };
      return withPause(withDue(slice, data), stopped, earlierWaits(slice, data));
    },
    sets: () => [clock],
    invert: (data, present) => {
      const { planId, startMs, dueMs, sinceMs, response, from } = data;
      if (present.paused?.sinceMs !== sinceMs || present.paused.dueMs !== dueMs) return { stays: 'due' };
      const undoneFrom = { from: { paused: present.paused } };
      if (from.paused) return { type: 'due.paused', data: { ...from.paused, startMs, ...undoneFrom }, takes: [] };
      const { responseDueMs = response?.dueMs, ...ranOn } = from.resumed ?? { dueMs, toMs: null };
      const answered = responseDueMs === undefined ? {} : { response: { dueMs: responseDueMs, spans: [] } };
      const restored = { planId, startMs, sinceMs, ...ranOn, spans: [], ...answered, ...undoneFrom };
      return { type: 'due.resumed', data: restored, takes: [] };
    },
    follows: [...causes, 'due.planned'],
    holds: setsStatus,
  }),
  'due.resumed': event<Due, z.infer<typeof resumed>>({
    data: resumed,
    apply: (slice, data) => {
      const { sinceMs, toMs } = data;
      const waits = earlierWaits(slice, data);
      return withPause(withDue(slice, data), undefined, toMs === null ? waits : [...waits, [sinceMs, toMs]]);
    },
    sets: () => [clock],
    invert: ({ startMs, dueMs, toMs, response, from }, present) => {
      if (present.paused || present.plan?.dueMs !== dueMs) return { stays: 'due' };
      const ranOn = { dueMs, toMs, ...(response && { responseDueMs: response.dueMs }) };
      return { type: 'due.paused', data: { ...from.paused, startMs, from: { resumed: ranOn } }, takes: [] };
    },
    follows: causes,
    holds: setsStatus,
  }),
});

/** A target, null for none; undefined leaves it as it is. */
function withResponse({ response: earlier, ...slice }: Due, response: ResponseTarget | null | undefined): Due {
  const { startMs, graceMs, dueMs } = (response === undefined ? earlier : response) ?? {};
  if (startMs === undefined || graceMs === undefined || dueMs === undefined) return slice;
  return { ...slice, response: { startMs, graceMs, dueMs } };
}

type Moved = z.infer<typeof ofPlan> & { readonly response?: { readonly dueMs: number } | undefined };

/** Another device may have planned anew without having seen the pause: then that plan's due times stay. */
function withDue(slice: Due, { planId, startMs, dueMs, response: moved }: Moved): Due {
  const { plan, response } = slice;
  if (plan?.planId !== planId || plan.startMs !== startMs) return slice;
  const isMoved = moved && response?.startMs === startMs;
  return { ...slice, plan: { ...plan, dueMs }, ...(isMoved && { response: { ...response, dueMs: moved.dueMs } }) };
}

function withPause(
  { paused: _paused, waits: _waits, ...slice }: Due,
  paused: Paused | undefined,
  waits: readonly Interruption[],
): Due {
  return { ...slice, ...(paused && { paused }), ...(waits.length > 0 && { waits }) };
}

function earlierWaits({ waits = [] }: Due, { sinceMs }: { readonly sinceMs: number }): readonly Interruption[] {
  return waits.filter(([fromMs]) => fromMs < sinceMs);
}

/** The clock of the same plan stands still again, as if it had not run since; that of a later plan runs. */
export function pausedAgain(slice: Due, paused: Paused, startMs: number): Due {
  const { plan } = slice;
  if (plan?.planId !== paused.planId || plan.startMs !== startMs) return slice;
  return withPause(withDue(slice, { ...paused, startMs }), paused, earlierWaits(slice, paused));
}

/** What is left of the plan’s grace while the ticket waits for its requester; undefined while the clock runs. */
export function pauseOf({ plan, paused }: Due, kind: StatusKind): Paused | undefined {
  const isOfPlan = paused && paused.planId === plan?.planId && paused.dueMs === plan.dueMs;
  return isOfPlan && kind === 'waiting' ? paused : undefined;
}

/** The same for the first reply. */
export function responsePauseOf(due: Due, kind: StatusKind): Paused['response'] {
  const paused = pauseOf(due, kind)?.response;
  return paused && paused.dueMs === due.response?.dueMs ? paused : undefined;
}

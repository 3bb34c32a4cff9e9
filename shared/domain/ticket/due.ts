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
});

export type Plan = Readonly<z.infer<typeof planSchema>>;

/** The clock of a plan that stands still since then, and the counted time that was left of its grace. */
const pausedSchema = z.object({
  planId: z.string(),
  /** When the plan was due as the clock stopped. */
  dueMs: instantMs,
  sinceMs: instantMs,
  remainingMs: instantMs,
});

export type Paused = Readonly<z.infer<typeof pausedSchema>>;

export interface Due {
  readonly plan: Plan | null;
  /** A due time set by hand; it takes precedence over the plan. */
  readonly manualMs: number | null;
  readonly paused?: Paused;
  /** The times since the beginning in which the clock stood still. */
  readonly waits?: readonly Interruption[];
}

export const notDue: Due = { plan: null, manualMs: null };

const planned = planSchema.extend({
  /** The counted spans of open time, as pairs of instants; their sum is the grace period. */
  spans: z.array(z.tuple([instantMs, instantMs])),
  /** The time zone of the opening hours; missing in commits of earlier releases. */
  timeZone: z.string().optional(),
  from: z.object({ plan: planSchema.nullable() }),
});

const set = z.object({ from: instantMs.nullable(), to: instantMs.nullable() });

const ofPlan = planSchema.pick({ planId: true, startMs: true, dueMs: true });

const paused = pausedSchema.extend({
  startMs: instantMs,
  from: z.object({
    paused: pausedSchema.optional(),
    /** What an undo takes back: the clock ran again from then on. */
    resumed: z.object({ dueMs: instantMs, toMs: instantMs.nullable() }).optional(),
  }),
});

const resumed = ofPlan.extend({
  sinceMs: instantMs,
  /** When the clock ran again; null if an undo makes it as if it had never stopped. */
  toMs: instantMs.nullable(),
  /** The counted spans from then on; none if the due time stays the same. */
  spans: z.array(z.tuple([instantMs, instantMs])),
  timeZone: z.string().optional(),
  from: z.object({ paused: pausedSchema }),
});

/** An event that calculated a due time. */
export const planningSchema = z.object({
  ...resumed.pick({ planId: true, dueMs: true, spans: true, timeZone: true }).shape,
  from: z.object({ paused: pausedSchema.optional() }),
});

const causes = ['department.changed', 'status.changed', 'status.set'];

export const due = aspect(notDue, {
  'due.planned': event<Due, z.infer<typeof planned>>({
    data: planned,
    apply: (slice, { planId, planName, startMs, graceMs, dueMs }) => ({
      ...slice,
      plan: { planId, planName, startMs, graceMs, dueMs },
    }),
    claims: ({ planId }) => [{ about: 'plan', value: planId }],
    invert: ({ planId, dueMs, from }, { plan }) => {
      if (plan?.planId !== planId || plan.dueMs !== dueMs) return { stays: 'plan' };
      if (!from.plan) return { stays: 'plan' };
      return { type: 'due.planned', data: { ...from.plan, spans: [], from: { plan } }, takes: ['ticket.edit'] };
    },
    follows: causes,
  }),
  'due.set': event<Due, z.infer<typeof set>>({
    data: set,
    apply: (slice, { to }) => ({ ...slice, manualMs: to }),
    claims: ({ to }) => [{ about: 'due', value: String(to ?? '') }],
    invert: ({ from, to }, present) =>
      present.manualMs === to
        ? { type: 'due.set', data: { from: to, to: from }, takes: ['ticket.edit'] }
        : { stays: 'due' },
    follows: ['status.changed', 'status.set'],
  }),
  'due.paused': event<Due, z.infer<typeof paused>>({
    data: paused,
    apply: (slice, data) => {
      const { planId, dueMs, sinceMs, remainingMs } = data;
      return withPause(withDue(slice, data), { planId, dueMs, sinceMs, remainingMs }, earlierWaits(slice, data));
    },
    invert: (data, present) => {
      const { planId, startMs, dueMs, sinceMs, from } = data;
      if (present.paused?.sinceMs !== sinceMs || present.paused.dueMs !== dueMs) return { stays: 'due' };
      const undoneFrom = { from: { paused: present.paused } };
      return from.paused
        ? { type: 'due.paused', data: { ...from.paused, startMs, ...undoneFrom }, takes: [] }
        : {
            type: 'due.resumed',
            data: { planId, startMs, dueMs, toMs: null, ...from.resumed, sinceMs, spans: [], ...undoneFrom },
            takes: [],
          };
    },
    follows: [...causes, 'due.planned'],
  }),
  'due.resumed': event<Due, z.infer<typeof resumed>>({
    data: resumed,
    apply: (slice, data) => {
      const { sinceMs, toMs } = data;
      const waits = earlierWaits(slice, data);
      return withPause(withDue(slice, data), undefined, toMs === null ? waits : [...waits, [sinceMs, toMs]]);
    },
    invert: ({ startMs, dueMs, toMs, from }, present) => {
      if (present.paused || present.plan?.dueMs !== dueMs) return { stays: 'due' };
      return { type: 'due.paused', data: { ...from.paused, startMs, from: { resumed: { dueMs, toMs } } }, takes: [] };
    },
    follows: causes,
  }),
});

/** Another device may have planned anew without having seen the pause: then that plan's due time stays. */
function withDue(slice: Due, { planId, startMs, dueMs }: z.infer<typeof ofPlan>): Due {
  const { plan } = slice;
  return plan?.planId === planId && plan.startMs === startMs ? { ...slice, plan: { ...plan, dueMs } } : slice;
}

function withPause({ plan, manualMs }: Due, paused: Paused | undefined, waits: readonly Interruption[]): Due {
  return { plan, manualMs, ...(paused && { paused }), ...(waits.length > 0 && { waits }) };
}

function earlierWaits({ waits = [] }: Due, { sinceMs }: { readonly sinceMs: number }): readonly Interruption[] {
  return waits.filter(([fromMs]) => fromMs < sinceMs);
}

/** What is left of the plan’s grace while the ticket waits for its requester; undefined while the clock runs. */
export function pauseOf({ plan, paused }: Due, kind: StatusKind): Paused | undefined {
  const isOfPlan = paused && paused.planId === plan?.planId && paused.dueMs === plan.dueMs;
  return isOfPlan && kind === 'waiting' ? paused : undefined;
}

/**
 * When the ticket is due, in milliseconds since 1970: the hand-set time, else the plan's, which stands still while the
 * ticket waits for its requester.
 */
export function dueMsOf(due: Due, kind: StatusKind = 'open'): number | null {
  return due.manualMs ?? (pauseOf(due, kind) ? null : (due.plan?.dueMs ?? null));
}

/** How much counted time is left when the clock runs again; null while it runs, and for a due time set by hand. */
export function pausedLeftMsOf(due: Due, kind: StatusKind): number | null {
  return due.manualMs === null ? (pauseOf(due, kind)?.remainingMs ?? null) : null;
}

const longestWarningMs = 30 * 60_000;

/**
 * When a ticket becomes due soon: half an hour before, but not before only a tenth of its plan's grace period is left.
 */
export function soonMsOf(due: Due, kind: StatusKind = 'open'): number | null {
  const dueMs = dueMsOf(due, kind);
  if (dueMs === null) return null;
  const isPlanned = due.manualMs === null && due.plan !== null;
  return dueMs - (isPlanned ? Math.min(longestWarningMs, due.plan.graceMs / 10) : longestWarningMs);
}

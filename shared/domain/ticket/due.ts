import * as z from 'zod';
import { idSchema } from '../id.ts';
import { instantMs } from '../instant.ts';
import { operation, refuse } from '../operation.ts';
import { inUse } from '../records/desk-records.ts';
import { aspect, event } from './aspect.ts';
import { ticketDraft } from './draft.ts';
import { planDraft, plannedDue } from './planning.ts';

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

export interface Due {
  readonly plan: Plan | null;
  /** A due time set by hand; it takes precedence over the plan. */
  readonly manualMs: number | null;
}

const notDue: Due = { plan: null, manualMs: null };

const planned = planSchema.extend({
  /** The counted spans of open time, as pairs of instants; their sum is the grace period. */
  spans: z.array(z.tuple([instantMs, instantMs])),
  /** The time zone of the opening hours; missing in commits of earlier releases. */
  timeZone: z.string().optional(),
  from: z.object({ plan: planSchema.nullable() }),
});

const set = z.object({ from: instantMs.nullable(), to: instantMs.nullable() });

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
    follows: ['department.changed', 'status.changed', 'status.set'],
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
});

/** When the ticket is due, in milliseconds since 1970: the hand-set time, else the plan's. */
export function dueMsOf({ plan, manualMs }: Due): number | null {
  return manualMs ?? plan?.dueMs ?? null;
}

const longestWarningMs = 30 * 60_000;

/**
 * When a ticket becomes due soon: half an hour before, but not before only a tenth of its plan's grace period is left.
 */
export function soonMsOf(due: Due): number | null {
  const dueMs = dueMsOf(due);
  if (dueMs === null) return null;
  const isPlanned = due.manualMs === null && due.plan !== null;
  return dueMs - (isPlanned ? Math.min(longestWarningMs, due.plan.graceMs / 10) : longestWarningMs);
}

export const choosePlan = operation({
  name: 'due.plan',
  input: z.strictObject({ ticketId: idSchema, planId: idSchema }),
  needs: ({ ticketId }) => ({ tickets: [ticketId] }),
  requires: () => ['ticket.edit'],
  alsoFor: ['rule'],
  decide: ({ ticket, records }, { ticketId, planId }) => {
    const { due, department, status, intake } = ticket(ticketId);
    const plan = inUse(records, 'plan', planId);
    if (!plan) return refuse('plan.unknown');
    const startMs = status.reopenedMs ?? intake.openedMs;
    const fresh = plannedDue(records, plan, department.departmentId, startMs);
    // Choosing the same plan again recalculates it, which has an effect only if the plan or its schedule was edited.
    const isSame = due.plan?.planId === planId && due.plan.graceMs === fresh.graceMs && due.plan.dueMs === fresh.dueMs;
    if (isSame) return refuse('plan.unchanged');
    return [planDraft(records, ticketId, plan, department.departmentId, startMs, due.plan)];
  },
});

/** The latest due time: the end of the year 9999. */
const lastMs = Date.UTC(10_000, 0) - 1;

export const setDue = operation({
  name: 'due.set',
  input: z.strictObject({
    ticketId: idSchema,
    dueMs: z.int().min(0, 'due.past').max(lastMs, 'due.too-far').nullable(),
  }),
  needs: ({ ticketId }) => ({ tickets: [ticketId] }),
  requires: () => ['ticket.edit'],
  alsoFor: ['rule'],
  decide: ({ ticket }, { ticketId, dueMs }, nowMs) => {
    const { due, status } = ticket(ticketId);
    if (due.manualMs === dueMs) return refuse('due.unchanged');
    if (status.state === 'closed') return refuse('due.closed');
    if (dueMs !== null && dueMs <= nowMs) return refuse('due.past');
    return [ticketDraft(ticketId, 'due.set', { from: due.manualMs, to: dueMs })];
  },
});

export const dueOperations = [choosePlan, setDue] as const;

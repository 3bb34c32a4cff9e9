import * as z from 'zod';
import { idSchema } from '../id.ts';
import { operation, refuse } from '../operation.ts';
import { inUse } from '../records/desk-records.ts';
import { ticketDraft } from './draft.ts';
import { replanDrafts } from './pausing.ts';
import { plannedDue } from './planning.ts';

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
    const fresh = plannedDue(records, plan, department.departmentId, startMs, due.waits);
    // Choosing the same plan again recalculates it, which has an effect only if the plan or its schedule was edited.
    const isSame = due.plan?.planId === planId && due.plan.graceMs === fresh.graceMs && due.plan.dueMs === fresh.dueMs;
    if (isSame) return refuse('plan.unchanged');
    return replanDrafts(records, ticket(ticketId), plan, department.departmentId);
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

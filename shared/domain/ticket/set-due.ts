import * as z from 'zod';
import type { Draft } from '../event.ts';
import { idSchema } from '../id.ts';
import { lastInstantMs } from '../instant.ts';
import { operation, refuse } from '../operation.ts';
import { inUse } from '../records/desk-records.ts';
import { changeReason } from './change-reason.ts';
import { ticketDraft } from './draft.ts';
import { type Due, type Planned, pausedSchema, type ResponseTarget } from './due.ts';
import { replanDrafts, startOf } from './pausing.ts';
import { planAnew } from './planning.ts';

export const choosePlan = operation({
  name: 'due.plan',
  input: z.strictObject({ ticketId: idSchema, planId: idSchema, reason: changeReason.default('') }),
  needs: ({ ticketId }) => ({ tickets: [ticketId] }),
  requires: () => ['ticket.edit'],
  alsoFor: ['rule'],
  decide: ({ ticket, records }, { ticketId, planId, reason }) => {
    const known = ticket(ticketId);
    const { departmentId } = known.department;
    const plan = inUse(records, 'plan', planId);
    if (!plan) return refuse('plan.unknown');
    const fresh = planAnew(records, known, plan, departmentId, startOf(known));
    const drafts = replanDrafts(records, known, plan, departmentId, reason);
    // Choosing the same plan again recalculates it, which has an effect only if the plan or its schedule was edited, or
    // if what is left was counted by the schedule of another department.
    return isAsPlanned(known.due, fresh) && isLeftAs(known.due, drafts) ? refuse('plan.unchanged') : drafts;
  },
});

function isLeftAs({ paused }: Due, drafts: readonly Draft[]): boolean {
  const stopped = drafts.find(({ type }) => type === 'due.paused');
  if (!stopped) return true;
  const { remainingMs, response } = pausedSchema.parse(stopped.data);
  return paused?.remainingMs === remainingMs && paused.response?.remainingMs === response?.remainingMs;
}

function isAsPlanned({ plan, response: present }: Due, fresh: Planned): boolean {
  const { response = present } = fresh;
  return (
    plan?.planId === fresh.planId &&
    plan.warnMs === fresh.warnMs &&
    isSameTarget(plan, fresh) &&
    (response ? present !== undefined && isSameTarget(present, response) : !present)
  );
}

function isSameTarget(a: Pick<ResponseTarget, 'graceMs' | 'dueMs'>, b: Pick<ResponseTarget, 'graceMs' | 'dueMs'>) {
  return a.graceMs === b.graceMs && a.dueMs === b.dueMs;
}

export const setDue = operation({
  name: 'due.set',
  input: z.strictObject({
    ticketId: idSchema,
    dueMs: z.int().min(0, 'due.past').max(lastInstantMs, 'due.too-far').nullable(),
    reason: changeReason.default(''),
  }),
  needs: ({ ticketId }) => ({ tickets: [ticketId] }),
  requires: () => ['ticket.edit'],
  alsoFor: ['rule'],
  decide: ({ ticket }, { ticketId, dueMs, reason }, nowMs) => {
    const { due, status } = ticket(ticketId);
    if (due.manualMs === dueMs) return refuse('due.unchanged');
    if (status.state === 'closed') return refuse('due.closed');
    if (dueMs !== null && dueMs <= nowMs) return refuse('due.past');
    return [ticketDraft(ticketId, 'due.set', { from: due.manualMs, to: dueMs, ...(reason ? { reason } : {}) })];
  },
});

export const dueOperations = [choosePlan, setDue] as const;

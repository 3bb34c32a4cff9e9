import type { Draft } from '../event.ts';
import type { Id } from '../id.ts';
import { type DeskRecords, deskSettings, inUse } from '../records/desk-records.ts';
import type { RecordOf } from '../records/registry.ts';
import { dueAfter } from '../sla/clock.ts';
import { ticketDraft } from './draft.ts';
import type { Plan } from './due.ts';
import type { Ticket } from './ticket.ts';

const hourMs = 3_600_000;

/** osTicket's order: what was chosen, the department's plan, the help topic's, the desk's. */
export function planFor(records: DeskRecords, departmentId: Id, topicId: Id): Id {
  const ofDepartment = records.get('department', departmentId)?.planId;
  const ofTopic = records.get('topic', topicId)?.planId;
  return ofDepartment ?? ofTopic ?? deskSettings(records).planId;
}

/** The plan that the ticket has now; a retired one still counts. */
export function presentPlan(records: DeskRecords, { due }: Pick<Ticket, 'due'>): RecordOf<'plan'> | undefined {
  return due.plan ? records.get('plan', due.plan.planId) : undefined;
}

/** Plans a due time from `startMs` on, over the department's schedule, else the plan's, else the desk's. */
export function planDraft(
  records: DeskRecords,
  ticketId: Id,
  plan: RecordOf<'plan'>,
  departmentId: Id,
  startMs: number,
  from: Plan | null,
): Draft {
  const planned = plannedDue(records, plan, departmentId, startMs);
  return ticketDraft(ticketId, 'due.planned', { ...planned, from: { plan: from } });
}

/** The opening hours over which a plan counts in a department. */
export function hoursFor(records: DeskRecords, plan: RecordOf<'plan'>, departmentId: Id) {
  const scheduleId =
    inUse(records, 'department', departmentId)?.scheduleId ?? plan.scheduleId ?? deskSettings(records).scheduleId;
  return records.get('schedule', scheduleId)?.hours;
}

/** When a ticket that starts at `startMs` would be due, with the counted spans; used for deciding and for previews. */
export function plannedDue(records: DeskRecords, plan: RecordOf<'plan'>, departmentId: Id, startMs: number) {
  const hours = hoursFor(records, plan, departmentId);
  const graceMs = Math.round(plan.graceHours * hourMs);
  const counted = hours
    ? dueAfter(hours, startMs, graceMs)
    : { dueMs: startMs + graceMs, spans: [[startMs, startMs + graceMs] as const] };
  return {
    planId: plan.id,
    planName: plan.name,
    startMs,
    graceMs,
    dueMs: counted.dueMs,
    spans: counted.spans.map(([fromMs, toMs]): [number, number] => [fromMs, toMs]),
    ...(hours ? { timeZone: hours.timeZone } : {}),
  };
}

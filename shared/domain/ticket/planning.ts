import type { Draft } from '../event.ts';
import type { Id } from '../id.ts';
import { currentRecord, firstCurrent } from '../records/current-record.ts';
import { allInUse, type DeskRecords, deskSettings } from '../records/desk-records.ts';
import type { RecordOf } from '../records/registry.ts';
import { dueAfterInterruptions, type Interruption } from '../sla/interrupted.ts';
import { ticketDraft } from './draft.ts';
import type { Due } from './due.ts';
import type { Ticket } from './ticket.ts';

const hourMs = 3_600_000;

/** osTicket's order: the department's plan, the help topic's, the desk's; if the desk's is gone, any in use. */
export function planFor(records: DeskRecords, departmentId: Id, topicId: Id): RecordOf<'plan'> | undefined {
  const ofDepartment = currentRecord(records, 'department', departmentId)?.planId;
  const ofTopic = currentRecord(records, 'topic', topicId)?.planId;
  const asked = [ofDepartment, ofTopic, deskSettings(records).planId];
  return firstCurrent(records, 'plan', asked) ?? allInUse(records, 'plan')[0];
}

/** The plan for recalculating the due time: the ticket's own, or its replacement; an archived one still counts. */
export function presentPlan(records: DeskRecords, { due }: Pick<Ticket, 'due'>): RecordOf<'plan'> | undefined {
  return due.plan ? currentRecord(records, 'plan', due.plan.planId) : undefined;
}

/**
 * Plans a due time from `startMs` on, over the department's schedule, else the plan's, else the desk's. What the ticket
 * waited for its requester since then doesn't count.
 */
export function planDraft(
  records: DeskRecords,
  ticketId: Id,
  plan: RecordOf<'plan'>,
  departmentId: Id,
  startMs: number,
  { plan: from, waits }: Pick<Due, 'plan' | 'waits'>,
): Draft {
  const planned = plannedDue(records, plan, departmentId, startMs, waits);
  return ticketDraft(ticketId, 'due.planned', { ...planned, from: { plan: from } });
}

/** The opening hours of a plan in a department. */
export function hoursFor(records: DeskRecords, plan: RecordOf<'plan'>, departmentId: Id) {
  const department = currentRecord(records, 'department', departmentId);
  const ofDepartment = department?.retired ? undefined : department?.scheduleId;
  const asked = [ofDepartment, plan.scheduleId, deskSettings(records).scheduleId];
  const [named = ''] = asked.filter((id) => id !== null && id !== undefined);
  // If no schedule is in use, an archived one without a replacement is the best available.
  return (firstCurrent(records, 'schedule', asked) ?? currentRecord(records, 'schedule', named))?.hours;
}

/** The due time of a ticket that starts at `startMs`, with the counted spans; used for decisions and previews. */
export function plannedDue(
  records: DeskRecords,
  plan: RecordOf<'plan'>,
  departmentId: Id,
  startMs: number,
  waits: readonly Interruption[] = [],
) {
  const hours = hoursFor(records, plan, departmentId);
  const graceMs = Math.round(plan.graceHours * hourMs);
  const counted = dueAfterInterruptions(hours, startMs, graceMs, waits);
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

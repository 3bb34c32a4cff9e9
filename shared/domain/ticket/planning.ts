import type { Id } from '../id.ts';
import { currentRecord, firstCurrent } from '../records/current-record.ts';
import { allInUse, type DeskRecords, deskSettings } from '../records/desk-records.ts';
import type { RecordOf } from '../records/registry.ts';
import { dueAfterInterruptions, type Interruption } from '../sla/interrupted.ts';
import type { ScheduleHours } from '../sla/schedule.ts';
import type { Planned } from './due.ts';
import { firstReplyMs } from './first-reply.ts';
import type { Ticket } from './ticket.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

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

/** A transient plan is replaced by that of the new department or help topic; any other plan stays. */
export function planAfter(
  records: DeskRecords,
  ticket: Pick<Ticket, 'due' | 'department' | 'fields'>,
  { departmentId = ticket.department.departmentId, topicId = ticket.fields.topic },
): RecordOf<'plan'> | undefined {
  const present = presentPlan(records, ticket);
  return present && !present.isTransient ? present : planFor(records, departmentId, topicId);
}

/** What planning a ticket anew looks at. */
export type Plannable = Pick<Ticket, 'due' | 'conversation'>;

/**
 * Plans the targets of a ticket anew from `startMs` on, over the department's schedule, else the plan's, else the
 * desk's. What the ticket waited for its requester since then doesn't count. If the first reply is older than that, it
 * has met its target, which stays.
 */
export function planAnew(
  records: DeskRecords,
  { due, conversation }: Plannable,
  plan: RecordOf<'plan'>,
  departmentId: Id,
  startMs: number,
): Planned {
  const { plan: from, response: present = null, waits } = due;
  const repliedMs = firstReplyMs(conversation);
  const { response, ...planned } = plannedDue(records, plan, departmentId, startMs, waits, repliedMs);
  const isMet = repliedMs !== null && repliedMs < startMs;
  if (isMet || (!response && !present)) return { ...planned, from: { plan: from } };
  return { ...planned, response: response ?? null, from: { plan: from, response: present } };
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

/** The targets of a ticket that starts at `startMs`, with the counted spans; used for decisions and previews. */
export function plannedDue(
  records: DeskRecords,
  plan: RecordOf<'plan'>,
  departmentId: Id,
  startMs: number,
  waits: readonly Interruption[] = [],
  repliedMs: number | null = null,
) {
  const hours = hoursFor(records, plan, departmentId);
  const { warnMinutes, firstResponseHours } = plan;
  // The clock of the first reply ends with it.
  const untilReply = repliedMs === null ? waits : waits.filter(([fromMs]) => fromMs < repliedMs);
  return {
    planId: plan.id,
    planName: plan.name,
    ...target(hours, startMs, plan.graceHours, waits),
    ...(warnMinutes === null ? {} : { warnMs: warnMinutes * minuteMs }),
    ...(hours ? { timeZone: hours.timeZone } : {}),
    ...(firstResponseHours === null ? {} : { response: target(hours, startMs, firstResponseHours, untilReply) }),
  };
}

function target(hours: ScheduleHours | undefined, startMs: number, graceHours: number, waits: readonly Interruption[]) {
  const graceMs = Math.round(graceHours * hourMs);
  const { dueMs, spans } = dueAfterInterruptions(hours, startMs, graceMs, waits);
  return { startMs, graceMs, dueMs, spans: spans.map(([fromMs, toMs]): [number, number] => [fromMs, toMs]) };
}

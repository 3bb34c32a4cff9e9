import type { Draft } from '../event.ts';
import { type Refusal, refuse, type World } from '../operation.ts';
import { currentId, firstCurrent } from '../records/current-record.ts';
import { allInUse, deskSettings } from '../records/desk-records.ts';
import { openStatus } from '../records/statuses.ts';
import { ticketDraft } from './draft.ts';
import { linkDrafts } from './links.ts';
import { pauseFromStart } from './pausing.ts';
import { planFor, plannedDue } from './planning.ts';
import { presentTopic } from './present-defaults.ts';
import { statusDraft } from './status-draft.ts';
import type { Ticket } from './ticket.ts';

/**
 * A new ticket for a message that cannot reopen its own: about the same, in the same department, from the same
 * requester, assigned to nobody, and linked as a follow-up. `message` makes its first entry.
 */
export function followUpDrafts(
  world: World,
  ticket: Ticket,
  source: Ticket['fields']['source'],
  message: (ticketId: string) => Draft | Refusal,
  nowMs: number,
): Draft[] | Refusal {
  const { records } = world;
  const { fields, department, requester, intake } = ticket;
  const desk = deskSettings(records);
  const departmentId =
    firstCurrent(records, 'department', [department.departmentId, desk.departmentId])?.id ??
    currentId(records, 'department', department.departmentId);
  const priorityId = firstCurrent(records, 'priority', [fields.priority, desk.priorityId])?.id ?? fields.priority;
  const topicId = currentId(records, 'topic', presentTopic(records, fields.topic));
  const status = openStatus(records);
  if (!status) return refuse('status.unknown');
  const plan = planFor(records, departmentId, topicId) ?? allInUse(records, 'plan')[0];
  if (!plan) return refuse('plan.unknown');
  const id = world.newId();
  const posted = message(id);
  if ('refused' in posted) return posted;
  const number = world.nextNumber();
  const planned = plannedDue(records, plan, departmentId, nowMs);
  const values = { ...fields, topic: topicId, priority: priorityId, source };
  const [back, forth] = linkDrafts({ id, number }, 'follows', { id: ticket.id, number: intake.number });
  return [
    ticketDraft(id, 'ticket.opened', { number }),
    ticketDraft(id, 'fields.filled', { values }),
    statusDraft(id, status, null),
    ticketDraft(id, 'department.changed', { from: '', to: departmentId }),
    ticketDraft(id, 'requester.changed', { from: '', to: currentId(records, 'person', requester.personId) }),
    ticketDraft(id, 'due.planned', { ...planned, from: { plan: null } }),
    ...(status.kind === 'waiting' ? [pauseFromStart(id, planned)] : []),
    posted,
    ...[back, forth].filter((draft) => draft !== undefined),
  ];
}

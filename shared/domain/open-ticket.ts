import * as z from 'zod';
import { bodyOfText, longestBody, stagedFiles } from './body.ts';
import type { Draft } from './event.ts';
import { type Id, idSchema } from './id.ts';
import { operation, type Refusal, refuse, type World } from './operation.ts';
import { findOrCreatePerson, isOnlyNamed, requesterInput } from './person.ts';
import { isAbsent } from './records/absence.ts';
import { firstCurrent } from './records/current-record.ts';
import { allInUse, type DeskRecords, deskSettings, inUse } from './records/desk-records.ts';
import type { RecordOf } from './records/registry.ts';
import { openStatus } from './records/statuses.ts';
import { deskTimeZone } from './records/time-zone.ts';
import { paragraphs } from './text.ts';
import { nobody } from './ticket/assignment.ts';
import { entryDraft } from './ticket/conversation.ts';
import { ticketDraft } from './ticket/draft.ts';
import { enteredCustom } from './ticket/entered-custom.ts';
import { enteredFields, listedValues } from './ticket/entered-fields.ts';
import { fieldSchemas, sourceSchema } from './ticket/fields.ts';
import { pauseFromStart } from './ticket/pausing.ts';
import { planFor, plannedDue } from './ticket/planning.ts';
import { statusDraft } from './ticket/status-draft.ts';

const input = z.strictObject({
  requester: requesterInput,
  source: sourceSchema,
  topicId: idSchema,
  summary: fieldSchemas.summary,
  /** The entries of fields without a fixed control, by their ids. */
  fields: enteredFields.prefault({}),
  details: paragraphs(longestBody),
  /** Null leaves the choice to the help topic, and then to the desk's default. */
  departmentId: idSchema.nullable().default(null),
  priorityId: idSchema.nullable().default(null),
  planId: idSchema.nullable().default(null),
  agentId: idSchema.nullable().default(null),
  teamId: idSchema.nullable().default(null),
  attachments: stagedFiles.default([]),
});

type Intake = z.output<typeof input>;

export const openTicket = operation({
  name: 'ticket.open',
  input,
  requires: ({ agentId, teamId }) =>
    agentId === null && teamId === null ? ['ticket.create'] : ['ticket.create', 'ticket.assign'],
  alsoFor: ['visitor'],
  needs: ({ requester, attachments }) => ({ allTickets: isOnlyNamed(requester), files: attachments }),
  objection: (world, intake, { kind }) => (kind === 'visitor' ? beyondVisitors(world, intake) : undefined),
  decide: (world, intake, nowMs) => {
    const chosen = chooseRecords(world, intake);
    if ('refused' in chosen) return chosen;
    const found = findOrCreatePerson(world, intake.requester);
    if ('refused' in found) return found;
    const id = world.newId();
    const message = entryDraft(
      world,
      id,
      'message',
      () => bodyOfText(intake.details),
      intake.attachments,
      () => ({
        source: intake.source,
      }),
    );
    if ('refused' in message) return message;
    const custom = enteredCustom(world, id, intake.fields);
    if ('refused' in custom) return custom;
    const { summary, source } = intake;
    const { topic, priority, department, plan, status } = chosen;
    const values = { ...listedValues(intake.fields), summary, source, topic: topic.id, priority: priority.id };
    const planned = plannedDue(world.records, plan, department.id, nowMs);
    return [
      ...found.drafts,
      ticketDraft(id, 'ticket.opened', { number: world.nextNumber() }),
      ticketDraft(id, 'fields.filled', { values }),
      ...custom,
      statusDraft(id, status, null),
      ticketDraft(id, 'department.changed', { from: '', to: department.id }),
      ticketDraft(id, 'requester.changed', { from: '', to: found.personId }),
      ticketDraft(id, 'due.planned', { ...planned, from: { plan: null } }),
      ...(status.kind === 'waiting' ? [pauseFromStart(id, planned)] : []),
      message,
      ...assigneeDrafts(id, assigneeOf(world, intake, topic, nowMs)),
    ];
  },
});

/**
 * Visitors give only their contact details and their problem. The desk chooses the routing, and reveals nobody it
 * knows.
 */
function beyondVisitors({ records }: World, intake: Intake) {
  const { requester, fields, topicId, departmentId, priorityId, planId, agentId, teamId } = intake;
  const isRouted = [departmentId, priorityId, planId, agentId, teamId].some((id) => id !== null);
  if (isRouted || Object.keys(fields).length > 0) return { missing: 'agent' } as const;
  if (requester.personId !== null) return refuse('person.unknown');
  return records.get('topic', topicId)?.isPublic === false ? refuse('topic.unknown') : undefined;
}

/** The records of a new ticket, with the defaults of the help topic and the desk filled in. */
function chooseRecords({ records }: World, intake: Intake) {
  const desk = deskSettings(records);
  const topic = inUse(records, 'topic', intake.topicId);
  if (!topic) return unknownTopic(records.get('topic', intake.topicId)?.name);
  const department = chosenOr(records, 'department', intake.departmentId, [topic.departmentId, desk.departmentId]);
  if (!department) return refuse('department.unknown');
  const priority = chosenOr(records, 'priority', intake.priorityId, [topic.priorityId, desk.priorityId]);
  if (!priority) return refuse('priority.unknown');
  const plan =
    intake.planId === null ? planFor(records, department.id, topic.id) : inUse(records, 'plan', intake.planId);
  if (!plan) return refuse('plan.unknown');
  const status = openStatus(records);
  if (!status) return refuse('status.unknown');
  if (intake.agentId !== null && !inUse(records, 'agent', intake.agentId)) return refuse('agent.unknown');
  if (intake.teamId !== null && !inUse(records, 'team', intake.teamId)) return refuse('team.unknown');
  return { topic, department, priority, plan, status };
}

/**
 * The choice in the form must be in use; otherwise the first default that is, and any record on a desk whose own is
 * gone.
 */
function chosenOr<Kind extends 'department' | 'priority'>(
  records: DeskRecords,
  kind: Kind,
  chosen: Id | null,
  defaults: readonly (Id | null)[],
): RecordOf<Kind> | undefined {
  if (chosen !== null) return inUse(records, kind, chosen);
  return firstCurrent(records, kind, defaults) ?? allInUse(records, kind)[0];
}

function unknownTopic(archivedName: string | undefined): Refusal {
  return archivedName === undefined ? refuse('topic.unknown') : refuse('topic.retired', { name: archivedName });
}

type Assignee = Pick<Intake, 'agentId' | 'teamId'>;

/**
 * Whom the form names, else whom the help topic names. An agent who has left the desk, or is away, is passed over.
 */
function assigneeOf({ records }: World, intake: Intake, { assignee }: RecordOf<'topic'>, nowMs: number): Assignee {
  if (intake.agentId !== null || intake.teamId !== null || assignee === null) return intake;
  if ('teamId' in assignee) {
    return { agentId: null, teamId: firstCurrent(records, 'team', [assignee.teamId])?.id ?? null };
  }
  const agent = inUse(records, 'agent', assignee.agentId);
  return { agentId: agent && !isAbsent(agent, deskTimeZone(records), nowMs) ? agent.id : null, teamId: null };
}

function assigneeDrafts(id: Id, { agentId, teamId }: Assignee): Draft[] {
  if (agentId === null && teamId === null) return [];
  return [ticketDraft(id, 'assignment.changed', { from: nobody, to: { agentId, teamId } })];
}

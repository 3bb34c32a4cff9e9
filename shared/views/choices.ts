import type { Id } from '../domain/id.ts';
import type { Absence } from '../domain/records/absence.ts';
import { currentId, firstCurrent } from '../domain/records/current-record.ts';
import { allInUse, type DeskRecords, deskSettings, inUse } from '../domain/records/desk-records.ts';
import { listed, listedName } from '../domain/records/listed.ts';
import type { RecordOf } from '../domain/records/registry.ts';
import { deskTimeZone } from '../domain/records/time-zone.ts';
import type { StatusKind, TicketState } from '../domain/ticket-state.ts';
import { type FormField, formFields } from './form-fields.ts';

export interface Choice {
  readonly id: Id;
  readonly name: string;
}

export interface AgentChoice extends Choice {
  readonly departmentId: Id;
  readonly colour: string;
  readonly absence: Absence | null;
}

/** What an agent can choose from in forms and details, in the order of lists. */
export interface DeskChoices {
  readonly departments: readonly Choice[];
  readonly topics: readonly (Choice & {
    readonly departmentId: Id | null;
    readonly priorityId: Id | null;
    readonly planId: Id | null;
    /** Who gets the ticket if the form names nobody; empty for nobody. */
    readonly assigneeName: string;
    /** The same, if it is an agent, who is passed over while absent. */
    readonly assigneeId: Id | null;
  })[];
  readonly priorities: readonly (Choice & { readonly urgency: number })[];
  readonly statuses: readonly (Choice & { readonly kind: StatusKind; readonly state: TicketState })[];
  readonly plans: readonly (Choice & { readonly graceHours: number })[];
  readonly teams: readonly Choice[];
  readonly agents: readonly AgentChoice[];
  readonly roles: readonly Choice[];
  /** The fields that are entered without special controls, in the order of the catalogue. */
  readonly fields: readonly FormField[];
  /** Where the days of absences begin and end. */
  readonly timeZone: string;
  readonly fallback: { readonly departmentId: Id; readonly topicId: Id; readonly priorityId: Id; readonly planId: Id };
}

export function deskChoices(records: DeskRecords): DeskChoices {
  const settings = deskSettings(records);
  // Defaults of a form must be among its choices.
  const filled = (kind: 'department' | 'plan' | 'priority' | 'topic', id: Id | null) =>
    firstCurrent(records, kind, [id])?.id ?? null;
  const fallback = (kind: 'department' | 'plan' | 'priority' | 'topic', id: Id) =>
    filled(kind, id) ?? allInUse(records, kind)[0]?.id ?? id;
  return {
    departments: listed(records, 'department').map(named),
    topics: listed(records, 'topic').map((topic) => ({
      id: topic.id,
      name: listedName(records, 'topic', topic),
      departmentId: filled('department', topic.departmentId),
      priorityId: filled('priority', topic.priorityId),
      planId: filled('plan', topic.planId),
      assigneeName: assigneeName(records, topic),
      assigneeId: topic.assignee && 'agentId' in topic.assignee ? topic.assignee.agentId : null,
    })),
    priorities: listed(records, 'priority').map((priority) => ({ ...named(priority), urgency: priority.urgency })),
    statuses: listed(records, 'status').map((status) => ({ ...named(status), kind: status.kind, state: status.state })),
    plans: listed(records, 'plan').map((plan) => ({ ...named(plan), graceHours: plan.graceHours })),
    teams: listed(records, 'team').map(named),
    agents: listed(records, 'agent').map(({ id, name, departmentId, colour, absence }) => ({
      id,
      name,
      departmentId: currentId(records, 'department', departmentId),
      colour,
      absence,
    })),
    roles: listed(records, 'role').map(named),
    fields: formFields(records),
    timeZone: deskTimeZone(records),
    fallback: {
      departmentId: fallback('department', settings.departmentId),
      topicId: fallback('topic', settings.topicId),
      priorityId: fallback('priority', settings.priorityId),
      planId: fallback('plan', settings.planId),
    },
  };
}

function assigneeName(records: DeskRecords, { assignee }: RecordOf<'topic'>): string {
  if (assignee === null) return '';
  if ('teamId' in assignee) return firstCurrent(records, 'team', [assignee.teamId])?.name ?? '';
  return inUse(records, 'agent', assignee.agentId)?.name ?? '';
}

function named({ id, name }: Choice): Choice {
  return { id, name };
}

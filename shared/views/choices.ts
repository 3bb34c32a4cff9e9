import type { Id } from '../domain/id.ts';
import { allInUse, type DeskRecords, deskSettings } from '../domain/records/desk-records.ts';
import type { RecordOf } from '../domain/records/registry.ts';
import { firstStanding, standing, standingId } from '../domain/records/standing.ts';

export interface Choice {
  readonly id: Id;
  readonly name: string;
}

/** What an agent can choose from in forms and facts, in the order in which lists show it. */
export interface DeskChoices {
  readonly departments: readonly Choice[];
  readonly topics: readonly (Choice & {
    readonly departmentId: Id | null;
    readonly priorityId: Id | null;
    readonly planId: Id | null;
  })[];
  readonly priorities: readonly (Choice & { readonly urgency: number })[];
  readonly statuses: readonly (Choice & { readonly state: 'open' | 'closed' })[];
  readonly plans: readonly (Choice & { readonly graceHours: number })[];
  readonly teams: readonly Choice[];
  readonly agents: readonly (Choice & { readonly departmentId: Id; readonly colour: string })[];
  readonly roles: readonly Choice[];
  readonly fallback: { readonly departmentId: Id; readonly topicId: Id; readonly priorityId: Id; readonly planId: Id };
}

export function deskChoices(records: DeskRecords): DeskChoices {
  const settings = deskSettings(records);
  // What fills in a form has to be in its lists.
  const filled = (kind: 'department' | 'plan' | 'priority' | 'topic', id: Id | null) =>
    firstStanding(records, kind, [id])?.id ?? null;
  const fallback = (kind: 'department' | 'plan' | 'priority' | 'topic', id: Id) =>
    filled(kind, id) ?? allInUse(records, kind)[0]?.id ?? id;
  const topics = allInUse(records, 'topic').map((topic) => ({
    id: topic.id,
    name: topicName(records, topic),
    departmentId: filled('department', topic.departmentId),
    priorityId: filled('priority', topic.priorityId),
    planId: filled('plan', topic.planId),
  }));
  return {
    departments: byName(allInUse(records, 'department').map(named)),
    topics: byName(topics),
    priorities: allInUse(records, 'priority')
      .map((priority) => ({ ...named(priority), urgency: priority.urgency }))
      .toSorted((a, b) => b.urgency - a.urgency),
    statuses: allInUse(records, 'status')
      .map((status) => ({ ...named(status), state: status.state }))
      .toSorted((a, b) => statusRank(a) - statusRank(b) || a.name.localeCompare(b.name)),
    plans: byName(allInUse(records, 'plan').map((plan) => ({ ...named(plan), graceHours: plan.graceHours }))),
    teams: byName(allInUse(records, 'team').map(named)),
    agents: byName(
      allInUse(records, 'agent').map(({ id, name, departmentId, colour }) => ({
        id,
        name,
        departmentId: standingId(records, 'department', departmentId),
        colour,
      })),
    ),
    roles: allInUse(records, 'role')
      .toSorted((a, b) => b.permissions.length - a.permissions.length)
      .map(named),
    fallback: {
      departmentId: fallback('department', settings.departmentId),
      topicId: fallback('topic', settings.topicId),
      priorityId: fallback('priority', settings.priorityId),
      planId: fallback('plan', settings.planId),
    },
  };
}

/** A help topic as lists show it: below the one it belongs to. */
export function topicName(records: DeskRecords, topic: RecordOf<'topic'> | undefined): string {
  if (!topic) return '';
  const parent = topic.parentId === null ? undefined : standing(records, 'topic', topic.parentId);
  return parent && parent.id !== topic.id ? `${parent.name} / ${topic.name}` : topic.name;
}

function named({ id, name }: Choice): Choice {
  return { id, name };
}

/** Open before closed; Resolved before Closed follows from nothing but the names of osTicket, so it is said here. */
function statusRank({ id, state }: { readonly id: Id; readonly state: 'open' | 'closed' }): number {
  if (state === 'open') return 0;
  return id === 'status-resolved' ? 1 : 2;
}

function byName<Item extends Choice>(items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

import type { Id } from '../id.ts';
import { type Refusal, refuse } from '../operation.ts';
import { currentRecord } from './current-record.ts';
import { type DeskRecords, inUse } from './desk-records.ts';
import { matches, type NamedReference, referencesIn } from './references.ts';
import { type RecordKind, recordKinds } from './registry.ts';
import { unknownProblem } from './unknown.ts';

const unlike: Partial<Readonly<Record<RecordKind, 'department.private' | 'status.not-open'>>> = {
  department: 'department.private',
  status: 'status.not-open',
};

/** Whether a change would alter fields that can never change. */
export function changesFixed(kind: RecordKind, news: Readonly<Record<string, unknown>>): boolean {
  const fixed: readonly string[] = recordKinds[kind].fixed ?? [];
  return fixed.some((name) => Object.hasOwn(news, name));
}

/** What is wrong with new references of a record; those it had before are kept. */
export function namesProblem(
  records: DeskRecords,
  kind: RecordKind,
  known: object | undefined,
  news: Readonly<Record<string, unknown>>,
): Refusal | undefined {
  const before = known ? referencesIn(kind, { ...known }) : [];
  const isNew = (named: NamedReference) =>
    !before.some(({ reference, id }) => reference === named.reference && id === named.id);
  for (const named of referencesIn(kind, news).filter(isNew)) {
    const record = inUse(records, named.kind, named.id);
    if (!record) return refuse(unknownProblem(named.kind));
    if (!matches(record, named.reference.where)) {
      const problem = unlike[named.kind];
      if (!problem) return refuse('record.unknown');
      return refuse(problem, { name: 'name' in record ? record.name : '' });
    }
  }
  return undefined;
}

/** Each department may be listed once: else it would be unclear which of two roles counts. */
export function hasDepartmentTwice(records: DeskRecords, id: Id, news: Readonly<Record<string, unknown>>): boolean {
  if (!Object.hasOwn(news, 'departmentId') && !Object.hasOwn(news, 'extended')) return false;
  const agent = records.get('agent', id);
  const places = agent ? [agent.departmentId, ...agent.extended.map(({ departmentId }) => departmentId)] : [];
  return new Set(places).size < places.length;
}

/** A team's lead is one of its members. An earlier lead may leave the team only together with the lead. */
export function isLedFromOutside(records: DeskRecords, teamId: Id): boolean {
  const team = records.get('team', teamId);
  return team !== undefined && team.leadId !== null && !team.memberIds.includes(team.leadId);
}

/** A choice field needs choices, and no other field has any. */
export function choicesProblem(records: DeskRecords, fieldId: Id): Refusal | undefined {
  const field = records.get('field', fieldId);
  if (!field || (field.type === 'choice') === field.choices.length > 0) return undefined;
  return refuse(field.type === 'choice' ? 'field.choices-missing' : 'field.choices-unused');
}

/** Whether the ancestors of a help topic include itself. */
export function isBelowItself(records: DeskRecords, topicId: Id): boolean {
  const passed = new Set<Id>();
  let topic = records.get('topic', topicId);
  while (topic && topic.parentId !== null && !passed.has(topic.id)) {
    passed.add(topic.id);
    topic = currentRecord(records, 'topic', topic.parentId);
  }
  return topic !== undefined && passed.has(topic.id);
}

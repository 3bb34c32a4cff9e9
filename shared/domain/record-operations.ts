import * as z from 'zod';
import type { Draft } from './event.ts';
import { type Id, idSchema } from './id.ts';
import { operation, type Refusal, refuse } from './operation.ts';
import { recordKindInput, recordObjection, recordRequirements } from './record-rights.ts';
import { recordsAfter } from './records/after.ts';
import type { DeskRecords } from './records/desk-records.ts';
import { isNameTaken } from './records/list-group.ts';
import { brokenRequirement } from './records/operable.ts';
import {
  changesFixed,
  choicesProblem,
  hasDepartmentTwice,
  isBelowItself,
  isLedFromOutside,
  namesProblem,
} from './records/put-problem.ts';
import { queueProblem } from './records/queue-rules.ts';
import { type RecordKind, recordKinds, withDerivedFields, withMissingFields } from './records/registry.ts';
import { userBrokenBy } from './records/users.ts';

/** A record with all or some of its fields, validated by the schema of its kind. */
const recordInput = z
  .strictObject({ kind: recordKindInput, id: idSchema, fields: z.record(z.string().max(60), z.unknown()) })
  .transform((input, context) => {
    const parsed = recordKinds[input.kind].fields.partial().safeParse(input.fields);
    if (parsed.success) return { ...input, fields: withDerivedFields(input.kind, parsed.data) };
    for (const { message, path } of parsed.error.issues) {
      context.addIssue({ code: 'custom', message, path: ['fields', ...path] });
    }
    return z.NEVER;
  });

export const putRecord = operation({
  name: 'record.put',
  input: recordInput,
  requires: ({ kind }) => recordRequirements(kind),
  objection: ({ records }, { kind, id, fields }, access) => recordObjection(records, access, kind, id, fields),
  decide: ({ records }, input) => decidePut(records, input),
});

type Put = Pick<z.output<typeof recordInput>, 'kind' | 'id'> & { readonly fields: Readonly<Record<string, unknown>> };

/** Adds or changes a record. */
export function decidePut(records: DeskRecords, { kind, id, fields }: Put): readonly Draft[] | Refusal {
  const known = records.get(kind, id);
  if (!known && (kind === 'desk' || !recordKinds[kind].fields.safeParse(withMissingFields(kind, id, fields)).success)) {
    return refuse(kind === 'desk' ? 'record.unknown' : 'record.incomplete');
  }
  if (known?.retired) return refuse('record.archived', { name: known.name });
  const entries = Object.entries(fields).filter(
    ([name, value]) => value !== undefined && (!known || !sameValue(known, name, value)),
  );
  if (entries.length === 0) return refuse('field.unchanged');
  const news = Object.fromEntries(entries);
  const after = recordsAfter(records, { kind, id, fields: news });
  const problem = namesProblem(records, kind, known, news) ?? ownProblem(after, kind, known, id, news);
  if (problem) return problem;
  const lost = brokenRequirement(records, after);
  if (lost) return refuse(lost);
  const user = known && userBrokenBy(records, after, kind, known);
  return user ?? [{ type: 'record.put', target: { kind, id }, data: { fields: news } }];
}

/** Adds the records of a new desk, before any agent can sign in. */
export const foundDesk = operation({
  name: 'desk.found',
  input: z.strictObject({ records: z.array(recordInput).min(1).max(1_000) }),
  requires: () => ['system'],
  decide: (_world, { records }) =>
    records.map(({ kind, id, fields }) => ({ type: 'record.put', target: { kind, id }, data: { fields } })),
});

/** What would be wrong with the record after the change. */
function ownProblem(
  after: DeskRecords,
  kind: RecordKind,
  known: object | undefined,
  id: Id,
  news: Readonly<Record<string, unknown>>,
): Refusal | undefined {
  if (known && changesFixed(kind, news)) return refuse(kind === 'queue' ? 'queue.owner-fixed' : 'field.fixed');
  // A name that was taken before, on another device for example, prevents no other change.
  if (mayTakeName(news) && isNameTaken(after, kind, id))
    return refuse('record.name-taken', { name: nameOf(after, kind, id) });
  if (kind === 'queue') return queueProblem(after, news);
  if (kind === 'agent' && hasDepartmentTwice(after, id, news)) return refuse('agent.department-twice');
  if (kind === 'team' && isLedFromOutside(after, id)) return refuse('team.lead-not-member');
  if (kind === 'field') return choicesProblem(after, id);
  return kind === 'topic' && isBelowItself(after, id) ? refuse('topic.below-itself') : undefined;
}

function mayTakeName(news: Readonly<Record<string, unknown>>): boolean {
  return ['name', 'parentId'].some((name) => Object.hasOwn(news, name));
}

function nameOf(records: DeskRecords, kind: RecordKind, id: Id): string {
  return records.get(kind, id)?.name ?? '';
}

export function sameValue(record: object, name: string, value: unknown): boolean {
  return JSON.stringify((record as Readonly<Record<string, unknown>>)[name]) === JSON.stringify(value);
}

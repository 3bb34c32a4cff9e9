import * as z from 'zod';
import { type Id, idSchema } from './id.ts';
import { operation, type Refusal, type Requirement, refuse } from './operation.ts';
import { recordsAfter } from './records/after.ts';
import { type DeskRecords, inUse } from './records/desk-records.ts';
import { brokenRequirement } from './records/operable.ts';
import {
  changesFixed,
  choicesProblem,
  hasDepartmentTwice,
  isBelowItself,
  isLedFromOutside,
  namesProblem,
} from './records/put-problem.ts';
import { queueObjection, queueProblem } from './records/queue-rules.ts';
import {
  type RecordKind,
  type RecordOf,
  recordKinds,
  withDerivedFields,
  withMissingFields,
} from './records/registry.ts';
import { userBrokenBy } from './records/users.ts';

const kind = z.enum(Object.keys(recordKinds) as [RecordKind, ...RecordKind[]]);

/** A record with all or some of its fields, validated by the schema of its kind. */
const recordInput = z
  .strictObject({ kind, id: idSchema, fields: z.record(z.string().max(60), z.unknown()) })
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
  requires: ({ kind }) => standingRequirements(kind),
  objection: ({ records }, { kind, id, fields }, access) =>
    kind === 'queue' ? queueObjection(records, access, id, fields) : undefined,
  decide: ({ records }, { kind, id, fields }) => {
    const known = records.get(kind, id);
    if (
      !known &&
      (kind === 'desk' || !recordKinds[kind].fields.safeParse(withMissingFields(kind, id, fields)).success)
    ) {
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
  },
});

export const retireRecord = operation({
  name: 'record.retire',
  input: z.strictObject({ kind, id: idSchema, replacedBy: idSchema.nullable().default(null) }),
  requires: ({ kind }) => standingRequirements(kind),
  objection: ({ records }, { kind, id }, access) =>
    kind === 'queue' ? queueObjection(records, access, id) : undefined,
  decide: ({ records, agentId }, { kind, id, replacedBy }) => {
    const known = records.get(kind, id);
    if (!known || known.retired) return refuse('record.unknown');
    if (kind === 'desk') return refuse('record.in-use', { name: known.name });
    if (kind === 'agent' && id === agentId) return refuse('agent.oneself');
    const unfit = replacedBy === null ? undefined : replacementProblem(records, kind, known, replacedBy);
    if (unfit) return unfit;
    const after = recordsAfter(records, { kind, id, replacedBy });
    const lost = brokenRequirement(records, after);
    if (lost) return refuse(lost);
    if (kind === 'topic' && replacedBy !== null && isBelowItself(after, replacedBy))
      return refuse('topic.below-itself');
    const left = userBrokenBy(records, after, kind, known);
    return left ?? [{ type: 'record.retired', target: { kind, id }, data: { replacedBy } }];
  },
});

/** Adds the records of a new desk, before any agent can sign in. */
export const foundDesk = operation({
  name: 'desk.found',
  input: z.strictObject({ records: z.array(recordInput).min(1).max(1_000) }),
  requires: () => ['system'],
  decide: (_world, { records }) =>
    records.map(({ kind, id, fields }) => ({ type: 'record.put', target: { kind, id }, data: { fields } })),
});

/** Only administrators change desk records, except that agents have queues of their own. */
function standingRequirements(kind: RecordKind): readonly Requirement[] {
  return kind === 'queue' ? [] : ['administrator'];
}

/** What would be wrong with the record after the change. */
function ownProblem(
  after: DeskRecords,
  kind: RecordKind,
  known: object | undefined,
  id: Id,
  news: Readonly<Record<string, unknown>>,
): Refusal | undefined {
  if (known && changesFixed(kind, news)) return refuse(kind === 'queue' ? 'queue.owner-fixed' : 'field.fixed');
  if (kind === 'queue') return queueProblem(after, news);
  if (kind === 'agent' && hasDepartmentTwice(after, id, news)) return refuse('agent.department-twice');
  if (kind === 'team' && isLedFromOutside(after, id)) return refuse('team.lead-not-member');
  if (kind === 'field') return choicesProblem(after, id);
  return kind === 'topic' && isBelowItself(after, id) ? refuse('topic.below-itself') : undefined;
}

/** The replacement of a record must be another one of its kind, in use, and equal in what tickets rely on. */
function replacementProblem<Kind extends RecordKind>(
  records: DeskRecords,
  kind: Kind,
  known: RecordOf<Kind>,
  replacedBy: Id,
): Refusal | undefined {
  const { isReplaceable, fixed = [] } = recordKinds[kind];
  if (!isReplaceable) return refuse(kind === 'field' ? 'field.not-replaceable' : 'record.not-replaceable');
  const next = replacedBy === known.id ? undefined : inUse(records, kind, replacedBy);
  if (!next) return refuse('replacement.unknown');
  const isLike = fixed.every((name) => sameValue(known, name, (next as Readonly<Record<string, unknown>>)[name]));
  return isLike ? undefined : refuse('replacement.unlike', { name: next.name });
}

function sameValue(record: object, name: string, value: unknown): boolean {
  return JSON.stringify((record as Readonly<Record<string, unknown>>)[name]) === JSON.stringify(value);
}

import * as z from 'zod';
import type { Draft } from './event.ts';
import { type Id, idSchema } from './id.ts';
import { operation, type Refusal, refuse, type World } from './operation.ts';
import { actorAgentId } from './principal.ts';
import { recordKindInput, recordObjection, recordRequirements } from './record-rights.ts';
import { recordsAfter } from './records/after.ts';
import { type DeskRecords, deskSettings } from './records/desk-records.ts';
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

const someFields = z.record(z.string().max(60), z.unknown());

/** A record with all or some of its fields, validated by the schema of its kind. */
const recordInput = z
  .strictObject({ kind: recordKindInput, id: idSchema, fields: someFields })
  .transform((input, context) => {
    const fields = checkedFields(input, input.fields, 'fields', context);
    return fields ? { ...input, fields } : z.NEVER;
  });

type SomeFields = Readonly<Record<string, unknown>>;

function checkedFields(
  { kind }: { readonly kind: RecordKind },
  fields: SomeFields,
  at: string,
  context: z.RefinementCtx,
): SomeFields | undefined {
  const parsed = recordKinds[kind].fields.partial().safeParse(fields);
  if (parsed.success) return withDerivedFields(kind, parsed.data);
  for (const { message, path } of parsed.error.issues) {
    context.addIssue({ code: 'custom', message, path: [at, ...path] });
  }
  return undefined;
}

const putInput = z
  .strictObject({
    kind: recordKindInput,
    id: idSchema,
    fields: someFields,
    /** The values that the author has read; a value that changed since is not overwritten. */
    basedOn: someFields.optional(),
  })
  .transform((input, context) => {
    const fields = checkedFields(input, input.fields, 'fields', context);
    const basedOn = input.basedOn && checkedFields(input, input.basedOn, 'basedOn', context);
    return fields ? { ...input, fields, basedOn } : z.NEVER;
  });

export const putRecord = operation({
  name: 'record.put',
  input: putInput,
  needs: ({ kind, id, basedOn }) => (basedOn ? { writersOf: [{ kind, id }] } : {}),
  requires: ({ kind }) => recordRequirements(kind),
  objection: ({ records }, { kind, id, fields }, access) => recordObjection(records, access, kind, id, fields),
  decide: (world, input) => overwriting(world, input) ?? decidePut(world.records, input, world.contestedOn(input)),
});

interface Put {
  readonly kind: RecordKind;
  readonly id: Id;
  readonly fields: SomeFields;
  readonly basedOn?: SomeFields | undefined;
}

/** Somebody has changed a value since the author read it, to something else than the author wants. */
function overwriting(world: World, { kind, id, fields, basedOn }: Put): Refusal | undefined {
  const known = world.records.get(kind, id);
  if (!known || basedOn === undefined) return undefined;
  const isMoved = ([name, value]: [string, unknown]) =>
    Object.hasOwn(basedOn, name) && !sameValue(known, name, basedOn[name]) && !sameValue(known, name, value);
  const [moved] = Object.entries(fields).find(isMoved) ?? [];
  if (moved === undefined) return undefined;
  const writer = actorAgentId(world.writerOf({ kind, id }, moved) ?? '');
  const name = world.records.get('agent', writer ?? '')?.name ?? deskSettings(world.records).name;
  return { ...refuse('record.moved', { name }), code: 'stale' };
}

/** Adds or changes a record. Setting a contested field decides about it, also if it keeps its value. */
export function decidePut(
  records: DeskRecords,
  { kind, id, fields }: Put,
  contested: readonly string[] = [],
): readonly Draft[] | Refusal {
  const known = records.get(kind, id);
  if (!known && (kind === 'desk' || !recordKinds[kind].fields.safeParse(withMissingFields(kind, id, fields)).success)) {
    return refuse(kind === 'desk' ? 'record.unknown' : 'record.incomplete');
  }
  if (known?.retired) return refuse('record.archived', { name: known.name });
  const entries = Object.entries(fields).filter(
    ([name, value]) => value !== undefined && (!known || contested.includes(name) || !sameValue(known, name, value)),
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

import type * as z from 'zod';
import type { Id } from '../id.ts';
import { agent } from './agent.ts';
import { department } from './department.ts';
import { desk } from './desk.ts';
import { field } from './field.ts';
import type { RecordKindDefinition } from './kind.ts';
import { person } from './person.ts';
import { plan } from './plan.ts';
import { priority } from './priority.ts';
import { queue } from './queue.ts';
import type { RecordState } from './record.ts';
import { role } from './role.ts';
import { schedule } from './schedule.ts';
import { status } from './status.ts';
import { team } from './team.ts';
import { topic } from './topic.ts';

/** Every kind of desk record. A new kind is one file and one line here. */
export const recordKinds = {
  agent,
  department,
  desk,
  field,
  person,
  plan,
  priority,
  queue,
  role,
  schedule,
  status,
  team,
  topic,
} as const;

export type RecordKind = keyof typeof recordKinds;

export const recordKindNames = Object.keys(recordKinds) as readonly RecordKind[];

export type FieldsOf<Kind extends RecordKind> = z.output<(typeof recordKinds)[Kind]['fields']>;

/** A record as readers use it: its fields, its id, and whether it is still in use. */
export type RecordOf<Kind extends RecordKind> = Readonly<FieldsOf<Kind>> & {
  readonly id: Id;
  readonly retired: boolean;
};

export function isRecordKind(kind: string): kind is RecordKind {
  return Object.hasOwn(recordKinds, kind);
}

/**
 * What of a record's fields this build can use: those whose value fits, and those it has never heard of. One value that
 * nobody can read would otherwise make the whole record unreadable.
 */
export function usableFields(
  kind: string,
  fields: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const shape: Readonly<Record<string, z.ZodType>> = isRecordKind(kind) ? recordKinds[kind].fields.shape : {};
  const fits = ([name, value]: [string, unknown]) =>
    !Object.hasOwn(shape, name) || shape[name]?.safeParse(value).success;
  return Object.fromEntries(Object.entries(fields).filter(fits));
}

/**
 * The fields of a record with all that it need not say: what a default says that came later than some desks, and what a
 * field is in records of a release that did not know it.
 */
export function withUnsaid(
  kind: RecordKind,
  id: Id,
  said: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const fields = { ...laterDefault(kind, id), ...said };
  return withFollowing(kind, { ...definitionOf(kind).missing?.(fields, id), ...fields });
}

/** The fields of a record with what follows from them. */
export function withFollowing<Fields extends Readonly<Record<string, unknown>>>(
  kind: RecordKind,
  fields: Fields,
): Fields {
  return { ...fields, ...definitionOf(kind).follows?.(fields) };
}

/** The ids of the defaults of a kind that desks of earlier releases read from the code. */
export function laterDefaults(kind: RecordKind): readonly Id[] {
  return definitionOf(kind).addedLater ?? [];
}

function laterDefault(kind: RecordKind, id: Id): Readonly<Record<string, unknown>> | undefined {
  const { defaults } = definitionOf(kind);
  return laterDefaults(kind).includes(id) && Object.hasOwn(defaults, id) ? defaults[id] : undefined;
}

function definitionOf(kind: RecordKind): RecordKindDefinition<string, z.ZodObject> {
  return recordKinds[kind];
}

/**
 * A record's folded state as readers use it; nothing while its fields are not all there. Fields are checked again,
 * because another device, or a newer version, may have written them.
 */
export function readRecord<Kind extends RecordKind>(kind: Kind, state: RecordState): RecordOf<Kind> | undefined {
  const { fields } = recordKinds[kind];
  const unsaid = withUnsaid(kind, state.id, state.fields);
  const known = Object.fromEntries(Object.entries(unsaid).filter(([name]) => Object.hasOwn(fields.shape, name)));
  const parsed = fields.safeParse(known);
  // Safe: `fields` is the schema that RecordOf<Kind> is derived from.
  return parsed.success
    ? ({ ...parsed.data, id: state.id, retired: state.retired } as unknown as RecordOf<Kind>)
    : undefined;
}

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

/** Every kind of desk record. A new kind needs one file and one line here. */
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

/** What a new record needs: all but the fields that records may lack. */
export type WrittenFields<Kind extends RecordKind> = Omit<FieldsOf<Kind>, LaterField<Kind>> & Partial<FieldsOf<Kind>>;

type LaterField<Kind extends RecordKind> = keyof ReturnType<NonNullable<(typeof recordKinds)[Kind]['missing']>>;

/** A record for readers: its fields, its id, and whether it is archived. */
export type RecordOf<Kind extends RecordKind> = Readonly<FieldsOf<Kind>> & {
  readonly id: Id;
  readonly retired: boolean;
};

export function isRecordKind(kind: string): kind is RecordKind {
  return Object.hasOwn(recordKinds, kind);
}

/**
 * The fields that this version can use: valid ones and unknown ones. Otherwise one invalid value would make the whole
 * record unreadable.
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
 * Adds the fields that a record may lack: those of defaults that are newer than the desk, and those that earlier
 * releases did not know.
 */
export function withMissingFields(
  kind: RecordKind,
  id: Id,
  said: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const fields = { ...laterDefault(kind, id), ...said };
  return withDerivedFields(kind, { ...definitionOf(kind).missing?.(fields, id), ...fields });
}

/** Adds the derived fields of a record. */
export function withDerivedFields<Fields extends Readonly<Record<string, unknown>>>(
  kind: RecordKind,
  fields: Fields,
): Fields {
  return { ...fields, ...definitionOf(kind).follows?.(fields) };
}

/** The ids of the defaults that desks of earlier releases read from the code. */
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
 * A record's folded state for readers; undefined while fields are missing. Fields are validated again, because another
 * device or a newer version may have written them.
 */
export function readRecord<Kind extends RecordKind>(kind: Kind, state: RecordState): RecordOf<Kind> | undefined {
  const { fields } = recordKinds[kind];
  const unsaid = withMissingFields(kind, state.id, state.fields);
  const known = Object.fromEntries(Object.entries(unsaid).filter(([name]) => Object.hasOwn(fields.shape, name)));
  const parsed = fields.safeParse(known);
  // Safe: `fields` is the schema that RecordOf<Kind> is derived from.
  return parsed.success
    ? ({ ...parsed.data, id: state.id, retired: state.retired } as unknown as RecordOf<Kind>)
    : undefined;
}

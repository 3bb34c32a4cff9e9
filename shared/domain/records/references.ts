import type { Id } from '../id.ts';
import { type DeskRecords, inUse } from './desk-records.ts';
import type { Reference } from './kind.ts';
import { type RecordKind, recordKinds } from './registry.ts';

/** A reference to another record in some field. */
export interface NamedReference {
  readonly reference: Reference;
  readonly kind: RecordKind;
  readonly id: Id;
}

/** All references in a record's fields, as far as those are filled in. */
export function referencesIn(kind: RecordKind, fields: Readonly<Record<string, unknown>>): NamedReference[] {
  const references: readonly Reference[] = recordKinds[kind].references;
  return references.flatMap((reference) => {
    const value = fields[reference.field];
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    const ids = values.map((item) => partOf(item, reference.part));
    // Safe: a test ensures that every reference is to a kind of the registry.
    const named = (id: Id): NamedReference => ({ reference, kind: reference.kind as RecordKind, id });
    return ids.filter((id) => typeof id === 'string').map(named);
  });
}

function partOf(item: unknown, part: string | undefined): unknown {
  if (part === undefined) return item;
  return typeof item === 'object' && item !== null ? (item as Readonly<Record<string, unknown>>)[part] : undefined;
}

/** Whether a reference is valid: its record is in use and meets the conditions. */
export function isValidReference(records: DeskRecords, { reference, kind, id }: NamedReference): boolean {
  const record = inUse(records, kind, id);
  return record !== undefined && matches(record, reference.where);
}

export function matches(record: object, where: Reference['where'] = {}): boolean {
  return Object.entries(where).every(([name, value]) => (record as Readonly<Record<string, unknown>>)[name] === value);
}

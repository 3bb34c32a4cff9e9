import type { Id } from '../id.ts';
import { type DeskRecords, inUse } from './desk-records.ts';
import type { Reference } from './kind.ts';
import { type RecordKind, recordKinds } from './registry.ts';

/** A record that another one names in some field. */
export interface Named {
  readonly reference: Reference;
  readonly kind: RecordKind;
  readonly id: Id;
}

/** All that a record's fields name, as far as they say anything. */
export function namedBy(kind: RecordKind, fields: Readonly<Record<string, unknown>>): Named[] {
  const references: readonly Reference[] = recordKinds[kind].references;
  return references.flatMap((reference) => {
    const value = fields[reference.field];
    const places: readonly unknown[] = Array.isArray(value) ? value : [value];
    const ids = places.map((place) => partOf(place, reference.part));
    // Safe: a test holds that every reference is to a kind of the registry.
    const named = (id: Id): Named => ({ reference, kind: reference.kind as RecordKind, id });
    return ids.filter((id) => typeof id === 'string').map(named);
  });
}

function partOf(place: unknown, part: string | undefined): unknown {
  if (part === undefined) return place;
  return typeof place === 'object' && place !== null ? (place as Readonly<Record<string, unknown>>)[part] : undefined;
}

/** Whether a reference leads to what it is for: something in use, of the right sort. */
export function leadsTo(records: DeskRecords, { reference, kind, id }: Named): boolean {
  const record = inUse(records, kind, id);
  return record !== undefined && isSuch(record, reference.where);
}

export function isSuch(record: object, where: Reference['where'] = {}): boolean {
  return Object.entries(where).every(([name, value]) => (record as Readonly<Record<string, unknown>>)[name] === value);
}

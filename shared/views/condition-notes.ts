import { conditionProblems } from '../domain/conditions/compile.ts';
import { type Comparison, conditionLimits, isRecord } from '../domain/conditions/condition.ts';
import { properties } from '../domain/conditions/properties.ts';
import type { Id } from '../domain/id.ts';
import { currentRecord } from '../domain/records/current-record.ts';
import type { DeskRecords } from '../domain/records/desk-records.ts';
import { listedName } from '../domain/records/listed.ts';
import type { RecordKind } from '../domain/records/registry.ts';
import { customFieldId } from '../domain/ticket/custom-field-type.ts';

/** Something in a condition that readers should know of: a name that is archived, or a part that is unknown here. */
export type ConditionNote =
  | { readonly kind: 'archived'; readonly name: string; readonly replacement: string | null }
  | { readonly kind: 'unknown'; readonly name: string };

/** A record that a condition names. */
export interface NamedRecord {
  readonly kind: RecordKind;
  readonly id: Id;
}

/** The comparisons of a condition, as far as its limits reach. */
export function comparisonsIn(where: unknown, depth = 0): readonly Readonly<Record<keyof Comparison, unknown>>[] {
  if (!isRecord(where) || depth > conditionLimits.depth) return [];
  if ('not' in where) return comparisonsIn(where.not, depth + 1);
  const list = Array.isArray(where.all) ? where.all : Array.isArray(where.any) ? where.any : undefined;
  if (list) return list.flatMap((part: unknown) => comparisonsIn(part, depth + 1));
  const { property, operator, value } = where;
  return [{ property, operator, value }];
}

/** The records that a condition names, each once; custom fields are named as properties. */
export function recordsNamedIn(where: unknown, records: DeskRecords): readonly NamedRecord[] {
  const known = properties(records);
  const all = comparisonsIn(where).flatMap(({ property: name, value }): NamedRecord[] => {
    if (typeof name !== 'string') return [];
    const fieldId = customFieldId(name);
    if (fieldId !== undefined) return [{ kind: 'field', id: fieldId }];
    const property = known.get(name);
    if (!property || !('of' in property) || !('kind' in property.of)) return [];
    const { kind } = property.of;
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    return values.flatMap((id) => (typeof id === 'string' ? [{ kind, id }] : []));
  });
  return [...new Map(all.map((named) => [`${named.kind} ${named.id}`, named])).values()];
}

/** What readers of a queue should know of its condition. */
export function conditionNotes(where: unknown, records: DeskRecords): readonly ConditionNote[] {
  const archived = recordsNamedIn(where, records).flatMap(({ kind, id }): ConditionNote[] => {
    const record = records.get(kind, id);
    // Agents who left keep their tickets, and people are merged all the time.
    if (!record?.retired || kind === 'person') return [];
    const current = currentRecord(records, kind, id);
    const replacement = current && current.id !== id ? listedName(records, kind, current) : null;
    return [{ kind: 'archived', name: listedName(records, kind, record), replacement }];
  });
  const unknown = new Set(conditionProblems(where, records).map(({ name }) => name));
  return [...archived, ...[...unknown].map((name): ConditionNote => ({ kind: 'unknown', name }))];
}

import type { RecordState } from '../../shared/domain/records/record.ts';
import { type RecordKind, type RecordOf, readRecord } from '../../shared/domain/records/registry.ts';

/** Parsed records by their state: states are immutable, so each is parsed once. */
const parsed = new WeakMap<RecordState, { readonly record: unknown }>();

export function parsedRecord<Kind extends RecordKind>(kind: Kind, state: RecordState): RecordOf<Kind> | undefined {
  const known = parsed.get(state) ?? { record: readRecord(kind, state) };
  parsed.set(state, known);
  // Safe: a state belongs to one kind, and only readRecord of that kind stores one.
  return known.record as RecordOf<Kind> | undefined;
}

/** What parsing a record gave, as plain data; null if it was unreadable. */
export type ParsedRecord = object | null;

/** For a later process of this same program; undefined if it has to parse the record again. */
export function storedParse(kind: RecordKind, state: RecordState): ParsedRecord | undefined {
  const record = parsedRecord(kind, state) ?? null;
  return isPlain(record) ? record : undefined;
}

/** Whether JSON gives back the same. No kind of record has other values, but a later one could. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== 'object' || value === null)
    return value === null || value === true || value === false || typeof value === 'string';
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
    ? Object.values(value).every(isPlain)
    : false;
}

/** Takes the result of an earlier process: at the start, learning to parse takes longer than anything else with records. */
export function restoreParse(state: RecordState, record: ParsedRecord): void {
  parsed.set(state, { record: record ?? undefined });
}

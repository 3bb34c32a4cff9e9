import type { StampedEvent } from '../domain/event.ts';
import type { Id } from '../domain/id.ts';
import { actorAgentId } from '../domain/principal.ts';
import type { DeskRecords } from '../domain/records/desk-records.ts';
import type { Reference } from '../domain/records/kind.ts';
import { listedName } from '../domain/records/listed.ts';
import type { RecordState } from '../domain/records/record.ts';
import {
  isRecordKind,
  type RecordKind,
  readRecord,
  recordKinds,
  withDerivedFields,
} from '../domain/records/registry.ts';
import { movedRecord, type Placing } from './moved-record.ts';

/** A value of a field, with names instead of ids; null if there was none. */
export type AuditValue = unknown;

export interface AuditChange {
  readonly kind: RecordKind;
  readonly id: Id;
  /** The name that the record got or had then. */
  readonly name: string;
  /**
   * `recovered`: an administrator regained access; `name` is theirs. `placed`: it has another position only because a
   * record of the same commit was moved.
   */
  readonly what: 'added' | 'changed' | 'moved' | 'placed' | 'archived' | 'restored' | 'recovered';
  /** The name of the replacement of an archived record, if it got one. */
  readonly replacement: string | null;
  /** The name of the record that a moved one was placed before; null at the end of the list. */
  readonly next: string | null;
  readonly fields: readonly { readonly field: string; readonly from: AuditValue; readonly to: AuditValue }[];
}

/** One change of the desk’s setup. */
export interface AuditEntry {
  readonly commit: string;
  readonly timeMs: number;
  /** The agent who made it; null for the desk itself. */
  readonly agentId: Id | null;
  readonly agentName: string;
  /** Whether it undoes an earlier change. */
  readonly isUndo: boolean;
  readonly changes: readonly AuditChange[];
  /** How many more changes it has: those of a new desk are not all listed. */
  readonly left: number;
}

interface ChangedRecord {
  readonly event: StampedEvent;
  readonly before: RecordState;
}

export interface AuditedCommit {
  readonly name: string;
  readonly timeMs: number;
  readonly actor: string;
  readonly changes: readonly ChangedRecord[];
  /** If it does nothing but place records of one kind: their list before and after. */
  readonly placing: Placing | null;
}

/** `most` is how many of its changes are listed. */
export function auditEntry(records: DeskRecords, commit: AuditedCommit, most: number): AuditEntry {
  const { name, timeMs, actor, changes, placing } = commit;
  const agentId = actorAgentId(actor) ?? null;
  const all = changes.flatMap((change) => auditChange(records, change) ?? []);
  const shown = placing ? placedRecords(all, placing) : all;
  const left = shown.filter(({ what }) => what !== 'placed').length - most;
  return {
    commit: name,
    timeMs,
    agentId,
    agentName: records.get('agent', agentId ?? '')?.name ?? '',
    isUndo: changes.some(({ event }) => event.type === 'commit.undone'),
    changes: shown.slice(0, most),
    left: Math.max(0, left),
  };
}

/** The moved record first. If it isn’t among these, they only have another position. */
function placedRecords(changes: readonly AuditChange[], placing: Placing): readonly AuditChange[] {
  const moved = movedRecord(placing);
  const first = changes.find(({ id }) => id === moved?.id);
  if (!moved || !first) return changes;
  const others = changes.filter((change) => change !== first).map((change) => ({ ...change, what: 'placed' as const }));
  return [{ ...first, what: 'moved', next: moved.next }, ...others];
}

function auditChange(records: DeskRecords, { event, before }: ChangedRecord): AuditChange | undefined {
  const { kind, id } = event.target;
  if (!isRecordKind(kind)) return undefined;
  const name = nameThen(records, kind, event, before);
  const common = { kind, id, name, replacement: null, next: null, fields: [] };
  switch (event.type) {
    case 'record.put': {
      // A new desk writes its defaults; before that, there was nothing, although they can be read without being written.
      const isFirst = actorAgentId(event.actor) === undefined && Object.keys(before.fields).length === 0;
      const known = isFirst ? undefined : readRecord(kind, before);
      const { fields } = event.data as { readonly fields: Readonly<Record<string, unknown>> }; // Safe: its schema checked it.
      const earlier: Readonly<Record<string, unknown>> = { ...before.fields, ...known };
      const named = (field: string, value: unknown) => withNames(records, kind, field, value);
      const said = Object.entries(fields).filter(([field]) => !isDerived(kind, fields, field));
      const list = said.map(([field, value]) => ({
        field,
        from: named(field, earlier[field] ?? null),
        to: named(field, value),
      }));
      return { ...common, what: known ? 'changed' : 'added', fields: list };
    }
    case 'record.retired': {
      const { replacedBy } = event.data as { readonly replacedBy: Id | null };
      return { ...common, what: 'archived', replacement: replacedBy && nameOf(records, kind, replacedBy) };
    }
    case 'record.restored':
      return { ...common, what: 'restored' };
    case 'access.recovered': {
      const { agentId } = event.data as { readonly agentId: Id };
      return { ...common, what: 'recovered', name: nameOf(records, 'agent', agentId) };
    }
    default:
      return undefined;
  }
}

/** Whether another field of the same change already says it. */
function isDerived(kind: RecordKind, fields: Readonly<Record<string, unknown>>, field: string): boolean {
  const others = Object.fromEntries(Object.entries(fields).filter(([name]) => name !== field));
  return Object.hasOwn(withDerivedFields(kind, others), field);
}

function nameThen(records: DeskRecords, kind: RecordKind, { data }: StampedEvent, before: RecordState): string {
  const given = typeof data === 'object' && data !== null && 'fields' in data ? data.fields : undefined;
  const said = { ...before.fields, ...(typeof given === 'object' ? given : undefined) } as { readonly name?: unknown };
  return typeof said.name === 'string' ? said.name : nameOf(records, kind, before.id);
}

function nameOf(records: DeskRecords, kind: RecordKind, id: Id): string {
  const record = records.get(kind, id);
  return record ? listedName(records, kind, record) : id;
}

/** The value with the names of the records that it refers to, as they are called today. */
export function withNames(records: DeskRecords, kind: RecordKind, field: string, value: unknown): AuditValue {
  const references: readonly Reference[] = recordKinds[kind].references;
  return references
    .filter((reference) => reference.field === field)
    .reduce((named, reference) => withName(records, reference, named), value);
}

function withName(records: DeskRecords, reference: Reference, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => withName(records, reference, item));
  const { part, kind } = reference;
  // Safe: a test ensures that every reference is to a kind of the registry.
  const named = (id: string) => nameOf(records, kind as RecordKind, id);
  if (part === undefined) return typeof value === 'string' ? named(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  const id = (value as Readonly<Record<string, unknown>>)[part];
  return typeof id === 'string' ? { ...value, [part]: named(id) } : value;
}

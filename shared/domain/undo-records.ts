import { type AgentAccess, holdsAnywhere } from './access.ts';
import { type Draft, type StampedEvent, type Target, targetKey } from './event.ts';
import { isRefusal, type Objection, type PastCommit, type Refusal, refuse, type World } from './operation.ts';
import { decideRestore, decideRetire, type RetireWorld } from './record-archive.ts';
import { decidePut, sameValue } from './record-operations.ts';
import { recordRequirements } from './record-rights.ts';
import { recordsAfter } from './records/after.ts';
import { queueObjection } from './records/queue-rules.ts';
import type { RecordState } from './records/record.ts';
import { isRecordKind, type RecordKind, readRecord } from './records/registry.ts';
import { archiving, isAllOf, recordWriters } from './records/writers.ts';
import { ticketKind } from './ticket/kind.ts';
import { isLastIn, type Writers } from './writers.ts';

export type RecordUndoWorld = RetireWorld & Pick<World, 'undoneOn'>;

/** Whether a commit changed desk records alone. What a commit did to records beside tickets stays. */
export function changesRecordsAlone({ events }: PastCommit): boolean {
  return events.length > 0 && events.every(({ target }) => target.kind !== ticketKind);
}

/** Why an agent may not undo a change of records: it takes what the inverse by hand takes. */
export function objectionToRecords(
  { records, actor }: Pick<World, 'records' | 'actor'>,
  { events }: PastCommit,
  access: AgentAccess,
  unseen: Objection,
): Objection | undefined {
  for (const { type, target, data, actor: author } of events) {
    const kind = isRecordKind(target.kind) ? target.kind : undefined;
    // What agents change about themselves without an administrator: their color.
    if (kind === 'agent' && target.id === access.agentId && isOfField('colour', type, data)) continue;
    if (kind === 'person' && author === actor && isOfField('note', type, data)) {
      // The ticket beside which it was written may be out of sight by now.
      if (!access.isAdministrator && !holdsAnywhere(access, 'ticket.edit')) return { missing: 'ticket.edit' };
      continue;
    }
    const objection = kind === 'queue' ? queueObjection(records, access, target.id) : undefined;
    if (objection && 'refused' in objection) return unseen;
    const isFor = kind === undefined || recordRequirements(kind).includes('administrator') || objection !== undefined;
    if (isFor && !access.isAdministrator) return author === actor ? { missing: 'administrator' } : unseen;
  }
  return undefined;
}

/** Whether a change is of this field alone, or the mark that such a change was undone. */
function isOfField(name: string, type: string, data: unknown): boolean {
  if (type === 'commit.undone') return true;
  const fields = type === 'record.put' ? Object.keys((data as { readonly fields: object }).fields) : []; // Safe: its schema checked it.
  return fields.length === 1 && fields[0] === name;
}

/**
 * The inverse of each change, decided by the rules of the same change by hand. What was changed since stays and is
 * named, also if it was set to the same value again.
 */
export function recordUndo(world: RecordUndoWorld, commit: string, past: PastCommit): readonly Draft[] | Refusal {
  const targets = new Map(past.events.map(({ target }) => [targetKey(target), target]));
  if ([...targets.values()].some((target) => world.undoneOn(target).includes(commit))) return refuse('undo.done');
  const writers = new Map([...targets].map(([key, target]) => [key, recordWriters(past.recordEvents(target))]));
  const inverted: Draft[] = [];
  const stays = new Map<string, readonly string[]>();
  let { records } = world;
  let isInvertible = false;
  for (const event of past.events.toReversed()) {
    const key = targetKey(event.target);
    const own = { commit, writers: writers.get(key) ?? {}, before: past.recordBefore(event.target) };
    const inverse = inverseOf({ ...world, records }, event, own);
    if (inverse === undefined) continue;
    if ('refused' in inverse) return inverse;
    isInvertible = true;
    stays.set(key, [...inverse.stays, ...(stays.get(key) ?? [])]);
    for (const draft of inverse.drafts) {
      inverted.push(draft);
      records = recordsAfter(records, changeBy(draft));
    }
  }
  if (!isInvertible) return refuse('undo.impossible');
  if (inverted.length === 0) return refuse('undo.nothing');
  const noted = [...targets].map(
    ([key, target]): Draft => ({ type: 'commit.undone', target, data: { commit, stays: stays.get(key) ?? [] } }),
  );
  return [...inverted, ...noted];
}

interface Inverse {
  readonly drafts: readonly Draft[];
  readonly stays: readonly string[];
}

/** A record that a commit changed: as it was before, and whose its present values are. */
interface Changed {
  readonly commit: string;
  readonly writers: Writers;
  readonly before: RecordState;
}

/** Undefined for an event that has no inverse. */
function inverseOf(
  world: RetireWorld,
  { type, target: { kind, id }, data }: StampedEvent,
  { commit, writers, before: state }: Changed,
): Inverse | Refusal | undefined {
  if (!isRecordKind(kind)) return undefined;
  const { records } = world;
  const present = records.get(kind, id);
  const isLast = (slot: string) => isLastIn(writers, [slot], commit);
  switch (type) {
    case 'record.put': {
      const { fields } = data as { readonly fields: Readonly<Record<string, unknown>> }; // Safe: its schema checked it.
      const before = readRecord(kind, state);
      if (!before) return invertAddition(world, { kind, id }, isAllOf(writers, commit));
      const isTheirs = (name: string) => isLast(name) && !!present && sameValue(present, name, fields[name]);
      const changed = Object.keys(fields).filter((name) => !isTheirs(name));
      const earlier = { ...before } as Readonly<Record<string, unknown>>;
      if (!present || present.retired) return { drafts: [], stays: Object.keys(fields) };
      const back = Object.keys(fields).filter((name) => !changed.includes(name));
      if (back.length === 0) return { drafts: [], stays: changed };
      const values = Object.fromEntries(back.map((name) => [name, earlier[name]]));
      return withStaying(decidePut(records, { kind, id, fields: values }), changed);
    }
    case 'record.retired':
      return present?.retired &&
        isLast(archiving) &&
        records.replacedBy(kind, id) === (data as { readonly replacedBy: unknown }).replacedBy
        ? withStaying(decideRestore(records, { kind, id }), [])
        : { drafts: [], stays: ['retired'] };
    case 'record.restored':
      return present && !present.retired && isLast(archiving)
        ? withStaying(decideRetire(world, { kind, id, replacedBy: state.replacedBy }), [])
        : { drafts: [], stays: ['retired'] };
    default:
      return undefined;
  }
}

/** A new record is archived, unless it was changed since: then somebody relies on it. */
function invertAddition(
  world: RetireWorld,
  target: { readonly kind: RecordKind; readonly id: string },
  isUnchanged: boolean,
): Inverse | Refusal {
  const isThere = world.records.get(target.kind, target.id)?.retired === false;
  if (!isThere || !isUnchanged) return { drafts: [], stays: ['record'] };
  return withStaying(decideRetire(world, { ...target, replacedBy: null }), []);
}

function withStaying(decided: readonly Draft[] | Refusal, stays: readonly string[]): Inverse | Refusal {
  return isRefusal(decided) ? decided : { drafts: decided, stays };
}

function changeBy({ type, target, data }: Draft & { readonly target: Target }) {
  const which = { kind: target.kind as RecordKind, id: target.id }; // Safe: the decisions above name kinds of ours.
  if (type === 'record.restored') return { ...which, isRestored: true };
  return {
    ...which,
    ...(data as { readonly fields?: Readonly<Record<string, unknown>>; readonly replacedBy?: string | null }),
  };
}

import { parseTargetKey, type Target, type TargetKey, targetKey } from '../../shared/domain/event.ts';
import type { Folded } from '../../shared/domain/fold.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';
import { emptyRecord, type RecordState } from '../../shared/domain/records/record.ts';
import { laterDefaults, type RecordKind, type RecordOf, recordKinds } from '../../shared/domain/records/registry.ts';
import { ticketKind } from '../../shared/domain/ticket/kind.ts';
import { emptyTicket, type Ticket } from '../../shared/domain/ticket/ticket.ts';
import { parsedRecord } from './parsed-records.ts';
import { createPeople, type People } from './people/people.ts';
import { createRecentTickets, type RecentTickets } from './recent-tickets.ts';

/** The current state of tickets and desk records. All records are in memory, and those tickets that were used last. */
export interface Targets {
  /** Throws for a ticket that exists and was not loaded: without it, the caller would take it for an empty one. */
  readonly get: (key: TargetKey) => Folded | undefined;
  readonly set: (key: TargetKey, state: Folded) => void;
  /** Drops a target that no longer exists. */
  readonly drop: (key: TargetKey) => void;
  readonly recordsOfKind: (kind: string) => RecordsOfKind;
  /** Every kind of which there are records, also those that this version does not know. */
  readonly kinds: () => Iterable<string>;
  /** A number that grows with each change of a record of a kind. */
  readonly versionOf: (kind: string) => number;
  readonly tickets: Pick<RecentTickets, 'get' | 'has' | 'values' | 'forgetOld'>;
}

/** `isTicket` tells whether there is a ticket, in memory or not. */
export function createTargets(isTicket: (id: Id) => boolean = () => false, people: People = createPeople()): Targets {
  const tickets = createRecentTickets();
  const kinds = new Map<string, Map<Id, RecordState>>();
  const versions = createVersions();

  function get(key: TargetKey): Folded | undefined {
    const { kind, id } = parseTargetKey(key);
    if (kind === personKind) return people.get(id);
    if (kind !== ticketKind) return kinds.get(kind)?.get(id);
    const ticket = tickets.get(id);
    if (!ticket && isTicket(id)) throw new Error(`Ticket ${id} is used but was not loaded`);
    return ticket;
  }

  function set(key: TargetKey, state: Folded): void {
    const { kind, id } = parseTargetKey(key);
    if ('intake' in state) {
      tickets.set(state);
      return;
    }
    if (kind === personKind) people.set(state);
    else kinds.set(kind, (kinds.get(kind) ?? new Map<Id, RecordState>()).set(id, state));
    versions.changed(kind);
  }

  function drop(key: TargetKey): void {
    const { kind, id } = parseTargetKey(key);
    if (kind === ticketKind) tickets.drop(id);
    else if (kind === personKind ? people.drop(id) : kinds.get(kind)?.delete(id)) versions.changed(kind);
  }

  return {
    get,
    set,
    drop,
    recordsOfKind: (kind) => (kind === personKind ? people : (kinds.get(kind) ?? none)),
    kinds: () => (people.size === 0 ? kinds.keys() : [personKind, ...kinds.keys()]),
    versionOf: versions.of,
    tickets,
  };
}

const personKind = 'person';

const none: ReadonlyMap<Id, RecordState> = new Map();

function createVersions() {
  const versions = new Map<string, number>();
  const of = (kind: string) => versions.get(kind) ?? 0;
  return { of, changed: (kind: string) => void versions.set(kind, of(kind) + 1) };
}

/** The records of one kind, for looking up some or walking through all. */
export interface RecordsOfKind extends Pick<ReadonlyMap<Id, RecordState>, 'get' | 'has' | 'size'> {
  readonly keys: () => Iterable<Id>;
  readonly values: () => Iterable<RecordState>;
}

/** The results of earlier operations in the batch, on top of the state on the disk. Discarded if the write fails. */
export interface Overlay extends Pick<Targets, 'get' | 'set' | 'versionOf'> {
  readonly changed: ReadonlyMap<TargetKey, Folded>;
  /** The changed records of one kind. */
  readonly changedOfKind: (kind: string) => readonly RecordState[];
  /** Whether any record was changed; most operations change tickets only. */
  readonly hasRecords: () => boolean;
  readonly recordsOfKind: (kind: string) => RecordsOfKind;
}

export function createOverlay(base: Targets): Overlay {
  const changed = new Map<TargetKey, Folded>();
  const changedRecords = new Map<string, Map<Id, RecordState>>();
  const versions = createVersions();

  function set(key: TargetKey, state: Folded): void {
    changed.set(key, state);
    if ('intake' in state) return;
    const records = changedRecords.get(state.kind) ?? new Map<Id, RecordState>();
    changedRecords.set(state.kind, records.set(state.id, state));
    versions.changed(state.kind);
  }

  return {
    changed,
    get: (key) => changed.get(key) ?? base.get(key),
    set,
    changedOfKind: (kind) => [...(changedRecords.get(kind)?.values() ?? [])],
    hasRecords: () => changedRecords.size > 0,
    versionOf: (kind) => base.versionOf(kind) + versions.of(kind),
    recordsOfKind: (kind) => {
      const above = changedRecords.get(kind);
      return above ? layered(base.recordsOfKind(kind), above) : base.recordsOfKind(kind);
    },
  };
}

/** Looks up in both instead of merging them: a desk has thousands of people, and a batch changes a few. */
function layered(below: RecordsOfKind, above: ReadonlyMap<Id, RecordState>): RecordsOfKind {
  const added = () => [...above.values()].filter(({ id }) => !below.has(id));
  return {
    get: (id) => above.get(id) ?? below.get(id),
    has: (id) => above.has(id) || below.has(id),
    get size() {
      return below.size + added().length;
    },
    keys: () => [...below.keys(), ...added().map(({ id }) => id)],
    values: () => [...Array.from(below.values(), (state) => above.get(state.id) ?? state), ...added()],
  };
}

export function ticketIn(targets: Pick<Targets, 'get'>, id: Id): Ticket {
  const state = targets.get(targetKey({ kind: ticketKind, id }));
  return state && 'intake' in state ? state : emptyTicket(id);
}

/** The commits that were undone on a desk record. */
export function undoneOn(targets: Pick<Targets, 'get'>, record: Target): readonly string[] {
  const state = targets.get(targetKey(record));
  return (state && 'fields' in state && 'retired' in state ? state.undone : undefined) ?? [];
}

/** What is contested about a desk record: fields, and whether it is archived. */
export function contestedOn(targets: Pick<Targets, 'get'>, record: Target): readonly string[] {
  const state = targets.get(targetKey(record));
  const conflicts = state && 'fields' in state && 'retired' in state ? state.conflicts : [];
  return conflicts.map(({ about }) => about);
}

/** The default records that desks read from the code until somebody changes them, as states that were never written. */
export const unwritten: ReadonlyMap<string, ReadonlyMap<Id, RecordState>> = new Map(
  Object.values(recordKinds).map(({ kind }) => [
    kind,
    new Map(laterDefaults(kind).map((id) => [id, emptyRecord({ kind, id })])),
  ]),
);

type RecordSource = Pick<Overlay, 'recordsOfKind'> & Partial<Pick<Overlay, 'versionOf'>>;

export function deskRecordsOf(targets: RecordSource): DeskRecords {
  const { versionOf } = targets;
  const sorted = new Map<string, { readonly version: number; readonly all: readonly unknown[] }>();

  /** A desk that was not created yet has no records, not even defaults. */
  const isFounded = () => targets.recordsOfKind('desk').size > 0;

  function stateOf(kind: RecordKind, id: Id): RecordState | undefined {
    const written = targets.recordsOfKind(kind).get(id);
    return written ?? (isFounded() ? unwritten.get(kind)?.get(id) : undefined);
  }

  function statesOf(kind: RecordKind): RecordState[] {
    const written = targets.recordsOfKind(kind);
    const others = isFounded() ? [...(unwritten.get(kind)?.values() ?? [])] : [];
    return [...others.filter(({ id }) => !written.has(id)), ...written.values()];
  }

  function parsedOf<Kind extends RecordKind>(kind: Kind): readonly RecordOf<Kind>[] {
    const states = statesOf(kind).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    return states.map((state) => parsedRecord(kind, state)).filter((record) => record !== undefined);
  }

  function all<Kind extends RecordKind>(kind: Kind): readonly RecordOf<Kind>[] {
    if (!versionOf) return parsedOf(kind);
    const version = versionOf(kind) + versionOf('desk');
    const known = sorted.get(kind);
    // Safe: under a kind only its own records are kept.
    if (known?.version === version) return known.all as readonly RecordOf<Kind>[];
    const records = parsedOf(kind);
    sorted.set(kind, { version, all: records });
    return records;
  }

  return {
    get: (kind, id) => {
      const state = stateOf(kind, id);
      return state && parsedRecord(kind, state);
    },
    replacedBy: (kind, id) => {
      const state = targets.recordsOfKind(kind).get(id);
      return state?.retired ? state.replacedBy : null;
    },
    all,
    versionOf,
  };
}

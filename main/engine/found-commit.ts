import { type AgentAccess, agentAccess, canSee } from '../../shared/domain/access.ts';
import {
  compareEvents,
  parseTargetKey,
  type StampedEvent,
  type TargetKey,
  targetKey,
} from '../../shared/domain/event.ts';
import { type Folded, fold } from '../../shared/domain/fold.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { PastCommit } from '../../shared/domain/operation.ts';
import { actorAgentId } from '../../shared/domain/principal.ts';
import { emptyRecord, type RecordState } from '../../shared/domain/records/record.ts';
import { ticketKind } from '../../shared/domain/ticket/kind.ts';
import { type CommitEntry, ticketTargets } from './commit-entry.ts';
import { eventsOfCommit, type ReadPorts, readCommit } from './read-commit.ts';
import { eventsOf } from './read-events.ts';
import type { DeskState } from './state.ts';
import { deskRecordsOf, ticketIn } from './targets.ts';
import { loadTickets } from './tickets.ts';

/** A commit of our own as it is read for an undo. */
export interface FoundCommit extends Omit<PastCommit, 'isChangedSince'> {
  readonly entry: CommitEntry;
  readonly op: string;
  /** A hash of the request, if it can still be read. */
  readonly asked: string | undefined;
}

/** Reads a commit and loads its tickets. Call it only from a task in the engine’s queue. */
export async function findCommit(state: DeskState, ports: ReadPorts, entry: CommitEntry): Promise<FoundCommit> {
  await loadTickets(state, ports, ticketTargets(entry));
  const [commit, authorThen, known] = await Promise.all([
    readCommit(ports, entry),
    authorAt(state, ports, entry),
    recordsOf(state, ports, entry),
  ]);
  const { head, asked } = commit;
  return { entry, op: head.op, asked, events: eventsOf(commit), authorThen, ...known, batch: head.batch };
}

/** The commit as an undo sees it. One that does not count for tickets has no events. */
export function pastCommit(state: DeskState, found: FoundCommit): PastCommit & Pick<FoundCommit, 'entry'> {
  const events = state.firstOnly.isSkipped(found.entry.ref) ? [] : found.events;
  return { ...found, events, isChangedSince: (id) => isChangedSince(state, found.entry, id) };
}

/** Whether another commit changed the ticket that this one had not seen. */
function isChangedSince({ commits }: DeskState, { ref }: CommitEntry, ticketId: Id): boolean {
  return commits.hasUnseen(ref, targetKey({ kind: ticketKind, id: ticketId }));
}

/**
 * What the author could see when they wrote the commit: their departments and teams. Not needed for an agent who sees
 * all of its tickets now.
 */
async function authorAt(state: DeskState, ports: ReadPorts, entry: CommitEntry): Promise<AgentAccess | undefined> {
  const agentId = actorAgentId(entry.actor);
  if (agentId === undefined) return undefined;
  const now = agentAccess(state.records, agentId);
  if (!now || ticketTargets(entry).every((id) => canSee(now, ticketIn(state.targets, id)))) return now;
  const then = (kind: string, ids: Iterable<Id>) => recordsAt(state, ports, entry, kind, ids);
  // Whether a department is staffed decides what an administrator sees; the present state is close enough.
  const agents = new Map(Array.from(state.targets.recordsOfKind('agent').values(), (agent) => [agent.id, agent]));
  for (const [id, agent] of await then('agent', [agentId])) agents.set(id, agent);
  const teams = await then('team', state.targets.recordsOfKind('team').keys());
  const recordsOfKind = (kind: string) =>
    kind === 'agent' ? agents : kind === 'team' ? teams : state.targets.recordsOfKind(kind);
  return agentAccess(deskRecordsOf({ recordsOfKind }), agentId);
}

/** The desk records of an agent’s commit, on the disk. Of one that changes tickets too, only the people are needed. */
async function recordsOf(
  state: DeskState,
  ports: ReadPorts,
  entry: CommitEntry,
): Promise<Pick<FoundCommit, 'recordBefore' | 'recordEvents'>> {
  const isOfTickets = ticketTargets(entry).length > 0;
  const needed = isOfTickets ? entry.targets.filter((key) => parseTargetKey(key).kind === 'person') : entry.targets;
  const targets = actorAgentId(entry.actor) === undefined ? [] : needed;
  const found = new Map(
    await Promise.all(
      targets.map(async (key) => {
        const read = await readRecord(state, ports, key);
        return [key, { before: recordAt(state, entry, key, read, false), events: eventsIn(read) }] as const;
      }),
    ),
  );
  return {
    recordBefore: (record) => found.get(targetKey(record))?.before ?? emptyRecord(record),
    recordEvents: (record) => found.get(targetKey(record))?.events ?? [],
  };
}

async function recordsAt(
  state: DeskState,
  ports: ReadPorts,
  entry: CommitEntry,
  kind: string,
  ids: Iterable<Id>,
): Promise<ReadonlyMap<Id, RecordState>> {
  const found = new Map<Id, RecordState>();
  for (const id of ids) {
    const key: TargetKey = `${kind}:${id}`;
    found.set(id, recordAt(state, entry, key, await readRecord(state, ports, key), true));
  }
  return found;
}

/** The commits of a record, with its own events. */
type ReadRecord = readonly { readonly ref: CommitEntry['ref']; readonly events: readonly StampedEvent[] }[];

function readRecord({ commits }: Pick<DeskState, 'commits'>, ports: ReadPorts, key: TargetKey): Promise<ReadRecord> {
  const entries = commits.historyOf(key).entries();
  return Promise.all(
    entries.map(async (each) => {
      const events = await eventsOfCommit(ports, each);
      return { ref: each.ref, events: events.filter((event) => targetKey(event.target) === key) };
    }),
  );
}

function eventsIn(read: ReadRecord): readonly StampedEvent[] {
  return read.flatMap(({ events }) => events).toSorted(compareEvents);
}

/** A record as the author of a commit saw it, with the commit or before it. */
function recordAt(
  { lineage: { sees } }: Pick<DeskState, 'lineage'>,
  entry: CommitEntry,
  key: TargetKey,
  read: ReadRecord,
  isIncluded: boolean,
): RecordState {
  const target = parseTargetKey(key);
  const seen = read.filter(({ ref }) => sees(entry.ref, ref) && (isIncluded || ref.sum !== entry.ref.sum));
  const folded: Folded = fold(target, eventsIn(seen), sees);
  return 'intake' in folded ? emptyRecord(target) : folded;
}

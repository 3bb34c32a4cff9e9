import { type AgentAccess, agentAccess, canSee } from '../../shared/domain/access.ts';
import { parseTargetKey, type TargetKey, targetKey } from '../../shared/domain/event.ts';
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
  const [commit, authorThen, recordBefore] = await Promise.all([
    readCommit(ports, entry),
    authorAt(state, ports, entry),
    recordsBefore(state, ports, entry),
  ]);
  const { head, asked } = commit;
  return { entry, op: head.op, asked, events: eventsOf(commit), authorThen, recordBefore, batch: head.batch };
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

/** The desk records of an agent’s commit as they were before it. A commit that changes tickets too needs none. */
async function recordsBefore(
  state: DeskState,
  ports: ReadPorts,
  entry: CommitEntry,
): Promise<FoundCommit['recordBefore']> {
  const isAgents = actorAgentId(entry.actor) !== undefined && ticketTargets(entry).length === 0;
  const targets = isAgents ? entry.targets : [];
  const found = new Map(
    await Promise.all(targets.map(async (key) => [key, await recordAt(state, ports, entry, key, false)] as const)),
  );
  return (record) => found.get(targetKey(record)) ?? emptyRecord(record);
}

async function recordsAt(
  state: DeskState,
  ports: ReadPorts,
  entry: CommitEntry,
  kind: string,
  ids: Iterable<Id>,
): Promise<ReadonlyMap<Id, RecordState>> {
  const found = new Map<Id, RecordState>();
  for (const id of ids) found.set(id, await recordAt(state, ports, entry, `${kind}:${id}`, true));
  return found;
}

/** A record as the author of a commit saw it, with the commit or before it. */
async function recordAt(
  { commits, lineage: { sees } }: Pick<DeskState, 'commits' | 'lineage'>,
  ports: ReadPorts,
  entry: CommitEntry,
  key: TargetKey,
  isIncluded: boolean,
): Promise<RecordState> {
  const target = parseTargetKey(key);
  const seen = commits
    .historyOf(key)
    .entries()
    .filter(({ ref }) => sees(entry.ref, ref) && (isIncluded || ref.sum !== entry.ref.sum));
  const events = (await Promise.all(seen.map((each) => eventsOfCommit(ports, each)))).flat();
  const own = events.filter((event) => targetKey(event.target) === key);
  const folded: Folded = fold(target, own, sees);
  return 'intake' in folded ? emptyRecord(target) : folded;
}

import { type EventId, type StampedEvent, type TargetKey, targetKey } from '../../shared/domain/event.ts';
import type { Id } from '../../shared/domain/id.ts';
import { actorAgentId } from '../../shared/domain/principal.ts';
import type { EntryHead, Posted } from '../../shared/domain/ticket/conversation.ts';
import { ticketKind } from '../../shared/domain/ticket/kind.ts';
import type { ThreadCommit } from '../../shared/views/thread.ts';
import { isPlanning, isPosted } from '../../shared/views/thread-mark.ts';
import type { CommitEntry } from './commit-entry.ts';
import { eventsWithIds } from './events-with-ids.ts';
import type { LinesRead } from './lines-read.ts';
import { eventsOfCommit, type ReadPorts } from './read-commit.ts';
import type { DeskState } from './state.ts';
import { type ThreadCommits, type ThreadRange, threadPart } from './thread-part.ts';
import { undoneBy } from './undone-by.ts';

/** The threads of tickets. Only the journal lines of the requested part are read. */
export interface Thread {
  /** The newest commits in a range, with bodies. */
  readonly page: (ticketId: Id, range: ThreadRange) => Promise<ThreadCommits>;
  /** What was posted as an entry, with its body. Reads only the lines that can hold it. */
  readonly entry: (ticketId: Id, head: EntryHead) => Promise<Posted | undefined>;
  /** The events with these ids. Reads only their lines. */
  readonly events: (ticketId: Id, ids: ReadonlySet<EventId>) => Promise<readonly StampedEvent[]>;
  /** How many commits of others than the agent touched the ticket, whenever they came, from this or other devices. */
  readonly lengthOfOthers: (ticketId: Id, agentId: Id) => Promise<number>;
  /** Every event that calculated the ticket's due time, in order. */
  readonly plannings: (ticketId: Id) => Promise<readonly StampedEvent[]>;
}

export function createThread(state: DeskState, ports: ReadPorts, linesRead: Pick<LinesRead, 'take'>): Thread {
  async function eventsOn(key: TargetKey, entry: CommitEntry): Promise<StampedEvent[]> {
    const events = linesRead.take(entry) ?? (await eventsOfCommit(ports, entry));
    return events.filter(({ target }) => targetKey(target) === key);
  }

  async function page(ticketId: Id, range: ThreadRange): Promise<ThreadCommits> {
    const key = keyOf(ticketId);
    // All commits are selected before the first read, so later commits belong to the next answer.
    const history = state.commits.historyOf(key);
    const { shown, opening, ...part } = threadPart(history, range);
    const read = new Map<number, Promise<StampedEvent[]>>();

    function eventsAt(at: number): Promise<StampedEvent[]> {
      const known = read.get(at) ?? eventsOn(key, history.entryAt(at));
      read.set(at, known);
      return known;
    }

    const wanted = shown.map((at) => ({ at, undone: undoneBy(history, at) }));
    const found = wanted.map(async ({ at, undone }): Promise<ThreadCommit> => {
      const common = { events: await eventsAt(at), isOpening: at === opening };
      if (!undone) return common;
      const { original, isRedone } = undone;
      const events = original === undefined ? [] : await eventsAt(original);
      return { ...common, undone: { events, isOpening: original === opening, isRedone } };
    });
    return { ...part, commits: await Promise.all(found) };
  }

  async function entry(ticketId: Id, { id, by, timeMs }: EntryHead): Promise<Posted | undefined> {
    const key = keyOf(ticketId);
    const { commits } = state;
    const history = commits.historyOf(key);
    for (let at = 0; at < history.length; at += 1) {
      const commit = history.commitAt(at);
      if (commits.timeMsOf(commit) !== timeMs || commits.actorOf(commit) !== by) continue;
      if (history.markAt(at).entries === 0) continue;
      const posted = (await eventsOn(key, history.entryAt(at))).filter(isPosted).map(({ data }) => data as Posted); // Safe: read by its schema.
      const found = posted.find(({ entryId }) => entryId === id);
      if (found) return found;
    }
    return undefined;
  }

  async function events(ticketId: Id, ids: ReadonlySet<EventId>): Promise<readonly StampedEvent[]> {
    const key = keyOf(ticketId);
    return eventsWithIds(state.commits.historyOf(key).entries(), ids, (entry) => eventsOn(key, entry));
  }

  async function plannings(ticketId: Id): Promise<readonly StampedEvent[]> {
    const key = keyOf(ticketId);
    const history = state.commits.historyOf(key);
    const planning: CommitEntry[] = [];
    for (let at = 0; at < history.length; at += 1) {
      if (history.markAt(at).isPlanning) planning.push(history.entryAt(at));
    }
    const events = await Promise.all(planning.map((entry) => eventsOn(key, entry)));
    return events.flat().filter(isPlanning);
  }

  /** The positions of lines may not be loaded yet. */
  const ready = <Input extends unknown[], T>(read: (...input: Input) => Promise<T>) => {
    return async (...input: Input): Promise<T> => {
      await state.index.whenComplete();
      return read(...input);
    };
  };

  async function lengthOfOthers(ticketId: Id, agentId: Id): Promise<number> {
    const { commits } = state;
    const history = commits.historyOf(keyOf(ticketId));
    let count = 0;
    for (let at = 0; at < history.length; at += 1) {
      if (actorAgentId(commits.actorOf(history.commitAt(at))) !== agentId) count += 1;
    }
    return count;
  }

  return {
    ...{ page: ready(page), entry: ready(entry), events: ready(events) },
    ...{ lengthOfOthers: ready(lengthOfOthers), plannings: ready(plannings) },
  };
}

function keyOf(id: Id): TargetKey {
  return targetKey({ kind: ticketKind, id });
}

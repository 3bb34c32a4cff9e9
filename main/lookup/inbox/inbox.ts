import { type AgentAccess, agentAccess } from '../../../shared/domain/access.ts';
import type { StampedEvent } from '../../../shared/domain/event.ts';
import type { Id } from '../../../shared/domain/id.ts';
import type { DeskRecords } from '../../../shared/domain/records/desk-records.ts';
import { ticketKind } from '../../../shared/domain/ticket/kind.ts';
import type { TicketRow } from '../../../shared/domain/ticket/row.ts';
import type { Ticket } from '../../../shared/domain/ticket/ticket.ts';
import { audienceOf, concerns, mayBeTold } from '../../../shared/views/happenings.ts';
import type { InboxItem } from '../../../shared/views/inbox.ts';
import type { AppliedCommit } from '../../engine/ports.ts';
import type { RecentCommits } from '../../engine/recent-commits.ts';
import type { Rows } from '../../engine/rows/row-table.ts';
import { createAlarm } from '../../platform/alarm.ts';
import type { Clock } from '../../platform/clock.ts';
import { beginSlice, createSlices, nextTurn } from '../../platform/in-slices.ts';
import { createLookThrough, type Looked, type SearchedRows } from './look-through.ts';
import { createRecentHappenings, type RecentHappenings } from './recent-happenings.ts';

/** What agents are told: who did what on tickets that concern them, and which of those are due. */
export interface Inbox {
  /** An agent’s items, newest first. The first question reads the newest commits; the others are read after it. */
  readonly of: (access: AgentAccess) => Promise<readonly InboxItem[]>;
  readonly changed: (commits: readonly AppliedCommit[]) => void;
  /** Resolves once all of them are read. */
  readonly whenRead: () => Promise<void>;
  /** The open tickets that concern an agent; none before the newest commits are read. */
  readonly concerned: (access: AgentAccess) => readonly TicketRow[];
  /** Whether a ticket that is open, or in those commits, concerns an agent. */
  readonly concerns: (access: AgentAccess, ticketId: Id) => boolean;
  /** Called with each agent whose items changed, of those who have asked before. */
  readonly onNews: (listener: (agentId: Id) => void) => void;
  readonly close: () => void;
}

export interface InboxPorts {
  readonly engine: {
    readonly rows: SearchedRows & Pick<Rows, 'whenComplete' | 'size' | 'isThere'>;
    readonly records: DeskRecords;
    readonly recentCommits: RecentCommits;
    readonly tickets: { readonly load: (ids: readonly Id[]) => Promise<readonly Ticket[]> };
  };
  /** The open tickets that an agent or their teams are responsible for; each row is good until the next is asked for. */
  readonly ownRows: (access: AgentAccess) => Iterable<TicketRow>;
  /** The desk’s clock. */
  readonly clock: Pick<Clock, 'nowMs' | 'after'>;
  readonly onError: (error: unknown) => void;
  readonly mostCommits?: number;
  /** So many are read before the first answer. */
  readonly firstCommits?: number;
}

/** Weeks of a busy office: an agent who returns from a holiday finds what is new. */
const usuallyMostCommits = 10_000;
/** Days of it, and few enough to be read in a moment. */
const usuallyFirstCommits = 2_000;
/** Agents learn of news within this time: looking through their items takes longer than most operations. */
const pauseMs = 200;
/** Operations wait for tickets that are being read. */
const readAtOnce = 8;

export function createInbox(ports: InboxPorts): Inbox {
  const { engine, ownRows, clock, onError, mostCommits = usuallyMostCommits } = ports;
  const { firstCommits = usuallyFirstCommits } = ports;
  const { rows, records } = engine;
  const listeners: ((agentId: Id) => void)[] = [];
  /** What each agent who asked was last told, as one text. */
  const lastTold = new Map<Id, string>();
  const alarm = createAlarm(clock, ring);
  const lookThrough = createLookThrough({ rows, ownRows, nowMs: clock.nowMs });
  let toLookAt: readonly Id[] = [];
  let reading: Promise<void> | undefined;
  let readingRest: Promise<void> | undefined;
  let happenings: RecentHappenings | undefined;
  /** What happens while commits are read. */
  let meanwhile: AppliedCommit[] | undefined;
  let isClosed = false;

  /** Replaces what is known by what the newest commits say, which are read in slices. */
  async function read(most: number, ofOpen: boolean): Promise<void> {
    meanwhile = [];
    try {
      const found = createRecentHappenings(mostCommits);
      for await (const commit of engine.recentCommits(most)) {
        if (isClosed) return;
        found.add(commit);
      }
      const ids = new Set(found.ticketIds());
      if (ofOpen) for (const id of await openIds()) ids.add(id);
      await readAudiences(found, [...ids]);
      for (const commit of meanwhile) take(found, commit);
      happenings = found;
    } finally {
      meanwhile = undefined;
    }
  }

  async function openIds(): Promise<Id[]> {
    const rest = createSlices();
    const cursor = rows.cursor();
    const found: Id[] = [];
    for (let ordinal = 0; ordinal < rows.size(); ordinal += 1) {
      const row = rows.isThere(ordinal) ? cursor.at(ordinal) : undefined;
      if (row?.state === 'open') found.push(row.id);
      const pause = rest();
      if (pause) await pause;
    }
    return found;
  }

  /** What is known already is up to date; other tickets are read. */
  async function readAudiences(found: RecentHappenings, ids: readonly Id[]): Promise<void> {
    const isOpen = (id: Id) => rows.get(id)?.state === 'open';
    const unknown: Id[] = [];
    for (const id of ids) {
      const known = happenings?.audienceOf(id);
      if (known) found.setAudience(id, known, isOpen(id));
      else unknown.push(id);
    }
    for (let at = 0; at < unknown.length && !isClosed; at += readAtOnce) {
      for (const ticket of await engine.tickets.load(unknown.slice(at, at + readAtOnce))) {
        found.setAudience(ticket.id, audienceOf(ticket), ticket.status.state === 'open');
      }
      await nextTurn();
    }
  }

  function begun(): Promise<void> {
    reading ??= read(firstCommits, false).catch((error: unknown) => {
      // The next reading finds what has happened since.
      reading = undefined;
      throw error;
    });
    return reading;
  }

  /** What is unread and old, and the open tickets that nothing was told of lately, can wait. */
  function whole(): Promise<void> {
    readingRest ??= begun()
      .then(() => read(mostCommits, true))
      .then(() => alarm.setWithin(pauseMs))
      .catch((error: unknown) => {
        readingRest = undefined;
        throw error;
      });
    return readingRest;
  }

  function concernedRows(found: RecentHappenings, access: AgentAccess): TicketRow[] {
    return [...found.concerning(access)].flatMap((id) => {
      const audience = found.audienceOf(id);
      return audience && concerns(access, audience) ? (rows.get(id) ?? []) : [];
    });
  }

  function noteTold({ agentId }: AgentAccess, { items, nextMs }: Looked): boolean {
    const told = items.map(({ id }) => id).join(' ');
    const isNew = lastTold.get(agentId) !== told;
    lastTold.set(agentId, told);
    if (nextMs !== Infinity) alarm.setWithin(nextMs - clock.nowMs());
    return isNew;
  }

  function ring(): void {
    alarm.set(Infinity);
    const isAtWork = toLookAt.length > 0;
    // Those who wait already come first: on a busy desk, nobody waits forever.
    toLookAt = [...new Set([...toLookAt, ...lastTold.keys()])];
    if (!isAtWork) lookOn();
  }

  /** As many agents as one slice allows, then the others in the next ones. */
  function lookOn(): void {
    const isOver = beginSlice();
    while (toLookAt.length > 0) {
      const [agentId = '', ...others] = toLookAt;
      toLookAt = others;
      lookFor(agentId);
      if (toLookAt.length > 0 && isOver()) return void setImmediate(lookOn);
    }
  }

  function lookFor(agentId: Id): void {
    try {
      const access = agentAccess(records, agentId);
      if (access && happenings && noteTold(access, lookThrough(happenings, access))) tell(agentId);
    } catch (error) {
      onError(error);
    }
  }

  function tell(agentId: Id): void {
    for (const listener of listeners) listener(agentId);
  }

  return {
    of: async (access) => {
      await begun();
      if (!happenings) return [];
      whole().catch(onError);
      const looked = lookThrough(happenings, access);
      // Other questions of the window may not have this answer yet: they are told of it in time.
      if (!lastTold.has(access.agentId)) noteTold(access, looked);
      return looked.items;
    },
    whenRead: whole,
    concerned: (access) =>
      (happenings ? concernedRows(happenings, access) : []).filter(
        (row) => row.state === 'open' && mayBeTold(access, row),
      ),
    concerns: (access, ticketId) => {
      const audience = happenings?.audienceOf(ticketId);
      return audience !== undefined && concerns(access, audience);
    },
    changed: (commits) => {
      if (!reading) return;
      if (happenings) for (const commit of commits) take(happenings, commit);
      meanwhile?.push(...commits);
      alarm.setWithin(pauseMs);
    },
    onNews: (listener) => void listeners.push(listener),
    close: () => {
      isClosed = true;
      alarm.off();
      toLookAt = [];
    },
  };
}

/** A commit that does not count changed no ticket. */
function take(found: RecentHappenings, { ref, events, tickets, once }: AppliedCommit): void {
  const isOfTickets = tickets.length > 0 && events.some(({ target }) => target.kind === ticketKind);
  const timeMs = timeOf(events);
  if (isOfTickets && timeMs !== undefined) found.add({ place: { timeMs, ...ref }, events, once });
  for (const { after } of tickets) found.setAudience(after.id, audienceOf(after), after.status.state === 'open');
}

function timeOf([first]: readonly StampedEvent[]): number | undefined {
  return first?.timeMs;
}

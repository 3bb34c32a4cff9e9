import { type AgentAccess, agentAccess } from '../../../shared/domain/access.ts';
import type { StampedEvent } from '../../../shared/domain/event.ts';
import type { Id } from '../../../shared/domain/id.ts';
import type { DeskRecords } from '../../../shared/domain/records/desk-records.ts';
import { ticketKind } from '../../../shared/domain/ticket/kind.ts';
import type { TicketRow } from '../../../shared/domain/ticket/row.ts';
import type { Ticket } from '../../../shared/domain/ticket/ticket.ts';
import { audienceOf, concerns, isToldOf, mayBeTold } from '../../../shared/views/happenings.ts';
import { dueItemsOf, happeningItem, type InboxItem, nextDueMs } from '../../../shared/views/inbox.ts';
import type { AppliedCommit } from '../../engine/ports.ts';
import type { RecentCommits } from '../../engine/recent-commits.ts';
import type { Rows } from '../../engine/rows/row-table.ts';
import { createAlarm } from '../../platform/alarm.ts';
import type { Clock } from '../../platform/clock.ts';
import { createRecentHappenings, type RecentHappenings } from './recent-happenings.ts';

/** What agents are told: who did what on tickets that concern them, and which of those are due. */
export interface Inbox {
  /** An agent’s items, newest first. The first question reads the newest commits. */
  readonly of: (access: AgentAccess) => Promise<readonly InboxItem[]>;
  readonly changed: (commits: readonly AppliedCommit[]) => void;
  /** Resolves once the newest commits are read. */
  readonly whenRead: () => Promise<void>;
  /** The open tickets of those commits that concern an agent; none before they are read. */
  readonly concerned: (access: AgentAccess) => readonly TicketRow[];
  /** Whether a ticket of those commits concerns an agent. */
  readonly concerns: (access: AgentAccess, ticketId: Id) => boolean;
  /** Called with each agent whose items changed, of those who have asked before. */
  readonly onNews: (listener: (agentId: Id) => void) => void;
  readonly close: () => void;
}

export interface InboxPorts {
  readonly engine: {
    readonly rows: Pick<Rows, 'get' | 'whenComplete'>;
    readonly records: DeskRecords;
    readonly recentCommits: RecentCommits;
    readonly tickets: { readonly load: (ids: readonly Id[]) => Promise<readonly Ticket[]> };
  };
  /** The open tickets that an agent or their teams are responsible for. */
  readonly ownRows: (access: AgentAccess) => readonly TicketRow[];
  /** The desk’s clock. */
  readonly clock: Pick<Clock, 'nowMs' | 'after'>;
  readonly onError: (error: unknown) => void;
  readonly mostCommits?: number;
}

interface Looked {
  readonly items: readonly InboxItem[];
  readonly open: readonly TicketRow[];
}

/** Days of a busy office, and few enough to be read in a moment. */
const usuallyMostCommits = 2_000;
/** More than an agent reads. */
const mostItems = 200;
/** Agents learn of news within this time: looking through their items takes longer than most operations. */
const pauseMs = 200;
/** Operations wait for tickets that are being read. */
const readAtOnce = 8;

export function createInbox(ports: InboxPorts): Inbox {
  const { engine, ownRows, clock, onError, mostCommits = usuallyMostCommits } = ports;
  const { rows, records } = engine;
  const listeners: ((agentId: Id) => void)[] = [];
  /** What each agent who asked was last told, as one text. */
  const lastTold = new Map<Id, string>();
  const alarm = createAlarm(clock, ring);
  let reading: Promise<RecentHappenings> | undefined;
  let happenings: RecentHappenings | undefined;
  /** What happened while the newest commits were read. */
  let meanwhile: AppliedCommit[] = [];

  async function read(): Promise<RecentHappenings> {
    const found = createRecentHappenings(mostCommits);
    await rows.whenComplete();
    for (const { place, events } of await engine.recentCommits(mostCommits)) found.add(place, events);
    const ids = [...found.ticketIds()];
    for (let at = 0; at < ids.length; at += readAtOnce) {
      for (const ticket of await engine.tickets.load(ids.slice(at, at + readAtOnce))) {
        found.setAudience(ticket.id, audienceOf(ticket));
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
    for (const commit of meanwhile) take(found, commit);
    meanwhile = [];
    happenings = found;
    return found;
  }

  function begun(): Promise<RecentHappenings> {
    reading ??= read().catch((error: unknown) => {
      reading = undefined;
      throw error;
    });
    return reading;
  }

  /** An agent’s items, and the open tickets that may become due. */
  function lookThrough(found: RecentHappenings, access: AgentAccess): Looked {
    const nowMs = clock.nowMs();
    const seen = new Map<Id, TicketRow | null>();
    const rowOf = (id: Id) => {
      const known = seen.get(id);
      if (known !== undefined) return known;
      const row = rows.get(id);
      const shown = row && mayBeTold(access, row) ? row : null;
      seen.set(id, shown);
      return shown;
    };
    const items: InboxItem[] = [];
    for (const happening of found.all()) {
      const audience = found.audienceOf(happening.ticketId);
      if (!audience || !isToldOf(access, audience, happening)) continue;
      const row = rowOf(happening.ticketId);
      if (row) items.push(happeningItem(happening));
      if (items.length >= mostItems) break;
    }
    const open = dueRows(found, access, rowOf);
    const due = open.flatMap((row) => dueItemsOf(row, nowMs));
    return { items: [...due, ...items].sort((a, b) => b.timeMs - a.timeMs).slice(0, mostItems), open };
  }

  function dueRows(
    found: RecentHappenings,
    access: AgentAccess,
    rowOf: (id: Id) => TicketRow | null,
  ): readonly TicketRow[] {
    const rowsOf = [...ownRows(access), ...concernedRows(found, access, rowOf)];
    const due = new Map(rowsOf.map((row) => [row.id, row]));
    return [...due.values()].filter((row) => row.state === 'open' && mayBeTold(access, row));
  }

  function concernedRows(
    found: RecentHappenings,
    access: AgentAccess,
    rowOf: (id: Id) => TicketRow | null | undefined = rows.get,
  ): TicketRow[] {
    return [...found.tickets()].flatMap(([id, audience]) => (concerns(access, audience) ? (rowOf(id) ?? []) : []));
  }

  function noteTold({ agentId }: AgentAccess, { items, open }: Looked): boolean {
    const nowMs = clock.nowMs();
    const told = items.map(({ id }) => id).join(' ');
    const isNew = lastTold.get(agentId) !== told;
    lastTold.set(agentId, told);
    const nextMs = nextDueMs(open, nowMs);
    if (nextMs !== undefined) alarm.setWithin(nextMs - nowMs);
    return isNew;
  }

  function ring(): void {
    alarm.set(Infinity);
    if (!happenings) return;
    for (const agentId of [...lastTold.keys()]) {
      const access = agentAccess(records, agentId);
      if (access && noteTold(access, lookThrough(happenings, access))) tell(agentId);
    }
  }

  function tell(agentId: Id): void {
    try {
      for (const listener of listeners) listener(agentId);
    } catch (error) {
      onError(error);
    }
  }

  return {
    of: async (access) => {
      const found = await begun();
      const looked = lookThrough(found, access);
      // Other questions of the window may not have this answer yet: they are told of it in time.
      if (!lastTold.has(access.agentId)) noteTold(access, looked);
      return looked.items;
    },
    whenRead: async () => void (await begun()),
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
      else meanwhile.push(...commits);
      alarm.setWithin(pauseMs);
    },
    onNews: (listener) => void listeners.push(listener),
    close: () => alarm.off(),
  };
}

/** A commit that does not count changed no ticket. */
function take(found: RecentHappenings, { ref, events, tickets }: AppliedCommit): void {
  const isOfTickets = tickets.length > 0 && events.some(({ target }) => target.kind === ticketKind);
  const timeMs = timeOf(events);
  if (isOfTickets && timeMs !== undefined) found.add({ timeMs, ...ref }, events);
  for (const { after } of tickets) found.setAudience(after.id, audienceOf(after));
}

function timeOf([first]: readonly StampedEvent[]): number | undefined {
  return first?.timeMs;
}

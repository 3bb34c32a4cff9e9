import { type AgentAccess, canSee, isTheirs } from '../../../shared/domain/access.ts';
import type { TicketRow } from '../../../shared/domain/ticket/row.ts';
import { kindOfEarlier } from '../../../shared/domain/ticket-state.ts';
import { dueMomentsOf } from '../../../shared/views/notices.ts';
import type { NaiveCommit, NaiveEvent } from './naive-line.ts';

export interface NaiveDesk {
  /** Those that count, in any order. */
  readonly commits: readonly NaiveCommit[];
  /** The folded tickets by `ticket:id`. */
  readonly states: ReadonlyMap<string, unknown>;
  readonly rows: readonly TicketRow[];
  readonly nowMs: number;
  readonly mostCommits: number;
}

export interface NaiveItems {
  /** That tickets are due, in no order. */
  readonly due: readonly { readonly ticketId: string; readonly kind: string }[];
  /** What happened, newest first. */
  readonly told: readonly { readonly ticketId: string; readonly kind: string; readonly timeMs: number }[];
}

type Loose = Readonly<Record<string, unknown>>;

/** What an event tells, and to whom alone: written down a second time. */
function toldBy({ type, data, on, commit }: NaiveEvent): readonly (readonly [kind: string, whom?: unknown])[] {
  if (data.broken === true) return [];
  const from = data.from as Loose | null;
  if (type === 'conversation.posted') {
    const isFirst = commit.events.some((other) => other.type === 'ticket.opened' && other.on === on);
    const mentioned = ((data.mentions ?? []) as readonly string[]).map((whom) => ['mentioned', whom] as const);
    return isFirst ? [] : [[String(data.kind)], ...mentioned];
  }
  if (type === 'department.changed') return data.from === '' ? [] : [['transferred']];
  if (type === 'assignment.changed') {
    const { agent, team } = newIn(data);
    return [
      ...(agent ? [['assigned', agent] as const] : []),
      ...(team ? [['team-assigned', team] as const] : []),
      ...othersTold(
        data,
        commit.actor,
        commit.events.filter((other) => other.on === on),
      ),
    ];
  }
  if (type === 'referral.added') {
    const names: Loose = { agent: 'referred', team: 'team-referred', department: 'department-referred' };
    return data.byHand === true ? [[String(names[String(data.kind)]), data.id]] : [];
  }
  if ((type !== 'status.set' && type !== 'status.changed') || from === null) return [];
  const kindOf = ({ kind, statusId, state }: Loose) => kind ?? kindOfEarlier(String(statusId), state as 'open');
  const [was, is] = [kindOf(from), kindOf(data)];
  if (was === is) return [];
  const wasDone = was === 'resolved' || was === 'closed';
  if (is === 'closed' || (is === 'resolved' && !wasDone)) return [[String(is)]];
  return wasDone && (is === 'open' || is === 'waiting') ? [['reopened']] : [];
}

/** The agent and the team that a ticket is newly assigned to. */
function newIn({ from, to }: Loose): { readonly agent?: unknown; readonly team?: unknown } {
  const [was, is] = [(from ?? {}) as Loose, to as Loose];
  const fell = was.agentId !== null && is.agentId === null;
  return {
    ...(is.agentId !== null && is.agentId !== was.agentId ? { agent: is.agentId } : {}),
    ...(is.teamId !== null && (is.teamId !== was.teamId || fell) ? { team: is.teamId } : {}),
  };
}

/** What an assignment tells those who are not named. */
function othersTold(data: Loose, actor: string, events: NaiveCommit['events']): readonly (readonly [string])[] {
  const [from, to] = [data.from, data.to] as [Loose, Loose];
  if (events.some(({ type }) => type === 'ticket.opened')) return [];
  const { agent, team } = newIn(data);
  if (agent === undefined && team === undefined) {
    const had = from.agentId !== null || from.teamId !== null;
    return had && to.agentId === null && to.teamId === null ? [['released']] : [];
  }
  if (actor !== `agent:${String(agent)}`) return [['reassigned']];
  const also = events.some(
    ({ type, data: { kind } }) => type.startsWith('status.') || (type === 'conversation.posted' && kind === 'reply'),
  );
  return also ? [] : [['claimed']];
}

interface Concerned {
  readonly involved: readonly { readonly kind: string; readonly id: string; readonly since: string }[];
  readonly followers: { readonly agents: readonly { readonly agentId: string; readonly since: string }[] };
  readonly assignment: { readonly teamId: string | null };
}

/** The inbox of an agent, from the lines of the journal alone; what they may see and what is due, from the rows. */
export function naiveInbox({ commits, states, rows, nowMs, mostCommits }: NaiveDesk, access: AgentAccess): NaiveItems {
  const { agentId } = access;
  const newest = commits
    .filter((commit) => commit.events.some((event) => event.on.startsWith('ticket:') && toldBy(event).length > 0))
    .toSorted(newestFirst)
    .slice(0, mostCommits);
  const seen = new Map(
    rows
      .filter((row) => !row.isDeleted && canSee(access, row.whereabouts))
      .map((row): [string, TicketRow] => [`ticket:${row.id}`, row]),
  );
  const concerns = (on: string, stamp: string) => {
    // Safe: the naive fold makes it.
    const state = states.get(on) as Concerned | undefined;
    if (!state) return false;
    const { involved, followers, assignment } = state;
    return [
      ...followers.agents.filter((one) => one.agentId === agentId),
      ...involved.filter(({ kind, id }) =>
        kind === 'agent' ? id === agentId : id === assignment.teamId && access.teams.has(id),
      ),
    ].some(({ since }) => since <= stamp);
  };
  const told = newest.flatMap((commit) =>
    commit.events.toReversed().flatMap((event) =>
      toldBy(event)
        .toReversed()
        .filter(([kind, whom]) => {
          if (!seen.has(event.on) || commit.actor === `agent:${agentId}`) return false;
          if (kind === 'assigned' || kind === 'referred' || kind === 'mentioned') return whom === agentId;
          if (kind === 'team-referred') return access.teams.has(String(whom));
          if (kind === 'department-referred') return access.departments.has(String(whom));
          if (kind === 'note' || kind === 'reply') {
            if (((event.data.mentions ?? []) as readonly unknown[]).includes(agentId)) return false;
          }
          if (kind === 'claimed' || kind === 'reassigned' || kind === 'released') {
            const { agentId: holder } = event.data.to as Loose;
            if (holder === agentId || access.teams.has(String(newIn(event.data).team))) return false;
          }
          if (kind !== 'team-assigned') return concerns(event.on, commit.stamp);
          return access.teams.has(String(whom)) && (event.data.to as Loose).agentId !== agentId;
        })
        .map(([kind]) => ({ ticketId: event.on.slice('ticket:'.length), kind, timeMs: commit.timeMs })),
    ),
  );
  const due = [...seen].flatMap(([on, row]) => {
    const isConcerned = isTheirs(access, row.whereabouts) || concerns(on, 'g');
    if (row.state !== 'open' || !isConcerned) return [];
    return dueMomentsOf(row, nowMs).map(({ stage }) => ({ ticketId: row.id, kind: stage }));
  });
  return { due, told };
}

function newestFirst(a: NaiveCommit, b: NaiveCommit): number {
  if (a.timeMs !== b.timeMs) return b.timeMs - a.timeMs;
  if (a.device !== b.device) return a.device < b.device ? -1 : 1;
  if (a.seq !== b.seq) return b.seq - a.seq;
  return a.sum < b.sum ? -1 : 1;
}

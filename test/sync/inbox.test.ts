import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createInbox, type Inbox } from '../../main/lookup/inbox/inbox.ts';
import { agentAccess, canSee, isTheirs } from '../../shared/domain/access.ts';
import { kindOfEarlier } from '../../shared/domain/ticket-state.ts';
import { dueMomentsOf } from '../../shared/views/notices.ts';
import { rowsOn } from '../support/all-tickets.ts';
import { seed } from '../support/arbitrary-seed.ts';
import { runs } from '../support/runs.ts';
import { agents } from './support/actions.ts';
import { foldNaively } from './support/naive-fold.ts';
import { commitsIn, countingOf, eventsByTarget, type NaiveCommit, type NaiveEvent } from './support/naive-line.ts';
import { restarted, type SyncDesk } from './support/sync-desk.ts';
import { arbitraryStep, createWorld } from './support/world.ts';

/** So few that histories are longer. */
const mostCommits = 25;

function inboxOn(desk: SyncDesk): Inbox {
  return createInbox({
    engine: desk.engine,
    ownRows: (access) => rowsOn(desk.engine).filter((row) => row.state === 'open' && isTheirs(access, row.whereabouts)),
    clock: { nowMs: () => desk.clock.nowMs, after: () => () => undefined },
    onError: (error) => {
      throw error;
    },
    mostCommits,
  });
}

type Loose = Readonly<Record<string, unknown>>;

/** What an event tells, and to whom alone: written down a second time. */
function toldBy({ type, data, on, commit }: NaiveEvent): readonly (readonly [kind: string, whom?: unknown])[] {
  if (data.broken === true) return [];
  const [from, to] = [data.from as Loose | null, data.to as Loose];
  if (type === 'conversation.posted') {
    const isFirst = commit.events.some((other) => other.type === 'ticket.opened' && other.on === on);
    const mentioned = ((data.mentions ?? []) as readonly string[]).map((whom) => ['mentioned', whom] as const);
    return isFirst ? [] : [[String(data.kind)], ...mentioned];
  }
  if (type === 'department.changed') return data.from === '' ? [] : [['transferred']];
  if (type === 'assignment.changed') {
    const agent = to.agentId !== null && to.agentId !== from?.agentId;
    const team = to.teamId !== null && to.teamId !== from?.teamId;
    return [
      ...(agent ? [['assigned', to.agentId] as const] : []),
      ...(team ? [['team-assigned', to.teamId] as const] : []),
    ];
  }
  if ((type !== 'status.set' && type !== 'status.changed') || from === null) return [];
  const kindOf = ({ kind, statusId, state }: Loose) => kind ?? kindOfEarlier(String(statusId), state as 'open');
  const [was, is] = [kindOf(from), kindOf(data)];
  if (was === is) return [];
  const wasDone = was === 'resolved' || was === 'closed';
  if (is === 'closed' || (is === 'resolved' && !wasDone)) return [[String(is)]];
  return wasDone && (is === 'open' || is === 'waiting') ? [['reopened']] : [];
}

interface Concerned {
  readonly involved: readonly { readonly kind: string; readonly id: string; readonly since: string }[];
  readonly followers: { readonly agents: readonly { readonly agentId: string; readonly since: string }[] };
  readonly assignment: { readonly teamId: string | null };
}

/** The inbox of an agent, from the lines of the journal alone; what they may see and what is due, from the rows. */
function slowly(desk: SyncDesk, agentId: string): unknown[] {
  const { engine, clock } = desk;
  const access = agentAccess(engine.records, agentId);
  if (!access) return [];
  const counting = countingOf(commitsIn(desk.lines()));
  const states = new Map(
    [...eventsByTarget(counting)].map(([on, events]) => [on, foldNaively(on, events) as unknown as Concerned]),
  );
  const newest = counting
    .filter(({ events }) => events.some(({ on }) => on.startsWith('ticket:')))
    .toSorted(newestFirst)
    .slice(0, mostCommits);
  const rows = new Map(
    rowsOn(engine)
      .filter((row) => !row.isDeleted && canSee(access, row.whereabouts))
      .map((row) => [`ticket:${row.id}`, row]),
  );
  const concerns = (on: string, stamp: string) => {
    const state = states.get(on);
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
          if (!rows.has(event.on) || commit.actor === `agent:${agentId}`) return false;
          if (kind === 'assigned' || kind === 'mentioned') return whom === agentId;
          if (kind === 'note' || kind === 'reply') {
            if (((event.data.mentions ?? []) as readonly unknown[]).includes(agentId)) return false;
          }
          return kind === 'team-assigned' ? access.teams.has(String(whom)) : concerns(event.on, commit.stamp);
        })
        .map(([kind]) => ({ ticketId: event.on.slice('ticket:'.length), kind, timeMs: commit.timeMs })),
    ),
  );
  const touched = new Set(newest.flatMap(({ events }) => events.map(({ on }) => on)));
  const due = [...rows].flatMap(([on, row]) => {
    const isConcerned = isTheirs(access, row.whereabouts) || (touched.has(on) && concerns(on, 'g'));
    if (row.state !== 'open' || !isConcerned) return [];
    return dueMomentsOf(row, clock.nowMs).map(({ stage }) => ({ ticketId: row.id, kind: stage }));
  });
  return [...due.map((one) => JSON.stringify(one)).sort(), ...told.map((one) => JSON.stringify(one))];
}

function newestFirst(a: NaiveCommit, b: NaiveCommit): number {
  if (a.timeMs !== b.timeMs) return b.timeMs - a.timeMs;
  if (a.device !== b.device) return a.device < b.device ? -1 : 1;
  if (a.seq !== b.seq) return b.seq - a.seq;
  return a.sum < b.sum ? -1 : 1;
}

async function shown(desk: SyncDesk, inbox: Inbox, agentId: string): Promise<unknown[]> {
  const access = agentAccess(desk.engine.records, agentId);
  if (!access) return [];
  const items = await inbox.of(access);
  const due = items.filter(({ kind }) => kind === 'soon' || kind === 'overdue');
  const told = items.filter((item) => !due.includes(item));
  expect(items.map(({ timeMs }) => timeMs)).toEqual(items.map(({ timeMs }) => timeMs).toSorted((a, b) => b - a));
  return [
    ...due.map(({ ticketId, kind }) => JSON.stringify({ ticketId, kind })).sort(),
    ...told.map(({ ticketId, kind, timeMs }) => JSON.stringify({ ticketId, kind, timeMs })),
  ];
}

describe(`the inbox (SEED=${seed})`, () => {
  test('N30, N31, N32, N33: is for every agent what going through the whole journal gives, however it came about', async () => {
    const property = fc.asyncProperty(
      fc.array(arbitraryStep, { minLength: 10, maxLength: 50, size: 'max' }),
      async (steps) => {
        const world = await createWorld();
        const inboxes = new Map<SyncDesk, { readonly inbox: Inbox; heard: number }>();
        const follow = async () => {
          for (const desk of world.desks) {
            const known = inboxes.get(desk) ?? { inbox: inboxOn(desk), heard: desk.changes.length };
            inboxes.set(desk, known);
            for (const batch of desk.changes.slice(known.heard)) known.inbox.changed(batch);
            known.heard = desk.changes.length;
            for (const agentId of agents.slice(0, 2)) await shown(desk, known.inbox, agentId);
          }
        };
        for (const step of steps) {
          await world.play(step);
          await follow();
        }
        for (const desk of world.desks) {
          const again = await restarted(desk);
          for (const agentId of agents) {
            const expected = slowly(desk, agentId);
            const inbox = inboxes.get(desk)?.inbox ?? inboxOn(desk);
            expect(await shown(desk, inbox, agentId), `${desk.name} ${agentId}`).toEqual(expected);
            expect(await shown(again, inboxOn(again), agentId), `${desk.name} ${agentId} again`).toEqual(expected);
          }
        }
      },
    );
    await fc.assert(property, runs(8));
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createInbox, type Inbox } from '../../main/lookup/inbox/inbox.ts';
import { agentAccess, isTheirs } from '../../shared/domain/access.ts';
import { rowsOn } from '../support/all-tickets.ts';
import { seed } from '../support/arbitrary-seed.ts';
import { runs } from '../support/runs.ts';
import { agents } from './support/actions.ts';
import { foldNaively } from './support/naive-fold.ts';
import { naiveInbox } from './support/naive-inbox.ts';
import { commitsIn, countingOf, eventsByTarget } from './support/naive-line.ts';
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
    firstCommits: 10,
  });
}

function slowly(desk: SyncDesk, agentId: string): unknown[] {
  const access = agentAccess(desk.engine.records, agentId);
  if (!access) return [];
  const commits = countingOf(commitsIn(desk.lines()));
  const states = new Map([...eventsByTarget(commits)].map(([on, events]) => [on, foldNaively(on, events)]));
  const rows = rowsOn(desk.engine);
  const { due, told } = naiveInbox({ commits, states, rows, nowMs: desk.clock.nowMs, mostCommits }, access);
  return [...due.map((one) => JSON.stringify(one)).sort(), ...told.map((one) => JSON.stringify(one))];
}

async function shown(desk: SyncDesk, inbox: Inbox, agentId: string): Promise<unknown[]> {
  const access = agentAccess(desk.engine.records, agentId);
  if (!access) return [];
  await inbox.whenRead();
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

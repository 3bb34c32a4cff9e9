import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { kindsOfSight } from '../../../../main/lookup/queue-index.ts';
import type { DoneFor } from '../../../../shared/bridge/done.ts';
import { startingRecord } from '../../../../shared/domain/starting-records.ts';
import { createRandom } from '../../../../shared/lib/random.ts';
import { originalQueues } from '../../../../shared/views/queues.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { bridgeOn, foundedBridgeDisk, type TestBridge, type TestWindow } from '../../../support/memory-bridge.ts';
import type { MemoryDisk } from '../../../support/memory-disk.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';
import { onTicket, strangeDevice } from '../../../sync/support/strange-device.ts';

let founded: MemoryDisk;
let desk: TestBridge;
/** Lena works everywhere, John in Support, Sam in Sales. */
let lena: TestWindow;
let john: TestWindow;
let sam: TestWindow;

beforeAll(async () => {
  const extended = ['department-sales', 'department-maintenance'].map((departmentId) => ({
    departmentId,
    roleId: 'role-all-access',
  }));
  const fields = {
    name: 'Lena Lead',
    colour: 'red',
    departmentId: 'department-support',
    roleId: 'role-all-access',
  } as const;
  founded = await foundedBridgeDisk({
    signers: ['lena', 'john', 'sam'],
    records: [startingRecord('agent', 'lena', { ...fields, extended, isAdministrator: true })],
  });
}, 60_000);

beforeEach(async () => {
  desk = await bridgeOn(founded);
  [lena, john, sam] = [await desk.windowOf('lena'), await desk.windowOf('john'), await desk.windowOf('sam')];
}, 30_000);

afterEach(() => desk.close());

async function openIn(departmentId: string, summary = 'Secret of Sales'): Promise<string> {
  return expectDone(await lena.run('ticket.open', { ...someTicket(summary), departmentId })).ticketIds[0] ?? '';
}

function transfer(ticketId: string, departmentId: string, keepAccess = false) {
  return lena.run('department.transfer', { ticketId, departmentId, keepAccess }).then(expectDone);
}

/** All that a window can learn of tickets by asking. */
async function learnt(window: TestWindow, ticketId: string) {
  const queues: Record<string, readonly string[]> = {};
  for (const { id: queue } of originalQueues) {
    const page = expectDone(await window.ask('queue.page', { queue, offset: 0, limit: 200 }));
    expect(page.total).toBe(page.rows.length);
    queues[queue] = page.rows.map(({ id }) => id);
  }
  const { queues: allCounts, isEmpty } = expectDone(await window.ask('queue.counts', {}));
  // Some agents also have the queue of deleted tickets.
  const { deleted: _deleted, ...counts } = allCounts;
  const answers = await Promise.all([
    window.ask('queue.position', { queue: 'open', ticketId }),
    window.ask('ticket.details', { ticketId }),
    window.ask('thread.page', { ticketId, limit: 10 }),
    window.ask('ticket.spans', { ticketId }),
  ]);
  return { queues, counts, isEmpty, byId: answers.map((answer) => (answer.ok ? 'shown' : answer.error.code)) };
}

const none = { total: 0, waitingForUs: 0 };

const inEach = <Value>(value: Value) => Object.fromEntries(originalQueues.map(({ id }) => [id, value]));

const nothing = {
  queues: inEach([]),
  counts: inEach(none),
  isEmpty: true,
  byId: ['not-found', 'not-found', 'not-found', 'not-found'],
};

function heardOf(window: TestWindow) {
  return {
    tickets: window.heard.flatMap(({ tickets }) => tickets),
    removed: window.heard.flatMap(({ removed }) => removed),
  };
}

describe('a ticket of another department', () => {
  test('A10: appears nowhere: not in rows, counts, positions, by its id, or in events', async () => {
    const ticketId = await openIn('department-sales');
    expect(await learnt(john, ticketId)).toEqual(nothing);
    expectDone(await lena.run('status.set', { ticketId, statusId: 'status-closed' }));
    expectDone(
      await lena.run('commit.undo', {
        commit: expectDone(await lena.run('status.set', { ticketId, statusId: 'status-open' })).commit,
      }),
    );
    expect(await learnt(john, ticketId)).toEqual(nothing);
    expect(heardOf(john)).toEqual({ tickets: [], removed: [] });
    expect(JSON.stringify(john.heard)).not.toContain('Secret of Sales');
    expect(heardOf(sam).tickets.length).toBeGreaterThan(0);
  });

  test('A10: gives the same answer as one that never was, by every question', async () => {
    const ticketId = await openIn('department-sales');
    const more = {
      'access.could': { need: 'ticket.reply' },
      'queue.position': { queue: 'open' },
      'thread.page': { limit: 5 },
      'ticket.contested': {},
      'ticket.details': {},
      'ticket.spans': {},
    };
    for (const [name, input] of Object.entries(more)) {
      const ask = (id: string) => john.send({ kind: 'ask', name, input: { ticketId: id, ...input } });
      expect(await ask(ticketId)).toEqual(await ask('never-was'));
    }
  });

  test('A11: counts on no tile but those of agents who answer for it', async () => {
    const ticketId = await openIn('department-sales');
    expectDone(await lena.run('assignment.assign', { ticketId, agentId: 'sam', teamId: null }));
    const status = expectDone(await desk.window('nobody').call('desk.status', {}));
    const tiles = status.phase === 'locked' ? status.tiles : [];
    expect(Object.fromEntries(tiles.map(({ id, ticketsWaiting }) => [id, ticketsWaiting]))).toEqual({
      jane: 0,
      john: 0,
      lena: 0,
      sam: 1,
      vera: 0,
    });
  });
});

describe('a ticket that comes into sight or leaves it', () => {
  test('A12: appears in the new department and disappears from the old one, which alone is notified that it is gone', async () => {
    const ticketId = await openIn('department-sales');
    await transfer(ticketId, 'department-maintenance');
    await transfer(ticketId, 'department-support');
    expect(heardOf(sam)).toEqual({ tickets: [ticketId], removed: [ticketId] });
    expect(heardOf(john)).toEqual({ tickets: [ticketId], removed: [] });
    expect(await learnt(sam, ticketId)).toEqual(nothing);
    expect((await learnt(john, ticketId)).byId).toEqual(['shown', 'shown', 'shown', 'shown']);
  });

  test('A12: stays in sight where access is kept, and comes by assignment', async () => {
    const ticketId = await openIn('department-sales');
    await transfer(ticketId, 'department-maintenance', true);
    expect(heardOf(sam)).toEqual({ tickets: [ticketId, ticketId], removed: [] });
    expectDone(await lena.run('assignment.assign', { ticketId, agentId: 'john', teamId: null }));
    expect((await learnt(john, ticketId)).queues).toEqual({ ...inEach([]), open: [ticketId], mine: [ticketId] });
    expectDone(await lena.run('assignment.release', { ticketId }));
    expect(heardOf(john)).toEqual({ tickets: [ticketId], removed: [ticketId] });
    expect(await learnt(john, ticketId)).toEqual(nothing);
  });

  test('A13: follows the agent who moves to another department', async () => {
    const ticketId = await openIn('department-sales');
    expect((await learnt(sam, ticketId)).queues.open).toEqual([ticketId]);
    expectDone(
      await lena.run('record.put', { kind: 'agent', id: 'sam', fields: { departmentId: 'department-support' } }),
    );
    expect(sam.heard.at(-1)).toMatchObject({ topics: ['record:agent'] });
    expect(await learnt(sam, ticketId)).toEqual(nothing);
  });

  test('A14: invalidates the links to its bodies', async () => {
    const ticketId = await openIn('department-sales');
    const page = expectDone(await sam.ask('thread.page', { ticketId, limit: 10 }));
    const [entry] = page.items;
    const token = entry?.kind === 'entry' ? entry.bodyUrl.slice('/body/'.length) : '';
    expect(await desk.bridge.linked(token)).toBeDefined();
    await transfer(ticketId, 'department-support');
    expect(await desk.bridge.linked(token)).toBeUndefined();
  });
});

describe('an action that takes a ticket out of its author’s own sight', () => {
  type Action = (ticketId: string) => Promise<DoneFor>;
  const change = { agentId: null, teamId: null };

  /** A ticket of Sales that John sees only because it is his. */
  async function ofJohn(): Promise<string> {
    const ticketId = await openIn('department-sales');
    expectDone(await lena.run('assignment.assign', { ticketId, agentId: 'john', teamId: null }));
    return ticketId;
  }

  test.each<[string, Action]>([
    [
      'an assignment',
      (ticketId) => john.run('assignment.assign', { ticketId, ...change, agentId: 'sam' }).then(expectDone),
    ],
    ['a release', (ticketId) => john.run('assignment.release', { ticketId }).then(expectDone)],
  ])('A17: %s says so, and can be undone by whoever did it', async (_what, action) => {
    const ticketId = await ofJohn();
    const { commit, lost } = await action(ticketId);
    expect(lost).toEqual([ticketId]);
    expect(await learnt(john, ticketId)).toEqual(nothing);
    expect(expectDone(await john.run('commit.undo', { commit })).lost).toEqual([]);
    expect((await learnt(john, ticketId)).byId).toEqual(['shown', 'shown', 'shown', 'shown']);
  });

  test('A17: ending the referral through which one sees a ticket says so, and can be undone', async () => {
    const ticketId = await openIn('department-sales');
    expectDone(await lena.run('referral.add', { ticketId, to: { kind: 'agent', id: 'john' } }));
    expect((await learnt(john, ticketId)).byId).toEqual(['shown', 'shown', 'shown', 'shown']);
    const from = { kind: 'agent', id: 'john' } as const;
    const { commit, lost } = expectDone(await john.run('referral.remove', { ticketId, from }));
    expect(lost).toEqual([ticketId]);
    expect(await learnt(john, ticketId)).toEqual(nothing);
    expect(expectDone(await john.run('commit.undo', { commit })).lost).toEqual([]);
    expect((await learnt(john, ticketId)).byId).toEqual(['shown', 'shown', 'shown', 'shown']);
  });

  test('A17: a transfer says so and can be undone; one that keeps access says nothing', async () => {
    const ticketId = await openIn('department-support');
    const move = (keepAccess: boolean) =>
      john.run('department.transfer', { ticketId, departmentId: 'department-sales', keepAccess }).then(expectDone);
    const kept = await move(true);
    expect(kept.lost).toEqual([]);
    expectDone(await john.run('commit.undo', { commit: kept.commit }));
    const { commit, lost } = await move(false);
    expect(lost).toEqual([ticketId]);
    expect(expectDone(await john.run('commit.undo', { commit })).lost).toEqual([]);
  });

  test('A17: an undo says so, and can be undone in turn', async () => {
    const ticketId = await ofJohn();
    const { commit } = expectDone(
      await john.run('department.transfer', { ticketId, departmentId: 'department-support', keepAccess: false }),
    );
    expectDone(await lena.run('assignment.release', { ticketId }));
    const undone = expectDone(await john.run('commit.undo', { commit }));
    expect(undone.lost).toEqual([ticketId]);
    expect(expectDone(await john.run('commit.undo', { commit: undone.commit })).lost).toEqual([]);
  });

  test('A17: opening a ticket for another department says so', async () => {
    const done = expectDone(
      await john.run('ticket.open', { ...someTicket('For Sales'), departmentId: 'department-sales' }),
    );
    expect(done.lost).toEqual(done.ticketIds);
  });
});

describe('a ticket whose opening has not arrived yet', () => {
  test('A15: is shown and announced nowhere, whatever its department and assignee', async () => {
    const zed = strangeDevice('device-zed');
    const engine = desk.deskManager.desk()?.engine;
    const assigned = { from: { agentId: null, teamId: null }, to: { agentId: 'sam', teamId: null } };
    await engine?.ingest([
      zed.writes([onTicket('early', 'department.changed', { from: '', to: 'department-support' })]),
      zed.writes([onTicket('early', 'assignment.changed', assigned)]),
      zed.writes([onTicket('early', 'department.changed', { from: 'department-support', to: 'department-sales' })]),
    ]);
    for (const window of [john, sam, lena]) {
      expect(await learnt(window, 'early')).toEqual(nothing);
      expect(heardOf(window)).toEqual({ tickets: [], removed: [] });
    }
    await engine?.ingest([zed.writes([onTicket('early', 'ticket.opened', { number: 'Z1001' })])]);
    expect(heardOf(sam)).toEqual({ tickets: ['early'], removed: [] });
    expect((await learnt(sam, 'early')).queues.mine).toEqual(['early']);
    expect(heardOf(john)).toEqual({ tickets: [], removed: [] });
  });
});

describe(`a window that follows the changes (SEED=${seed})`, () => {
  test('A16: knows at any time the tickets it would be shown if it asked anew; its numbers have no gaps', async () => {
    const random = createRandom(seed);
    const departments = ['department-support', 'department-sales', 'department-maintenance'];
    const known = new Map([john, sam].map((window) => [window, new Map<string, string>()]));
    const tickets = [await openIn('department-sales'), await openIn('department-support')];
    const staleTopics = new Set<string>(['session', ...[...kindsOfSight].map((kind) => `record:${kind}`)]);
    let heard = 0;
    for (let step = 0; step < 60; step++) {
      const ticketId = random.pick(tickets);
      await random.pick([
        async () => void tickets.push(await openIn(random.pick(departments), `Ticket ${step}`)),
        () =>
          lena.run('department.transfer', {
            ticketId,
            departmentId: random.pick(departments),
            keepAccess: random.chance(0.5),
          }),
        () => lena.run('assignment.assign', { ticketId, agentId: random.pick(['john', 'sam', null]), teamId: null }),
        () => lena.run('status.set', { ticketId, statusId: random.pick(['status-open', 'status-closed']) }),
        () => lena.run('field.set', { ticketId, field: 'summary', value: `Summary ${step}` }),
        () => lena.run('record.put', { kind: 'agent', id: 'sam', fields: { departmentId: random.pick(departments) } }),
      ])();
      for (const [window, rows] of known) {
        const isStale = window.heard.some(({ topics }) => topics.some((topic) => staleTopics.has(topic)));
        const asked = new Map(await allRows(window));
        for (const { removed, tickets: changed } of window.heard.splice(0)) {
          heard += changed.length;
          for (const id of removed) expect(rows.delete(id) || isStale).toBe(true);
          for (const id of changed) rows.set(id, asked.get(id) ?? 'out of sight');
        }
        if (!isStale) expect(new Map([...rows].sort())).toEqual(asked);
        known.set(window, asked);
      }
    }
    expect(heard).toBeGreaterThan(20);
  });

  test('A16: numbers its events without gaps, from 1', async () => {
    for (const departmentId of ['department-sales', 'department-support', 'department-sales'])
      await openIn(departmentId);
    for (const window of [lena, john, sam]) {
      expect(window.heard.map(({ number }) => number)).toEqual(window.heard.map((_changes, index) => index + 1));
    }
  });
});

async function allRows(window: TestWindow): Promise<[string, string][]> {
  const pages = await Promise.all(
    (['open', 'closed'] as const).map((queue) => window.ask('queue.page', { queue, offset: 0, limit: 200 })),
  );
  return pages
    .flatMap((page) => expectDone(page).rows)
    .map((row): [string, string] => [row.id, JSON.stringify(row)])
    .sort();
}

import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { moved, pinned, type Trail, unpinned, visited } from '../../../../main/session/trails.ts';
import { isStale } from '../../../../shared/bridge/contract/stale.ts';
import { mostPinned, mostRecent } from '../../../../shared/bridge/trail.ts';
import { bridgeOver, foundedBridgeDisk, type TestBridge, type TestWindow } from '../../../support/memory-bridge.ts';
import type { MemoryDisk } from '../../../support/memory-disk.ts';
import { runs } from '../../../support/runs.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';

let founded: MemoryDisk;
let disk: MemoryDisk;
let desk: TestBridge;
let jane: TestWindow;
let john: TestWindow;

beforeAll(async () => {
  founded = await foundedBridgeDisk({ signers: ['jane', 'john', 'sam'] });
}, 60_000);

beforeEach(async () => {
  disk = founded.copy();
  desk = await bridgeOver(disk);
  [jane, john] = [await desk.windowOf('jane'), await desk.windowOf('john')];
}, 30_000);

afterEach(() => desk.close());

const at = (ticketId: string) => ({ ticketId, address: `/open/${ticketId}` });
const placeOf = (list: string, ticketId: string | null = null) => ({
  ...{ list, ticketId },
  address: ticketId === null ? list : `${list}/${ticketId}`,
});

async function opened(summary = 'A ticket'): Promise<string> {
  const [ticketId = ''] = expectDone(await jane.run('ticket.open', someTicket(summary))).ticketIds;
  return ticketId;
}

const recentAt = async (window: TestWindow) => expectDone(await window.ask('trail.recent', {}));
const pinnedAt = async (window: TestWindow) => expectDone(await window.ask('trail.pinned', {}));
const idsAt = async (window: TestWindow) => (await pinnedAt(window)).tickets.map(({ ticketId }) => ticketId);
const hide = (ticketId: string) =>
  jane.run('department.transfer', { ticketId, departmentId: 'department-sales', keepAccess: false });
const show = async (ticketId: string) =>
  (await desk.windowOf('sam')).run('department.transfer', {
    ticketId,
    departmentId: 'department-support',
    keepAccess: false,
  });
/** Agents are told of their inboxes within this time. */
const newsOfInboxesMs = 200;

const told = (window: TestWindow, topic: string) =>
  window.heard.filter(({ topics }) => topics.some((one) => one === topic)).length;

describe('where an agent was', () => {
  test('W110: is the agent’s own, on this device, and survives a restart', async () => {
    const ticketId = await opened();
    expectDone(await john.call('trail.visit', { place: placeOf('/mine'), opened: [at(ticketId)] }));
    desk = await desk.restarted();
    const [jane2, john2] = [await desk.windowOf('jane'), await desk.windowOf('john')];
    expect(expectDone(await john2.ask('trail.place', {}))).toEqual({ address: '/mine', ticketId: null });
    expect(expectDone(await jane2.ask('trail.place', {}))).toEqual({ address: null, ticketId: null });
    expect((await recentAt(john2)).tickets).toMatchObject([{ ...at(ticketId), number: '1001', summary: 'A ticket' }]);
    expect((await recentAt(jane2)).tickets).toEqual([]);
  });

  test('W110: is announced to the agent’s windows, and to no others', async () => {
    const there = await desk.windowOf('john');
    const ticketId = await opened();
    expectDone(await john.call('trail.visit', { place: placeOf('/mine'), opened: [at(ticketId)] }));
    expectDone(await john.call('trail.visit', { place: placeOf('/open'), opened: [] }));
    expectDone(await john.call('trail.pin', at(ticketId)));
    for (const [window, times] of [
      [john, 1],
      [there, 1],
      [jane, 0],
    ] as const) {
      expect([told(window, 'recent-tickets'), told(window, 'pinned-tickets')]).toEqual([times, times]);
    }
  });

  test('W111: names no ticket that the agent may no longer see, until they may again', async () => {
    const [first, second] = [await opened('Hidden later'), await opened('Seen always')];
    expectDone(await john.call('trail.visit', { place: placeOf('/open'), opened: [at(first), at(second)] }));
    for (const id of [first, second]) expectDone(await john.call('trail.pin', at(id)));
    expectDone(await hide(first));
    for (const list of [await recentAt(john), await pinnedAt(john)]) {
      expect(list.tickets.map(({ ticketId }) => ticketId)).toEqual([second]);
      expect(list.hidden).toEqual([first]);
      expect(JSON.stringify(list)).not.toContain('Hidden later');
    }
    expect(await john.call('trail.pin', at(first))).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await john.call('trail.look', { ticketId: first })).toMatchObject({ ok: false });
    expectDone(await john.call('trail.move', { ticketId: second, to: 0 }));
    expectDone(await show(first));
    expect(await idsAt(john)).toEqual([first, second]);
    expectDone(await jane.run('ticket.delete', { ticketId: first }));
    expect((await recentAt(john)).tickets.map(({ ticketId }) => ticketId)).toEqual([second]);
  });

  test('W110: is announced wherever they are', async () => {
    expectDone(await john.call('trail.visit', { place: placeOf('/mine'), opened: [] }));
    expect([told(john, 'place'), told(jane, 'place')]).toEqual([1, 0]);
  });

  test('W111: is announced again once its ticket goes out of sight', async () => {
    const ticketId = await opened();
    expectDone(await john.call('trail.visit', { place: placeOf('/mine', ticketId), opened: [] }));
    const answer = expectDone(await john.ask('trail.place', {}));
    const extended = [{ departmentId: 'department-sales', roleId: 'role-limited' }];
    const isTold = () => john.heard.some((changes) => isStale('trail.place', {}, changes, answer));
    for (const change of [
      () => hide(ticketId),
      () => show(ticketId),
      () => jane.run('record.put', { kind: 'agent', id: 'john', fields: { extended } }),
      () => jane.run('ticket.delete', { ticketId }),
    ]) {
      john.heard.splice(0);
      expectDone(await change());
      desk.passTime(newsOfInboxesMs);
      expect([isTold(), change.toString()]).toEqual([true, change.toString()]);
    }
  });

  test('W111: is the list alone once its ticket is out of sight or deleted', async () => {
    const [seen, hidden] = [await opened(), await opened('Hidden later')];
    const addressOf = async (window: TestWindow) => expectDone(await window.ask('trail.place', {})).address;
    expectDone(await john.call('trail.visit', { place: placeOf('/mine', hidden), opened: [] }));
    expect(await addressOf(john)).toBe(`/mine/${hidden}`);
    expectDone(await hide(hidden));
    expect(await addressOf(john)).toBe('/mine');
    expectDone(await show(hidden));
    expect(await addressOf(john)).toBe(`/mine/${hidden}`);
    expectDone(await john.call('trail.visit', { place: placeOf('/open', seen), opened: [] }));
    expectDone(await jane.run('ticket.delete', { ticketId: seen }));
    expect(await addressOf(john)).toBe('/open');
    expectDone(await john.call('trail.visit', { place: placeOf('/open', 'no-such-ticket'), opened: [] }));
    expect(await addressOf(john)).toBe('/open');
  });

  test('W90, W110: a damaged document is reported, and means nothing was remembered', async () => {
    const ticketId = await opened();
    expectDone(await jane.call('trail.pin', at(ticketId)));
    for (const file of [...disk.files().keys()].filter((path) => path.includes('/trails/jane')))
      disk.put(file, Buffer.from('{'));
    desk = await desk.restarted();
    const again = await desk.windowOf('jane');
    expect(await pinnedAt(again)).toEqual({ tickets: [], hidden: [] });
    const status = expectDone(await again.call('desk.status', {}));
    expect(status.phase === 'open' && status.desk.damaged.map(({ document }) => document)).toEqual(['trail']);
  });
});

describe('pinned tickets', () => {
  test('W112: have news after any change, also one from elsewhere, until the agent looks at them', async () => {
    const ticketId = await opened();
    expectDone(await john.call('trail.pin', at(ticketId)));
    const hasNews = async () => (await pinnedAt(john)).tickets.map((one) => one.hasNews);
    expect(await hasNews()).toEqual([false]);
    expectDone(await jane.run('field.set', { ticketId, field: 'priority', value: 'priority-high' }));
    expect(await hasNews()).toEqual([true]);
    desk = await desk.restarted();
    john = await desk.windowOf('john');
    expect(await hasNews()).toEqual([true]);
    expectDone(await john.call('trail.look', { ticketId }));
    expect(await hasNews()).toEqual([false]);
  });

  test('W112: have no news after what the agent does, and keep what others did before that', async () => {
    const ticketId = await opened();
    expectDone(await john.call('trail.pin', at(ticketId)));
    const hasNews = async () => (await pinnedAt(john)).tickets.map((one) => one.hasNews);
    const follow = (operation: 'ticket.follow' | 'ticket.unfollow') => john.run(operation, { ticketId });
    expectDone(await follow('ticket.follow'));
    expect(await hasNews()).toEqual([false]);
    expectDone(await jane.run('field.set', { ticketId, field: 'priority', value: 'priority-high' }));
    expectDone(await follow('ticket.unfollow'));
    expect(await hasNews()).toEqual([true]);
  });

  test('W112: are no more than eight; one that was unpinned makes room', async () => {
    const ids: string[] = [];
    for (let index = 0; index <= mostPinned; index += 1) ids.push(await opened(`Ticket ${index}`));
    const [last = '', ...others] = ids.toReversed();
    for (const ticketId of others) expectDone(await jane.call('trail.pin', at(ticketId)));
    expectDone(await jane.call('trail.pin', at(others[0] ?? '')));
    expect(await jane.call('trail.pin', at(last))).toMatchObject({
      ok: false,
      error: { reason: 'trail.full', details: { most: mostPinned } },
    });
    expectDone(await jane.call('trail.unpin', { ticketId: others[0] ?? '' }));
    expectDone(await jane.call('trail.pin', at(last)));
    expect(await idsAt(jane)).toEqual([...others.slice(1), last]);
    expectDone(await jane.call('trail.move', { ticketId: last, to: 0 }));
    expect((await idsAt(jane))[0]).toBe(last);
  });
});

describe('what is remembered', () => {
  const ids = fc.array(
    fc.integer({ min: 0, max: 30 }).map((number) => `t${number}`),
    { maxLength: 40 },
  );
  const none: Trail = { place: null, recent: [], pinned: [] };

  test('W110: the tickets opened last, each once, the latest first, and no more than twenty', () => {
    fc.assert(
      fc.property(fc.array(ids, { maxLength: 6 }), (visits) => {
        const trail = visits.reduce<Trail>((before, all) => visited(before, placeOf('/open'), all.map(at)), none);
        const latest = [...new Set(visits.flat().toReversed())].slice(0, mostRecent);
        expect(trail.recent.map(({ ticketId }) => ticketId)).toEqual(latest);
      }),
      runs(100),
    );
  });

  test('W112: moving keeps every pin, and those out of sight in their places', () => {
    fc.assert(
      fc.property(ids, fc.nat(), fc.nat(mostPinned), fc.nat(3), (all, which, to, hidden) => {
        const trail = all.reduce<Trail>((before, id) => pinned(before, at(id), 0), none);
        const isShown = (id: string) => Number(id.slice(1)) % 4 !== hidden;
        const wanted = trail.pinned[which % Math.max(1, trail.pinned.length)]?.ticketId ?? 't0';
        const after = moved(trail, wanted, to, isShown).pinned.map(({ ticketId }) => ticketId);
        const before = trail.pinned.map(({ ticketId }) => ticketId);
        expect(after.toSorted()).toEqual(before.toSorted());
        for (const [index, id] of before.entries()) if (!isShown(id)) expect(after[index]).toBe(id);
        const there = moved(moved(trail, wanted, to, isShown), wanted, 0, isShown).pinned.filter((one) =>
          isShown(one.ticketId),
        );
        if (isShown(wanted) && before.includes(wanted)) expect(there[0]?.ticketId).toBe(wanted);
        expect(unpinned(trail, wanted).pinned).toHaveLength(Math.max(0, before.length - (before.length > 0 ? 1 : 0)));
      }),
      runs(100),
    );
  });
});

import { describe, expect, test } from 'vitest';
import { createRandom } from '../../shared/lib/random.ts';
import { countingDisk } from '../support/counting-disk.ts';
import { createMemoryDisk } from '../support/memory-disk.ts';
import { expectDone, someTicket } from '../support/test-desk.ts';
import { threadEvents } from '../support/whole-thread.ts';
import { exchange, exchangeAll } from './support/exchange.ts';
import { onTicket, strangeDevice } from './support/strange-device.ts';
import { copied, desk, everythingOn, found, foundedDesks, restarted, type SyncDesk } from './support/sync-desk.ts';

async function openedOn(anna: SyncDesk, summary?: string): Promise<string> {
  return expectDone(await anna.as('lena', 'ticket.open', someTicket(summary))).ticketIds[0] ?? '';
}

async function setPriority(on: SyncDesk, ticketId: string, value: string): Promise<void> {
  expectDone(await on.as('lena', 'field.set', { ticketId, field: 'priority', value }));
}

/** Bo’s folder was copied; both copies use the same device id and set one ticket’s priority to different values. */
async function forked() {
  const [anna, bo] = await foundedDesks('anna', 'bo');
  const ticketId = await openedOn(anna);
  await exchange(anna, bo);
  await setPriority(bo, ticketId, 'priority-low');
  const twin = await copied(bo, 'twin');
  bo.clock.nowMs += 1000;
  await setPriority(bo, ticketId, 'priority-high');
  twin.clock.nowMs += 2000;
  await setPriority(twin, ticketId, 'priority-emergency');
  return { anna, bo, twin, ticketId };
}

describe('a copied device that is used in two places', () => {
  test('F7: is reported, both branches are kept, and the card names both', async () => {
    const { anna, bo, twin, ticketId } = await forked();
    expect((await anna.takesIn(bo.lines())).reports).toEqual([]);
    const ingested = await anna.takesIn(twin.lines());
    expect(ingested).toEqual({
      applied: 1,
      waiting: 0,
      unreadable: 0,
      reports: [{ kind: 'fork', device: 'device-bo', seq: 2 }],
    });
    const ticket = anna.ticket(ticketId);
    expect(ticket?.fields.priority).toBe('priority-emergency');
    expect(ticket?.conflicts.map(({ about }) => about)).toEqual(['priority']);
    const thread = await threadEvents(anna.engine, ticketId);
    expect(thread.filter(({ type }) => type === 'field.changed').map(({ data }) => data)).toMatchObject([
      { to: 'priority-low' },
      { to: 'priority-high' },
      { to: 'priority-emergency' },
    ]);
  });

  test('F7: costs the lines of tickets that changed since the copy was made, and of no others', async () => {
    const counted = countingDisk(createMemoryDisk());
    const anna = await desk('anna', { disk: counted.disk });
    await found(anna);
    const bo = await desk('bo', { code: 'B' });
    await bo.takesIn(anna.lines());
    const tickets: string[] = [];
    for (let number = 1; number <= 20; number += 1) tickets.push(await openedOn(bo, `Ticket ${number}`));
    const twin = await copied(bo, 'twin');
    const [ticketId = ''] = tickets;
    await setPriority(bo, ticketId, 'priority-high');
    await setPriority(twin, ticketId, 'priority-emergency');
    await anna.takesIn(bo.lines());
    const before = counted.lines();
    expect(await anna.takesIn(twin.lines())).toMatchObject({ applied: 1, reports: [{ kind: 'fork' }] });
    expect(counted.lines() - before).toBeLessThan(tickets.length);
    expect(anna.ticket(ticketId)?.conflicts).toHaveLength(1);
  });

  test('F7: keeps both branches over a restart, also on the copied devices themselves', async () => {
    const { anna, bo, twin } = await forked();
    await exchangeAll([anna, bo, twin], [], createRandom(1));
    const known = await everythingOn(anna);
    for (const one of [anna, bo, twin]) {
      expect(await everythingOn(one)).toEqual(known);
      expect(await everythingOn(await restarted(one))).toEqual(known);
    }
    expect(await everythingOn(await desk('fresh', { disk: bo.disk.copy() }))).toEqual(known);
  });

  test('F8: never has the other branch written into its own folder, and can still write', async () => {
    const [anna, bo] = await foundedDesks('anna', 'bo');
    const ticketId = await openedOn(bo);
    const twin = await copied(bo, 'twin');
    await setPriority(twin, ticketId, 'priority-low');
    await bo.takesIn(twin.lines());
    await setPriority(bo, ticketId, 'priority-high');
    await exchange(anna, bo);
    const known = await everythingOn(bo);
    expect(await everythingOn(anna)).toEqual(known);
    const again = await restarted(bo);
    expect(await everythingOn(again)).toEqual(known);
    expect(again.reports.filter(({ kind }) => kind === 'damaged-line')).toEqual([]);
    expect((await threadEvents(again.engine, ticketId)).map(({ type }) => type)).toContain('field.changed');
    await setPriority(again, ticketId, 'priority-normal');
    expect(again.ticket(ticketId)?.fields.priority).toBe('priority-normal');
  });

  test('F8: a fork that grew out of a fork is the same after a restart, whatever its folders are called', async () => {
    for (let attempt = 0; attempt < 8; attempt++) {
      const [anna, bo] = await foundedDesks('anna', 'bo');
      const ticketId = await openedOn(bo, `Ticket ${attempt}`);
      const twin = await copied(bo, `twin${attempt}`);
      await setPriority(bo, ticketId, 'priority-low');
      await setPriority(twin, ticketId, 'priority-high');
      const triplet = await copied(twin, `triplet${attempt}`);
      await setPriority(twin, ticketId, 'priority-low');
      await setPriority(triplet, ticketId, 'priority-emergency');
      for (const other of [bo, twin, triplet]) await anna.takesIn(other.lines());
      expect(await everythingOn(await restarted(anna))).toEqual(await everythingOn(anna));
    }
  });

  test('F3: is checked like any other device, also where it bears our own name', async () => {
    const [anna, bo] = await foundedDesks('anna', 'bo');
    const ticketId = await openedOn(bo);
    const line = strangeDevice('device-bo').writes([
      onTicket(ticketId, 'status.changed', { statusId: 7, state: 'ajar', from: null }),
      onTicket(ticketId, 'conversation.posted', { entryId: 'x', kind: 'shout' }),
    ]);
    await anna.takesIn(bo.lines());
    for (const one of [anna, bo]) expect(await one.takesIn([line])).toMatchObject({ applied: 1, unreadable: 0 });
    expect(bo.ticket(ticketId)?.status.state).toBe('open');
    expect(await everythingOn(bo)).toEqual(await everythingOn(anna));
    expect(await everythingOn(await restarted(bo))).toEqual(await everythingOn(anna));
  });

  test('C3: a decision that saw both branches closes the card everywhere', async () => {
    const { anna, bo, twin, ticketId } = await forked();
    await exchangeAll([anna, bo, twin], [], createRandom(2));
    await setPriority(bo, ticketId, 'priority-normal');
    await exchangeAll([anna, bo, twin], [], createRandom(3));
    for (const one of [anna, bo, twin]) {
      expect(one.ticket(ticketId)).toMatchObject({ fields: { priority: 'priority-normal' }, conflicts: [] });
    }
  });
});

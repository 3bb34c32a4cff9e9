import { describe, expect, test } from 'vitest';
import { expectDone, monday, someTicket } from '../support/test-desk.ts';
import { threadEvents } from '../support/whole-thread.ts';
import { exchange } from './support/exchange.ts';
import { readNaively } from './support/naive-line.ts';
import { onTicket, strangeDevice } from './support/strange-device.ts';
import { everythingOn, foundedDesks, restarted, type SyncDesk } from './support/sync-desk.ts';

const minuteMs = 60_000;
const yearMs = 365 * 24 * 60 * minuteMs;

async function opened(on: SyncDesk, summary?: string) {
  return expectDone(await on.as('jane', 'ticket.open', someTicket(summary))).ticketIds[0] ?? '';
}

function summarise(on: SyncDesk, ticketId: string, value: string) {
  return on.as('jane', 'field.set', { ticketId, field: 'summary', value }).then(expectDone);
}

/** The time that the newest commit of a desk itself is stamped with, in milliseconds. */
function stampedMs(on: SyncDesk): number {
  const own = on
    .lines()
    .map(readNaively)
    .filter(({ device }) => device === on.device.id);
  const stamp = own.toSorted((a, b) => a.seq - b.seq).at(-1)?.stamp ?? '';
  return Number.parseInt(stamp.slice(0, 12), 16);
}

describe('a desk whose clock is a year ahead', () => {
  async function withFastBo() {
    const [anna, bo] = await foundedDesks('anna', 'bo');
    const [touched, other] = [await opened(anna, 'Touched'), await opened(anna, 'Other')];
    await exchange(anna, bo);
    bo.clock.nowMs += yearMs;
    await summarise(bo, touched, 'From next year');
    anna.clock.nowMs += 10 * minuteMs;
    await exchange(anna, bo);
    return { anna, bo, touched, other };
  }

  test('F11: what a person does after they saw its change beats that change', async () => {
    const { anna, bo, touched } = await withFastBo();
    expect(anna.ticket(touched)?.fields.summary).toBe('From next year');
    await summarise(anna, touched, 'Today');
    await exchange(anna, bo);
    for (const one of [anna, bo]) {
      expect(one.ticket(touched)).toMatchObject({ fields: { summary: 'Today' }, conflicts: [] });
    }
    expect(await everythingOn(await restarted(anna))).toEqual(await everythingOn(anna));
  });

  test('F12: it pulls another desk at most five minutes ahead, and spoils no other ticket', async () => {
    const { anna, bo, other } = await withFastBo();
    await summarise(anna, other, 'Untouched by that');
    expect(stampedMs(anna) - anna.clock.nowMs).toBeLessThanOrEqual(5 * minuteMs);
    expect(stampedMs(anna) - anna.clock.nowMs).toBeGreaterThanOrEqual(0);
    anna.clock.nowMs += 6 * minuteMs;
    await summarise(anna, other, 'Own time again');
    expect(stampedMs(anna)).toBe(anna.clock.nowMs);
    const again = await restarted(anna);
    await summarise(again, other, 'After a restart');
    expect(stampedMs(again) - again.clock.nowMs).toBeLessThanOrEqual(5 * minuteMs);
    expect(bo.ticket(other)?.fields.summary).toBe('Other');
  });

  test('F13: people see the author’s own time, not the stamp', async () => {
    const { anna, touched } = await withFastBo();
    await summarise(anna, touched, 'Today');
    const changes = (await threadEvents(anna.engine, touched)).filter(({ type }) => type === 'field.changed');
    expect(changes.map(({ timeMs }) => timeMs)).toEqual([monday + yearMs, anna.clock.nowMs]);
  });
});

describe('a clock that jumps back', () => {
  test('F14: later work on a ticket still comes after earlier work', async () => {
    const [anna, bo] = await foundedDesks('anna', 'bo');
    const ticketId = await opened(anna);
    await summarise(anna, ticketId, 'Before');
    anna.clock.nowMs -= yearMs;
    await summarise(anna, ticketId, 'After');
    const again = await restarted(anna);
    await summarise(again, ticketId, 'After a restart');
    await bo.takesIn(again.lines());
    expect(bo.ticket(ticketId)?.fields.summary).toBe('After a restart');
    expect(await everythingOn(bo)).toEqual(await everythingOn(again));
  });
});

describe('a stamp that no clock can show', () => {
  test.each(['ffffffffffff-ffff', 'e677d21fdc00-0000'])(
    'F15: a line stamped %s is unreadable, and its ticket works on',
    async (stamp) => {
      const [anna, bo] = await foundedDesks('anna', 'bo');
      const ticketId = await opened(anna);
      const line = strangeDevice('device-zed').writes([onTicket(ticketId, 'mood.changed', {})], { stamp });
      expect(await anna.takesIn([line])).toMatchObject({ applied: 0, unreadable: 1 });
      await summarise(anna, ticketId, 'Fine');
      await bo.takesIn(anna.lines());
      expect(await everythingOn(bo)).toEqual(await everythingOn(anna));
    },
  );

  test('F15: the last moment of the year 9999 is the last one that a stamp may show', async () => {
    const [anna] = await foundedDesks('anna');
    const ticketId = await opened(anna);
    const line = strangeDevice('device-zed').writes([onTicket(ticketId, 'mood.changed', {})], {
      stamp: 'e677d21fdbff-0000',
    });
    expect(await anna.takesIn([line])).toMatchObject({ applied: 1, unreadable: 0 });
  });
});

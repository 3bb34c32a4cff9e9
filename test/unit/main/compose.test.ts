import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Composed, composeDesk } from '../../../main/compose.ts';
import { createMemoryDisk } from '../../support/memory-disk.ts';
import { quickly } from '../../support/quick-hash.ts';
import { sampleTexts } from '../../support/sample-texts.ts';
import { expectDone, monday, someTicket } from '../../support/test-desk.ts';
import { type VirtualClock, virtualClock } from '../../support/virtual-clock.ts';

/** A whole desk on clocks that are moved by hand: its own goes a year ahead of its computer’s. */
const minuteMs = 60_000;
const yearMs = 365 * 24 * 60 * minuteMs;
const computer = { nowMs: monday };
const ahead = { nowMs: monday + yearMs };
let clock: VirtualClock;
let desk: Composed;
let bugs: unknown[];

beforeEach(async () => {
  [computer.nowMs, ahead.nowMs, bugs] = [monday, monday + yearMs, []];
  clock = virtualClock(computer);
  const log = { info: () => undefined, warn: () => undefined, bug: (error: unknown) => void bugs.push(error) };
  const deskClock = virtualClock(ahead);
  const disk = createMemoryDisk();
  desk = await composeDesk({
    disk,
    dataFolder: '/data',
    desk: '/desk',
    sampleTexts,
    log,
    hash: quickly,
    clock,
    deskClock,
  });
  const administrator = { name: 'Jane Doe', colour: 'blue', secret: 'a passphrase to begin with' };
  const input = {
    name: 'Test',
    folder: '/desk',
    timeZone: 'America/New_York',
    startWith: 'osticket',
    administrator,
    agents: [],
  };
  expectDone(await desk.bridge.handle('w', { kind: 'call', name: 'desk.setUp', input, key: 'key-sets-up' }));
});

afterEach(async () => {
  await desk.close();
  expect(bugs).toEqual([]);
});

const run = (name: string, input: unknown) =>
  desk.bridge.handle('w', { kind: 'run', name, input, key: 'key-runs-once' });

describe('a desk whose time is not its computer’s', () => {
  test('S30: writes and plans by its own', async () => {
    expectDone(await run('ticket.open', someTicket()));
    const row = desk.deskManager.desk()?.engine.rows.row(0);
    expect(row?.openedMs).toBe(monday + yearMs);
    expect(row?.dueMs).toBeGreaterThan(monday + yearMs);
  });

  test('S31: says what time it is there, with the status that windows ask for again and again', async () => {
    const status = await desk.bridge.handle('w', { kind: 'call', name: 'desk.status', input: {} });
    expect(status).toMatchObject({ ok: true, value: { nowMs: monday + yearMs } });
  });

  test('S30: locks after five minutes of its computer’s, in which nobody was there', async () => {
    ahead.nowMs += yearMs;
    await clock.pass(4 * minuteMs);
    expect(desk.bridge.present()).toMatchObject([{ windowIds: ['w'] }]);
    expectDone(await desk.bridge.handle('w', { kind: 'call', name: 'session.active', input: {} }));
    await clock.pass(4 * minuteMs);
    expect(desk.bridge.present()).toMatchObject([{ windowIds: ['w'] }]);
    await clock.pass(2 * minuteMs);
    expect(desk.bridge.present()).toMatchObject([{ windowIds: [] }]);
  });
});

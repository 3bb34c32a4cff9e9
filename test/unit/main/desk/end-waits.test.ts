import { afterEach, beforeEach, expect, test } from 'vitest';
import { endWaitsOf } from '../../../../main/desk/end-waits.ts';
import type { Engine } from '../../../../main/engine/engine.ts';
import { failed } from '../../../../shared/bridge/result.ts';
import { type MemoryDesk, memoryDesk } from '../../../support/memory-desk.ts';
import { countingIds } from '../../../support/test-desk.ts';
import { type VirtualClock, virtualClock } from '../../../support/virtual-clock.ts';

const hourMs = 3_600_000;
const minuteMs = 60_000;

let desk: MemoryDesk;
let ticketId: string;
let clock: VirtualClock;
let stop = (): void => undefined;
const errors: unknown[] = [];

beforeEach(async () => {
  desk = await memoryDesk();
  ticketId = await desk.opened();
  errors.length = 0;
});

afterEach(() => {
  stop();
  expect(errors).toEqual([]);
});

/** Watches a desk, and lets it look through its tickets. */
async function watch(of = desk, engine: Pick<Engine, 'rows' | 'tickets' | 'run'> = of.engine): Promise<void> {
  clock = virtualClock(of.clock);
  const onError = (error: unknown) => void errors.push(error);
  stop = endWaitsOf(engine, { clock, newId: countingIds('waits-key-'), onError });
  await settled(of);
}

/** What a timer began is done. */
async function settled(of = desk): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((done) => setImmediate(done));
  await of.engine.idle();
  for (let turn = 0; turn < 20; turn += 1) await new Promise((done) => setImmediate(done));
}

async function pass(ms: number, of = desk): Promise<void> {
  await clock.pass(ms);
  await settled(of);
}

function waits(inMs: number, id = ticketId) {
  const waiting = { untilMs: desk.clock.nowMs + inMs };
  return desk.does('jane', 'status.set', { ticketId: id, statusId: 'status-waiting', waiting });
}

const kind = (of = desk, id = ticketId) => of.ticket(id).status.kind;

test('T131: a ticket returns when its date comes, and not before', async () => {
  await watch();
  await waits(3 * hourMs);
  await pass(3 * hourMs - 1);
  expect(kind()).toBe('waiting');
  await pass(1);
  expect(kind()).toBe('open');
  const [ended] = desk.changes.flat().slice(-1);
  expect(ended).toMatchObject({ actor: 'system', operation: 'waiting.end', cause: ended?.once?.cause });
  expect(ended?.once).toMatchObject({ ticket: ticketId, rule: 'waiting-end' });
});

test('T131: a date that is changed or removed counts as it is then', async () => {
  await watch();
  await waits(hourMs);
  await desk.does('jane', 'waiting.plan', { ticketId, untilMs: desk.clock.nowMs + 5 * hourMs });
  await pass(2 * hourMs);
  expect(kind()).toBe('waiting');
  await desk.does('jane', 'waiting.plan', { ticketId });
  await pass(9 * hourMs);
  expect(kind()).toBe('waiting');
  await desk.does('jane', 'waiting.plan', { ticketId, untilMs: desk.clock.nowMs + minuteMs });
  await pass(minuteMs);
  expect(kind()).toBe('open');
});

test('T131: a desk that was closed at the date ends the waiting when it is opened', async () => {
  await waits(hourMs);
  desk.clock.nowMs += 40 * hourMs;
  const again = await desk.reopened();
  expect(kind(again)).toBe('waiting');
  await watch(again);
  await pass(minuteMs, again);
  expect(kind(again)).toBe('open');
});

test('T131: a deleted ticket returns once it is restored', async () => {
  await watch();
  await waits(hourMs);
  await desk.does(null, 'ticket.delete', { ticketId });
  await pass(2 * hourMs);
  expect(kind()).toBe('waiting');
  await desk.does(null, 'ticket.restore', { ticketId });
  await pass(minuteMs);
  expect(kind()).toBe('open');
});

test('T131: what the disk refuses is tried again a minute later', async () => {
  let isRefused = true;
  const run: Engine['run'] = (asked) =>
    isRefused ? Promise.resolve(failed('not-saved', 'disk-full')) : desk.engine.run(asked);
  await watch(desk, { ...desk.engine, run });
  await waits(hourMs);
  await pass(hourMs);
  isRefused = false;
  await pass(minuteMs - 1);
  expect(kind()).toBe('waiting');
  await pass(1);
  expect(kind()).toBe('open');
});

test('T131: without a status to return to, it is tried again every minute until there is one', async () => {
  const open = desk.engine.records.all('status').filter(({ kind }) => kind === 'open');
  // New tickets wait, too, so that no open status is the default.
  await desk.does(null, 'record.put', { kind: 'desk', id: 'desk', fields: { statusId: 'status-waiting' } });
  for (const { id } of open) await desk.does(null, 'record.retire', { kind: 'status', id, replacedBy: null });
  await watch();
  await waits(hourMs);
  await pass(hourMs);
  expect(kind()).toBe('waiting');
  await desk.does(null, 'record.restore', { kind: 'status', id: open[0]?.id ?? '' });
  await pass(minuteMs);
  expect(kind()).toBe('open');
});

test('T131: a ticket that cannot be read is reported and tried again a minute later, and the others end', async () => {
  const ids = [ticketId];
  for (let more = 0; more < 20; more += 1) ids.push(await desk.opened());
  for (const id of ids) await waits(hourMs, id);
  const damaged = new Set([ids[3], ids[12]]);
  const load: Engine['tickets']['load'] = (asked) =>
    asked.some((id) => damaged.has(id)) ? Promise.reject(new Error('Damaged')) : desk.engine.tickets.load(asked);
  await watch(desk, { ...desk.engine, tickets: { ...desk.engine.tickets, load } });
  await pass(hourMs);
  for (let turn = 0; turn < 10; turn += 1) await settled();
  expect(ids.filter((id) => kind(desk, id) === 'waiting')).toEqual([...damaged]);
  expect(errors.splice(0)).toHaveLength(2);
  damaged.clear();
  await pass(minuteMs);
  await settled();
  expect(ids.map((id) => kind(desk, id))).toEqual(ids.map(() => 'open'));
});

test('T131: many tickets at once, each once', async () => {
  const ids = [ticketId];
  for (let more = 0; more < 30; more += 1) ids.push(await desk.opened());
  for (const id of ids) await waits(hourMs, id);
  await watch();
  await pass(hourMs);
  for (let turn = 0; turn < 10; turn += 1) await settled();
  expect(ids.map((id) => kind(desk, id))).toEqual(ids.map(() => 'open'));
  expect(desk.changes.flat().filter(({ operation }) => operation === 'waiting.end')).toHaveLength(ids.length);
});

import { setTimeout as pause } from 'node:timers/promises';
import { type Composed, composeDesk } from '../../../main/compose.ts';
import type { Log } from '../../../main/platform/log.ts';
import { nodeDisk } from '../../../main/platform/node-disk.ts';
import { randomId } from '../../../main/platform/random-ids.ts';
import { type BulkDone, mostTickets } from '../../../shared/bridge/contract/bulk.ts';
import { durationsOf } from '../timing.ts';
import { attachFiles } from './attach-files.ts';
import { watchBlocks } from './block-watch.ts';
import { createDeskWindow } from './desk-window.ts';
import { type LongThread, longThread } from './long-thread.ts';
import { peakMb } from './peak-memory.ts';
import { questionsAfter } from './questions.ts';
import { serve } from './serve.ts';
import { createWork } from './work.ts';
import { beginWork, timeWrites } from './write-timer.ts';

/**
 * The product as a host composes it, asked as a window asks, without a connection in between. Arguments: the desk’s
 * folder and its data folder.
 */
const [folder = '', dataFolder = ''] = process.argv.slice(2);
const blocks = watchBlocks();
let composed: Composed;

const log: Log = {
  info: () => undefined,
  warn: () => undefined,
  bug: (error) => {
    throw error;
  },
};

const window = createDeskWindow((request) => composed.bridge.handle('bench', request));
const rows = 50;
const pages = ['open', 'mine', 'closed'] as const;
const typed = ['k', 'ke', 'ken', 'ken w', 'kenw', 'person1', 'person12', 'nils', 'zoe p', 'wheeler', 'example'];

async function start({
  settleMs,
}: {
  settleMs: number;
}): Promise<{ readonly startMs: number; readonly blockMs: number }> {
  await blocks.longest();
  const startedMs = performance.now();
  composed = await composeDesk({ disk: nodeDisk, dataFolder, desk: folder, sampleTexts: '', log });
  await composed.opened;
  await window.signIn();
  const page = await window.ask('queue.page', { queue: 'open', offset: 0, limit: rows });
  const startMs = performance.now() - startedMs;
  if (page.rows.length < Math.min(rows, page.total)) throw new Error('The first rows are missing');
  await settle(settleMs);
  return { startMs, blockMs: await blocks.longest() };
}

/** Until everything that follows the start in the background is done. */
async function settle(ms: number): Promise<void> {
  await window.ask('queue.counts', {});
  await window.ask('people.find', { text: 'ken' });
  await pause(ms);
}

/** Open tickets of the agent’s own department, the most urgent first: everybody who is measured works on these. */
async function ticketIds({ limit }: { limit: number }): Promise<readonly string[]> {
  const page = await window.ask('queue.page', { queue: 'open', offset: 0, limit: 200 });
  const tickets = await composed.deskManager.desk()?.engine.tickets.load(page.rows.map(({ id }) => id));
  const own = (tickets ?? []).filter(({ department }) => department.departmentId === 'department-support');
  return own.slice(0, limit).map(({ id }) => id);
}

async function queue({ times }: { times: number }): Promise<readonly number[]> {
  const totals = (await window.ask('queue.counts', {})).queues;
  return durationsOf(times, async (index) => {
    const id = pages[index % pages.length] ?? pages[0];
    const offset = (index * 7_919) % Math.max(1, (totals[id]?.total ?? 0) - rows);
    await window.ask('queue.page', { queue: id, offset, limit: rows });
    await window.ask('queue.counts', {});
  });
}

/** The first question reads the newest commits; the others, the items that are known then. */
function inbox({ times }: { times: number }): Promise<readonly number[]> {
  return durationsOf(times, (index) => window.ask(index % 2 === 0 ? 'inbox.unread' : 'inbox.list', {}));
}

/** Tickets from all over the history, most of them closed long ago. */
async function someTickets(times: number): Promise<readonly string[]> {
  const { queues } = await window.ask('queue.counts', {});
  const found: string[] = [];
  for (let index = 0; index < times; index++) {
    const id = index % 4 === 0 ? 'open' : 'closed';
    const offset = (index * 7_919) % Math.max(1, queues[id]?.total ?? 0);
    const page = await window.ask('queue.page', { queue: id, offset, limit: 1 });
    found.push(...page.rows.map((row) => row.id));
  }
  return found;
}

async function openTicket(ticketId: string): Promise<void> {
  await Promise.all([
    window.ask('ticket.details', { ticketId }),
    window.ask('thread.page', { ticketId, from: null, before: null, limit: 60 }),
  ]);
}

async function recordChange({ times }: { times: number }): Promise<readonly number[]> {
  return durationsOf(times, async (index) => {
    const input = { kind: 'team', id: 'team-level-two', fields: { name: `Level II Support ${index}` } } as const;
    const principal = { kind: 'system' } as const;
    const engine = composed.deskManager.desk()?.engine;
    const changed = await engine?.run({ name: 'record.put', input, key: `bench-record-${randomId()}`, principal });
    if (!changed?.ok) throw new Error('The team was not changed');
    await window.ask('queue.counts', {});
  });
}

/** The status of as many open tickets as can be selected at once, with a note, and its undo; how many were changed. */
async function bulk(): Promise<number> {
  const { ids } = await window.ask('queue.ids', { queue: 'open', offset: 0, limit: mostTickets });
  const input = { statusId: 'status-resolved', remark: 'Resolved by the new version.' };
  const asked = { operation: 'status.set', input, ticketIds: ids };
  // Safe: the bridge answers these calls with their type.
  const { batch, changed } = (await window.call('bulk.run', asked, `bench-${randomId()}`)) as BulkDone;
  await window.ask('queue.counts', {});
  const undone = (await window.call('bulk.undo', { batch }, `bench-${randomId()}`)) as BulkDone;
  if (undone.changed !== changed) throw new Error('The bulk action was not undone');
  return changed;
}

/** How many questions a window asks again after the ticket that it shows was changed, or another one. */
async function questions({ ticketId, shownId }: { ticketId: string; shownId: string }): Promise<number> {
  const change = async () => {
    const input = { ticketId, field: 'summary', value: `Changed for the bench ${randomId()}` };
    const result = await window.run({ name: 'field.set', input, key: `bench-${randomId()}` });
    if (!result.ok) throw new Error('The ticket was not changed');
  };
  return questionsAfter((listener) => composed.bridge.watch('bench', listener), shownId, change);
}

serve({
  start,
  ticketIds,
  queue,
  tickets: async ({ times }: { times: number }) => {
    const ids = await someTickets(times);
    return durationsOf(ids.length, (index) => openTicket(ids[index] ?? ''));
  },
  people: ({ times }: { times: number }) =>
    durationsOf(times, (index) => window.ask('people.find', { text: typed[index % typed.length] ?? '' })),
  writes: async ({ ids, times }: { ids: readonly string[]; times: number }) => {
    const work = createWork(ids, `bench-${randomId()}`);
    await beginWork(work, window.run);
    await timeWrites(work, window.run, { kind: 'field', times });
    await timeWrites(work, window.run, { kind: 'reply', times });
    await timeWrites(work, window.run, { kind: 'ticket', times });
  },
  inbox,
  recordChange,
  bulk,
  questions,
  longThread: (input: LongThread) => longThread(window, input),
  longTicket: ({ ticketId, times }: { ticketId: string; times: number }) =>
    durationsOf(times, () => openTicket(ticketId)),
  attach: (input: { ticketId: string; files: number }) => attachFiles(window, input),
  block: () => blocks.longest(),
  peakMb,
  memoryMb: () => process.memoryUsage().rss / 1024 / 1024,
  close: () => composed.close(),
});

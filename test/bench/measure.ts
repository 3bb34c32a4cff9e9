import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type LiveDesk, openLiveDesk } from '../../main/desk/live-desk.ts';
import type { Engine } from '../../main/engine/engine.ts';
import { systemClock } from '../../main/platform/clock.ts';
import { nodeDisk } from '../../main/platform/node-disk.ts';
import { randomId } from '../../main/platform/random-ids.ts';
import { noSecretBox } from '../../main/platform/secret-box.ts';
import { agentAccess } from '../../shared/domain/access.ts';
import { agentPrincipal } from '../../shared/domain/principal.ts';
import { queueRow } from '../../shared/views/queue-row.ts';
import { type ThreadItem, threadItems } from '../../shared/views/thread.ts';
import { rowsOn } from '../support/all-tickets.ts';
import { sentenceOf } from '../support/sentence.ts';
import { type Spread, timeEach, timeOnce } from './timing.ts';

/** Measures one desk size in a separate process, so that its memory is measured alone. Prints JSON. */
export interface Measured {
  readonly startMs: number;
  readonly firstRowsMs: number;
  /** Another priority: nothing but the write path. */
  readonly operation: Spread;
  /** A note of 400 characters: the write path, and making its HTML safe. */
  readonly entry: Spread;
  readonly queuePage: Spread;
  readonly openTicket: Spread;
  /** The same for a ticket with 5,000 entries. */
  readonly openLongTicket: Spread;
  readonly longestBlockMs: number;
  readonly residentMb: number;
}

const operations = 400;
const longThread = 5_000;
/** Notes that are written with one flush. */
const atOnce = 250;

async function open(folder: string, dataFolder: string): Promise<LiveDesk> {
  const opened = await openLiveDesk({
    location: {
      disk: nodeDisk,
      folder,
      dataFolder,
      newId: randomId,
      newSecret: randomId,
      onFault: () => undefined,
    },
    identity: { pid: process.pid, started: 'bench', host: 'bench', token: randomId(), startOf: async () => 'bench' },
    clock: systemClock,
    deskClock: systemClock,
    salt: () => randomId(22),
    secretBox: noSecretBox,
    onError: (error) => {
      throw error;
    },
  });
  if (!opened.ok) throw new Error(sentenceOf(opened.error));
  return opened.value;
}

/** What an opened ticket shows first. */
async function openThread({ thread, tickets, records }: Engine, ticketId: string): Promise<readonly ThreadItem[]> {
  const { commits } = await thread.page(ticketId, { from: null, before: null, limit: 60 });
  const [ticket] = await tickets.load([ticketId]);
  const entries = ticket?.conversation.entries ?? [];
  return threadItems(commits, records, { entries });
}

async function entryCount({ tickets }: Engine, ticketId: string): Promise<number> {
  const [ticket] = await tickets.load([ticketId]);
  return ticket?.conversation.entries.length ?? 0;
}

async function addNotes(engine: Engine, ticketId: string, count: number): Promise<void> {
  const basedOn = (await entryCount(engine, ticketId)) + count;
  const input = { ticketId, visibility: 'internal', body: `<p>${'word '.repeat(80)}</p>`, basedOn };
  const notes = Array.from({ length: count }, () =>
    engine.run({
      name: 'conversation.post',
      input,
      key: `bench-${randomId()}`,
      principal: agentPrincipal('john-doe'),
    }),
  );
  for (const result of await Promise.all(notes)) if (!result.ok) throw new Error(sentenceOf(result.error));
}

async function measure(folder: string, dataFolder: string): Promise<Measured> {
  const { ms: startMs, value: desk } = await timeOnce(() => open(folder, dataFolder));
  const { engine, queues } = desk;
  const access = agentAccess(engine.records, 'john-doe');
  if (!access) throw new Error('John does not work on this desk');
  const page = async (queue: 'open' | 'mine' | 'closed', offset: number) =>
    (await queues.page(access, queue, offset, 50))?.rows.map((row) => queueRow(engine.records, row, []));
  const first = await timeOnce(() => page('open', 0));
  await page('mine', 0);
  await page('closed', 0);
  const residentMb = process.memoryUsage().rss / 1024 / 1024;
  const ids = rowsOn(engine).map(({ id }) => id);
  const ticketAt = (index: number) => ids[(index * 7919) % ids.length] ?? '';
  const blocks = monitorEventLoopDelay({ resolution: 1 });
  blocks.enable();
  const priorities = ['priority-low', 'priority-normal', 'priority-high', 'priority-emergency'];
  const operation = await timeEach(operations, async (index) => {
    const ticketId = ticketAt(index);
    const present = engine.rows.get(ticketId)?.fields.priority ?? '';
    const value = priorities[(priorities.indexOf(present) + 1) % priorities.length];
    const input = { ticketId, field: 'priority', value };
    const result = await engine.run({
      name: 'field.set',
      input,
      key: `bench-${randomId()}`,
      principal: agentPrincipal('john-doe'),
    });
    if (!result.ok) throw new Error(sentenceOf(result.error));
  });
  const entry = await timeEach(operations, async (index) => {
    const ticketId = ticketAt(index);
    const basedOn = await entryCount(engine, ticketId);
    const input = { ticketId, visibility: 'internal', body: `<p>${'word '.repeat(80)}</p>`, basedOn };
    const result = await engine.run({
      name: 'conversation.post',
      input,
      key: `bench-${randomId()}`,
      principal: agentPrincipal('john-doe'),
    });
    if (!result.ok) throw new Error(sentenceOf(result.error));
  });
  blocks.disable();
  const queuePage = await timeEach(operations, (index) => {
    const queue = (['open', 'mine', 'closed'] as const)[index % 3] ?? 'open';
    return page(queue, (index * 37) % Math.max(1, queues.counts(access).queues[queue]?.total ?? 0));
  });
  const openTicket = await timeEach(operations, (index) => openThread(engine, ticketAt(index)));
  const longTicket = ticketAt(0);
  for (let written = 0; written < longThread; written += atOnce) await addNotes(engine, longTicket, atOnce);
  const openLongTicket = await timeEach(operations, () => openThread(engine, longTicket));
  await desk.close();
  const longestBlockMs = blocks.max / 1e6;
  return {
    startMs,
    firstRowsMs: first.ms,
    operation,
    entry,
    queuePage,
    openTicket,
    openLongTicket,
    longestBlockMs,
    residentMb,
  };
}

const [folder, dataFolder] = process.argv.slice(2);
if (folder === undefined || dataFolder === undefined)
  throw new Error('measure.ts wants the folders of a desk and of its device');
process.stdout.write(`${JSON.stringify(await measure(folder, dataFolder))}\n`);

import { join } from 'node:path';
import { randomId } from '../../../main/platform/random-ids.ts';
import { done, type Result } from '../../../shared/bridge/result.ts';
import { changeDocument, type DocumentDesk, documentDesk, newDocument } from '../peers/document-desk.ts';
import { loadPeer } from '../peers/load-peer.ts';
import { durationsOf } from '../timing.ts';
import { serve } from './serve.ts';
import { createWork, type Doing, type Work } from './work.ts';
import { timeWrites, type WriteBlock } from './write-timer.ts';

/**
 * What a small project would pick: everything in one lowdb file, which is written anew for each change and not flushed.
 * Arguments: the folder where the bench installed it, and the file’s.
 */
const [peersFolder = '', folder = ''] = process.argv.slice(2);
const path = join(folder, 'lowdb.json');

interface Database {
  data: DocumentDesk;
  readonly read: () => Promise<void>;
  readonly write: () => Promise<void>;
}

let database: Database;
let work: Work;

async function open(): Promise<Database> {
  const { Low } = await loadPeer<{ Low: new (adapter: unknown, data: DocumentDesk) => Database }>(peersFolder, 'lowdb');
  const { JSONFile } = await loadPeer<{ JSONFile: new (path: string) => unknown }>(peersFolder, 'lowdb/node');
  return new Low(new JSONFile(path), { tickets: [], people: [] });
}

function page(state: string, offset: number): readonly unknown[] {
  return database.data.tickets
    .filter((ticket) => ticket.state === state && ticket.department === 'department-support')
    .sort((a, b) => a.dueMs - b.dueMs)
    .slice(offset, offset + 50);
}

async function perform({ input }: Doing): Promise<Result<unknown>> {
  const { tickets } = database.data;
  const ticket = tickets.find(({ id }) => id === input.ticketId);
  if (ticket) changeDocument(ticket, input, Date.now());
  else tickets.push(newDocument(input, randomId(), Date.now()));
  await database.write();
  return done({});
}

serve({
  seed: async ({ folder: desk }: { folder: string }) => {
    database = await open();
    database.data = documentDesk(desk);
    await database.write();
  },
  start: async () => {
    const startedMs = performance.now();
    database = await open();
    await database.read();
    if (page('open', 0).length === 0) throw new Error('The first rows are missing');
    return { startMs: performance.now() - startedMs };
  },
  begin: ({ ticketIds }: { ticketIds: readonly string[] }) => {
    work = createWork(ticketIds, 'bench');
  },
  write: (block: WriteBlock) => timeWrites(work, perform, block),
  queue: ({ times }: { times: number }) => durationsOf(times, (index) => page(index % 2 === 0 ? 'open' : 'closed', 0)),
  tickets: ({ ids }: { ids: readonly string[] }) =>
    durationsOf(ids.length, (index) => {
      if (!database.data.tickets.find(({ id }) => id === ids[index])) throw new Error('There is no such ticket');
    }),
  people: ({ times }: { times: number }) =>
    durationsOf(times, () => database.data.people.filter(({ name }) => name.toLowerCase().includes('ken')).slice(0, 8)),
  memoryMb: () => process.memoryUsage().rss / 1024 / 1024,
  close: () => undefined,
});

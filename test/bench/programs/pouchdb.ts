import { join } from 'node:path';
import { randomId } from '../../../main/platform/random-ids.ts';
import { done, type Result } from '../../../shared/bridge/result.ts';
import { changeDocument, type DocumentTicket, documentDesk, newDocument } from '../peers/document-desk.ts';
import { loadPeer } from '../peers/load-peer.ts';
import { durationsOf } from '../timing.ts';
import { serve } from './serve.ts';
import { createWork, type Doing, type Work } from './work.ts';
import { timeWrites, type WriteBlock } from './write-timer.ts';

/**
 * PouchDB over LevelDB, one document per ticket; it confirms a change before it is flushed. Arguments: the folder where
 * the bench installed it, and the database’s.
 */
const [peersFolder = '', folder = ''] = process.argv.slice(2);

type Stored = {
  readonly _id: string;
  readonly _rev?: string;
  readonly kind: 'ticket' | 'person';
  readonly name?: string;
};

interface Database {
  readonly get: (id: string) => Promise<Stored & DocumentTicket>;
  readonly put: (stored: object) => Promise<unknown>;
  readonly bulkDocs: (all: readonly object[]) => Promise<unknown>;
  readonly query: (view: string, options: object) => Promise<{ readonly rows: readonly unknown[] }>;
  readonly close: () => Promise<void>;
}

let database: Database;
let work: Work;

/** Views are functions as text, which PouchDB evaluates. */
const views = {
  _id: '_design/desk',
  views: {
    queue: {
      map: "function (doc) { if (doc.kind === 'ticket') emit([doc.state, doc.department, doc.dueMs], [doc.number, doc.summary, doc.priority, doc.personId]); }",
      reduce: '_count',
    },
    people: { map: "function (doc) { if (doc.kind === 'person') emit(doc.name.toLowerCase()); }" },
  },
};

async function open(): Promise<Database> {
  const { default: Pouch } = await loadPeer<{ default: new (path: string) => Database }>(peersFolder, 'pouchdb');
  return new Pouch(join(folder, 'pouchdb'));
}

const inSupport = (state: string) => ({
  startkey: [state, 'department-support'],
  endkey: [state, 'department-support', {}],
});

function page(state: string, skip: number) {
  return database.query('desk/queue', { ...inSupport(state), reduce: false, limit: 50, skip });
}

async function perform({ input }: Doing): Promise<Result<unknown>> {
  if (typeof input.ticketId === 'string') {
    const ticket = await database.get(input.ticketId);
    changeDocument(ticket, input, Date.now());
    await database.put(ticket);
  } else {
    const id = randomId();
    await database.put({ ...newDocument(input, id, Date.now()), _id: id, kind: 'ticket' });
  }
  return done({});
}

serve({
  seed: async ({ folder: desk }: { folder: string }) => {
    database = await open();
    const { tickets, people } = documentDesk(desk);
    const all = [
      ...tickets.map((ticket) => ({ ...ticket, _id: ticket.id, kind: 'ticket' })),
      ...people.map((person) => ({ ...person, _id: person.id, kind: 'person' })),
    ];
    await database.put(views);
    for (let from = 0; from < all.length; from += 500) await database.bulkDocs(all.slice(from, from + 500));
    await page('open', 0); // Builds the views.
    await database.query('desk/people', { limit: 1 });
    await database.close();
  },
  start: async () => {
    const startedMs = performance.now();
    database = await open();
    if ((await page('open', 0)).rows.length === 0) throw new Error('The first rows are missing');
    return { startMs: performance.now() - startedMs };
  },
  begin: ({ ticketIds }: { ticketIds: readonly string[] }) => {
    work = createWork(ticketIds, 'bench');
  },
  write: (block: WriteBlock) => timeWrites(work, perform, block),
  queue: ({ times }: { times: number }) =>
    durationsOf(times, async (index) => {
      await page(index % 2 === 0 ? 'open' : 'closed', 0);
      await database.query('desk/queue', { group: true, group_level: 2 });
    }),
  tickets: ({ ids }: { ids: readonly string[] }) => durationsOf(ids.length, (index) => database.get(ids[index] ?? '')),
  people: ({ times }: { times: number }) =>
    durationsOf(times, () =>
      database.query('desk/people', { startkey: 'ken', endkey: 'ken\ufff0', limit: 8, include_docs: true }),
    ),
  memoryMb: () => process.memoryUsage().rss / 1024 / 1024,
  close: () => database.close(),
});

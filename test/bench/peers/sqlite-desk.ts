import { join } from 'node:path';
import { loadPeer } from './load-peer.ts';
import { applyPlainly, createPlainDesk, plainCommits } from './plain-desk.ts';

/** The part of better-sqlite3 that the bench uses. */
export interface Statement {
  readonly run: (...values: unknown[]) => unknown;
  readonly get: (...values: unknown[]) => unknown;
  readonly all: (...values: unknown[]) => unknown[];
}

export interface Database {
  readonly prepare: (sql: string) => Statement;
  readonly exec: (sql: string) => void;
  readonly pragma: (text: string) => unknown;
  readonly transaction: <Task extends (...values: never[]) => unknown>(task: Task) => Task;
  readonly close: () => void;
}

/** The journal’s lines as rows, found by ticket and by key, and the tickets as they are now. */
const schema = `
CREATE TABLE commits (seq INTEGER PRIMARY KEY, actor TEXT NOT NULL, key TEXT NOT NULL, sum TEXT NOT NULL, line BLOB NOT NULL);
CREATE UNIQUE INDEX commits_key ON commits (actor, key);
CREATE TABLE touched (ticket TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (ticket, seq)) WITHOUT ROWID;
CREATE TABLE tickets (id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, summary TEXT, topic TEXT, priority TEXT, source TEXT,
  status TEXT, state TEXT, department TEXT, agentId TEXT, teamId TEXT, personId TEXT, openedMs INTEGER, dueMs INTEGER, newestMs INTEGER);
CREATE INDEX tickets_queue ON tickets (state, department, dueMs);
CREATE INDEX tickets_closed ON tickets (state, department, newestMs);
CREATE INDEX tickets_agent ON tickets (agentId, state);
CREATE TABLE people (id TEXT PRIMARY KEY, name TEXT, email TEXT, phone TEXT, place TEXT);
CREATE INDEX people_email ON people (email);
`;

export async function openSqlite(peersFolder: string, file: string): Promise<Database> {
  const { default: open } = await loadPeer<{ default: new (path: string) => Database }>(peersFolder, 'better-sqlite3');
  const database = new open(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  return database;
}

/** Fills a database with the content of a seeded desk. */
export async function seedSqlite(peersFolder: string, folder: string, into: string): Promise<void> {
  const database = await openSqlite(peersFolder, join(into, 'desk.sqlite'));
  database.exec(schema);
  const commit = database.prepare('INSERT INTO commits VALUES (?, ?, ?, ?, ?)');
  const touch = database.prepare('INSERT OR IGNORE INTO touched VALUES (?, ?)');
  const desk = createPlainDesk();
  database.transaction(() => {
    for (const read of plainCommits(folder)) {
      applyPlainly(desk, read);
      commit.run(read.seq, read.actor, read.key, read.sum, read.line);
      for (const { kind, id } of read.events) if (kind === 'ticket') touch.run(id, read.seq);
    }
    const ticket = database.prepare(
      `INSERT INTO tickets VALUES (${ticketColumns.map((name) => `@${name}`).join(', ')})`,
    );
    for (const each of desk.tickets.values()) ticket.run(each);
    const person = database.prepare('INSERT INTO people VALUES (@id, @name, @email, @phone, @place)');
    for (const each of desk.people.values()) person.run(each);
  })();
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.exec('ANALYZE');
  database.close();
}

export const ticketColumns = [
  'id',
  'number',
  'summary',
  'topic',
  'priority',
  'source',
  'status',
  'state',
  'department',
  'agentId',
  'teamId',
  'personId',
  'openedMs',
  'dueMs',
  'newestMs',
] as const;

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, openSqlite, type Statement } from '../peers/sqlite-desk.ts';
import { plainDocuments } from '../searches/plain-documents.ts';
import { mostFound, type TextKind, textSearches, wordsOf } from '../searches/searches.ts';
import { durationsOf } from '../timing.ts';
import { serve } from './serve.ts';

/**
 * The full-text index of SQLite itself, without the texts, and with its own way of dividing them into words. It finds no
 * part of a text without blanks. Arguments: the folder where the bench installed it, and the index’s.
 */
const [peersFolder = '', folder = ''] = process.argv.slice(2);
const file = (within: string) => join(within, 'texts.sqlite');
let database: Database;
let statement: Statement;

const schema = `
CREATE TABLE ticket (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
CREATE VIRTUAL TABLE texts USING fts5(summary, requester, entries, content='', prefix='1 2 3', tokenize='unicode61 remove_diacritics 2');
`;

async function seed(input: { peersFolder: string; folder: string; into: string }): Promise<void> {
  const made = await openSqlite(input.peersFolder, file(input.into));
  made.exec(schema);
  const ticket = made.prepare('INSERT INTO ticket VALUES (?, ?)');
  const text = made.prepare('INSERT INTO texts (rowid, summary, requester, entries) VALUES (?, ?, ?, ?)');
  made.transaction(() => {
    for (const [index, { id, summary, requester, entries }] of plainDocuments(input.folder).entries()) {
      ticket.run(index + 1, id);
      text.run(index + 1, summary, requester, entries);
    }
  })();
  made.pragma('wal_checkpoint(TRUNCATE)');
  made.close();
}

function find(text: string): void {
  const match = wordsOf(text).map((word) => `"${word.text}"${word.kind === 'word' ? ' *' : ''}`);
  const found = statement.all(match.join(' '), mostFound);
  if (found.length === 0) throw new Error(`Nothing was found by ${text}`);
}

serve({
  seed,
  start: async () => {
    database = await openSqlite(peersFolder, file(folder));
    statement = database.prepare(`SELECT ticket.id FROM texts JOIN ticket ON ticket.place = texts.rowid
      WHERE texts MATCH ? ORDER BY texts.rowid DESC LIMIT ?`);
  },
  find: ({ kind, times }: { kind: TextKind; times: number }) => {
    const searches = textSearches[kind];
    return durationsOf(times, (index) => find(searches[index % searches.length] ?? ''));
  },
  bytes: () => statSync(file(folder)).size,
  memoryMb: () => process.memoryUsage().rss / 1024 / 1024,
});

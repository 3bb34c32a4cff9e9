import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import sqlite from 'node-sqlite3-wasm';
import { tokensOf } from '../../../../shared/views/search/folded-words.ts';
import { textKinds } from './columns.ts';
import { faultOf } from './fault-of.ts';

type Database = InstanceType<typeof sqlite.Database>;
type Value = string | number | null;
export type Row = Readonly<Record<string, unknown>>;

/** An open index. Its statements are prepared once, and released when it is closed. */
export interface IndexDatabase {
  readonly run: (sql: string, ...values: Value[]) => void;
  readonly all: (sql: string, ...values: Value[]) => readonly Row[];
  readonly get: (sql: string, ...values: Value[]) => Row | undefined;
  /** Runs a task whose changes are stored together, or not at all. */
  readonly transaction: <T>(task: () => T) => T;
  readonly close: () => void;
}

/**
 * One word of a text is one token, as `tokensOf` made it: SQLite divides texts at blanks only. Prefixes of up to three
 * characters are in the index themselves; longer ones have few words to gather. `one` has the tickets with one row,
 * under their place; `many` has the rows of the others, which have no `sign` of their own.
 */
const fullText = `USING fts5(${textKinds.join(', ')}, content='', contentless_delete=1, prefix='1 2 3', tokenize='ascii')`;

const schema = [
  'CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID',
  'CREATE TABLE ticket (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, changed_ms REAL NOT NULL, sign TEXT)',
  'CREATE TABLE part (row INTEGER PRIMARY KEY, id TEXT NOT NULL, number INTEGER NOT NULL, sign TEXT NOT NULL, UNIQUE (id, number))',
  `CREATE VIRTUAL TABLE one ${fullText}`,
  `CREATE VIRTUAL TABLE many ${fullText}`,
];

/** Texts whose words differ if texts are divided into words in another way. */
const probe =
  'Çatastrophe ﬁle-name.PDF ＡＢＣ１２ 複印機 がっこう 한국어 ภาษาไทย привет Ёлка İstanbul straße 👩‍💻 don’t a@b.example';

/** An index in which texts are divided differently, or which is arranged differently, is of no use. */
const format = createHash('sha256')
  .update(JSON.stringify([schema, tokensOf(probe)]))
  .digest('hex')
  .slice(0, 16);

const ownerOnly = { mode: 0o600, flag: 'a' } as const;

export interface OpenedDatabase {
  readonly database: IndexDatabase;
  readonly isNew: boolean;
  /** Whether there was one that could not be used. */
  readonly wasReplaced: boolean;
}

/** Opens the index in a file, or begins a new one if there is none that can be used. */
export function openDatabase(file: string): OpenedDatabase {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    // Under the desk's lock nobody else has it open: a process that was killed has left it.
    rmSync(`${file}.lock`, { recursive: true, force: true });
    removeFiles(`${file}.new`);
    const present = opened(file);
    if (present) return { database: present, isNew: false, wasReplaced: false };
    const wasReplaced = removeFiles(file);
    create(file);
    return { database: connect(file), isNew: true, wasReplaced };
  } catch (error) {
    throw faultOf(error);
  }
}

/** The index in a file; undefined if there is none, or none that this program can use. */
function opened(file: string): IndexDatabase | undefined {
  if (!existsSync(file)) return undefined;
  let database: IndexDatabase | undefined;
  try {
    database = connect(file);
    const found = database.get("SELECT value FROM about WHERE name = 'format'");
    if (found?.value === format) return database;
  } catch (error) {
    if (faultOf(error).kind !== 'damaged') throw error;
  }
  database?.close();
  return undefined;
}

/** Under another name until it is whole: one whose process was killed before would be taken for a damaged one. */
function create(file: string): void {
  const made = `${file}.new`;
  writeFileSync(made, '', ownerOnly);
  const database = connect(made);
  try {
    database.transaction(() => {
      for (const sql of schema) database.run(sql);
      database.run("INSERT INTO about VALUES ('format', ?)", format);
    });
  } finally {
    database.close();
  }
  renameSync(made, file);
  rmSync(`${made}-journal`, { force: true });
}

/** Changes are on the disk before they count, so that a power cut does not leave half of an index that looks whole. */
const settings = [
  'PRAGMA locking_mode = EXCLUSIVE',
  'PRAGMA journal_mode = TRUNCATE',
  'PRAGMA synchronous = FULL',
  'PRAGMA cache_size = -4000',
];

function connect(file: string): IndexDatabase {
  const connection: Database = new sqlite.Database(file);
  const statements = new Map<string, ReturnType<Database['prepare']>>();

  function statement(sql: string): ReturnType<Database['prepare']> {
    const known = statements.get(sql) ?? connection.prepare(sql);
    statements.set(sql, known);
    return known;
  }

  function close(): void {
    for (const prepared of statements.values()) finalize(prepared);
    statements.clear();
    connection.close();
  }

  const run: IndexDatabase['run'] = (sql, ...values) => void statement(sql).run(values);

  function transaction<T>(task: () => T): T {
    run('BEGIN IMMEDIATE');
    try {
      const result = task();
      run('COMMIT');
      return result;
    } catch (error) {
      if (connection.inTransaction) run('ROLLBACK');
      throw error;
    }
  }

  try {
    for (const sql of settings) connection.exec(sql);
  } catch (error) {
    connection.close();
    throw error;
  }
  return {
    run,
    all: (sql, ...values) => statement(sql).all(values),
    get: (sql, ...values) => statement(sql).get(values) ?? undefined,
    transaction,
    close,
  };
}

/** A statement whose last run failed is released as well, and tells its failure once more. */
function finalize(statement: { readonly finalize: () => void }): void {
  try {
    statement.finalize();
  } catch {
    // It was told when it happened.
  }
}

/** Returns whether there was an index. A journal without its index would be taken for one of the next index. */
function removeFiles(file: string): boolean {
  const isThere = existsSync(file);
  for (const name of [file, `${file}-journal`, `${file}.lock`]) rmSync(name, { recursive: true, force: true });
  return isThere;
}

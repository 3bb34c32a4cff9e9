import type { Percentile } from '../judge/results.ts';
import { type TextKind, textKinds } from '../searches/searches.ts';
import type { ActionName } from '../window/actions.ts';

/** A row of the table: a value at one or two percentiles. */
export interface Row {
  readonly label: string;
  readonly of: string;
  readonly at: readonly (Percentile | undefined)[];
  readonly unit: 'ms' | '×' | 'MB' | '';
}

/** Rows about one thing. */
export interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
}

/** Everybody who is measured, as the table names them. Those who do not flush before they confirm are marked. */
export const names: Readonly<Record<string, string>> = {
  raw: 'raw append + fdatasync',
  safely: 'raw append that flushes itself',
  engine: 'Deskside',
  bridge: 'Deskside over loopback',
  sqlite: 'better-sqlite3, WAL, FULL',
  pouchdb: 'PouchDB (not durable)',
  lowdb: 'plain lowdb (not durable)',
};

const ms = (label: string, of: string, ...at: readonly (Percentile | undefined)[]): Row => ({
  label,
  of,
  at,
  unit: 'ms',
});
const times = (label: string, of: string, ...at: readonly Percentile[]): Row => ({ label, of, at, unit: '×' });
const one = (label: string, of: string, unit: Row['unit']): Row => ({ label, of, at: [undefined], unit });

function operation(title: string, what: string): Section {
  const measured = Object.entries(names).map(([who, name]) => ms(name, `${who}.${what}`, 'p50', 'p99'));
  const ratios = ['safely', 'engine', 'bridge', 'sqlite'].map((who) =>
    times(`${names[who]} ÷ raw`, `${who}.${what} / raw`, 'p50', 'p99'),
  );
  return {
    title: `${title}, durable (p50, p99)`,
    rows: [...measured, ...ratios, times('Deskside ÷ better-sqlite3', `engine.${what} / sqlite`, 'p50')],
  };
}

function read(title: string, what: string): Section {
  const readers = { desk: 'Deskside', sqlite: 'better-sqlite3', pouchdb: 'PouchDB', lowdb: 'plain lowdb' };
  return {
    title: `${title} (p50, p95)`,
    rows: Object.entries(readers).map(([who, name]) => ms(name, `${who}.${what}`, 'p50', 'p95')),
  };
}

/** A kind of search in the texts of tickets. */
function search(kind: TextKind): Section {
  const searchers = { search: 'Deskside', sqlite: 'better-sqlite3 FTS5', scan: 'plain scan of folded texts in memory' };
  return {
    title: `Find tickets by ${kind} (p50, p95)`,
    rows: Object.entries(searchers).map(([who, name]) =>
      ms(name, who === 'search' ? `search.${kind}` : `${who}.search ${kind}`, 'p50', 'p95'),
    ),
  };
}

const actions: Readonly<Record<ActionName, string>> = {
  open: 'the next ticket',
  'open long': 'a ticket with 5,000 entries',
  switch: 'another queue',
  type: 'a letter of a reply, in that ticket',
  send: 'a reply, sent there',
  scroll: 'further rows of the closed queue',
  search: 'results, by letter',
};

/** What an action costs in the window. */
function perAction(what: string): Row[] {
  return Object.entries(actions).map(([name, label]) => one(label, `window.${name} ${what}`, ''));
}

/** The table in the order in which it is read. */
export const sections: readonly Section[] = [
  operation('A field', 'field'),
  operation('A reply of 400 characters with a status', 'reply'),
  operation('A new ticket', 'ticket'),
  {
    title: 'Growth since the smallest desk',
    rows: [
      one('a field ÷ raw, since 1,000 tickets', 'engine.field growth', '×'),
      one('a reply ÷ raw, since 1,000 tickets', 'engine.reply growth', '×'),
      one('start, since 10,000 tickets', 'desk.start growth', '×'),
    ],
  },
  {
    title: 'Flushes',
    rows: [
      one('of one operation', 'flushes per operation', ''),
      one('of one operation among 256 at once', 'flushes per operation, 256 at once', ''),
    ],
  },
  {
    title: 'Questions that a window with a queue and a ticket asks again',
    rows: [
      one('after a change of this ticket', 'questions after the shown ticket', ''),
      one('after a change of another one', 'questions after another ticket', ''),
    ],
  },
  {
    title: 'Start to the first 50 rows (p50)',
    rows: [
      ms('Deskside', 'desk.start', 'p50'),
      ms('Deskside after 1,000 attachments', 'desk.start after attachments', 'p50'),
      ms('Deskside without caches', 'desk.start without caches', 'p50'),
      ms('better-sqlite3', 'sqlite.start', 'p50'),
      ms('PouchDB', 'pouchdb.start', 'p50'),
      ms('plain lowdb', 'lowdb.start', 'p50'),
      ms('process start to sign-in tiles', 'host.tiles', 'p50'),
    ],
  },
  read('A queue page and all counts', 'queue'),
  read('Open a ticket', 'ticket page'),
  {
    title: 'A page of a ticket with 5,000 entries (p50, p95)',
    rows: [ms('Deskside', 'desk.long ticket', 'p50', 'p95')],
  },
  read('Find a person by name', 'people'),
  ...textKinds.map(search),
  {
    title: 'Find tickets by their rows (p50, p95)',
    rows: [
      ms('by digits of numbers and phones', 'search.digits', 'p50', 'p95'),
      ms('by words with typing errors', 'search.typos', 'p50', 'p95'),
    ],
  },
  {
    title: 'The answer to a window that searches, by letter (p50, p95)',
    rows: [
      ms('Deskside', 'search.typed', 'p50', 'p95'),
      ms('Deskside while the index is built', 'search.typed while building', 'p50', 'p95'),
    ],
  },
  {
    title: 'The index of all texts',
    rows: [
      one('time to build', 'search.build', 'ms'),
      one('bytes per ticket', 'search.bytes per ticket', ''),
      one('better-sqlite3 FTS5, bytes per ticket', 'sqlite.search bytes per ticket', ''),
    ],
  },
  {
    title: 'From the input to the paint in Chromium (p50, p95)',
    rows: Object.entries(actions).map(([name, label]) => ms(label, `window.${name}`, 'p50', 'p95')),
  },
  { title: 'Components that the window renders for it, at most', rows: perAction('renders') },
  {
    title: 'Questions that the window asks for it, at most',
    rows: [...perAction('questions'), one('after a change of another ticket', 'window.elsewhere questions', '')],
  },
  { title: 'Requests that the window makes for it, at most', rows: perAction('requests') },
  {
    title: 'A changed team, then all counts (p50, p95)',
    rows: [ms('Deskside', 'desk.record change', 'p50', 'p95')],
  },
  {
    title: 'Memory, resident',
    rows: [
      one('Deskside after start', 'desk.memory after start', 'MB'),
      one('Deskside after work', 'desk.memory after work', 'MB'),
      one('Deskside while it starts without caches', 'desk.memory without caches', 'MB'),
      one('Deskside with the index of all texts', 'search.memory with the index', 'MB'),
      one('Deskside while the index is built', 'search.memory while building', 'MB'),
      one('better-sqlite3 FTS5', 'sqlite.search memory', 'MB'),
      one('plain scan of folded texts in memory', 'scan.search memory', 'MB'),
      one('browser host after start', 'host.memory after start', 'MB'),
      one('browser host after work', 'host.memory after work', 'MB'),
      one('better-sqlite3 after work', 'sqlite.memory after work', 'MB'),
      one('PouchDB after work', 'pouchdb.memory after work', 'MB'),
      one('plain lowdb after work', 'lowdb.memory after work', 'MB'),
    ],
  },
  {
    title: 'Longest block of the event loop',
    rows: [
      one('start', 'block.start', 'ms'),
      one('start without caches', 'block.start without caches', 'ms'),
      one('queues, tickets, people', 'block.reading', 'ms'),
      one('the inbox, read for the first time', 'block.inbox', 'ms'),
      one('operations one by one', 'block.writing', 'ms'),
      one('a changed team', 'block.record change', 'ms'),
      one('a bulk action on 1,000 tickets, and its undo', 'block.bulk', 'ms'),
      one('256 operations at once, 20 times', 'block.256 at once', 'ms'),
      one('a ticket with 5,000 entries', 'block.long ticket', 'ms'),
      one('1,000 attachments on one ticket', 'block.attachments', 'ms'),
      one('building the index of all texts, with searches', 'block.index', 'ms'),
      one('browser host, loading its program included', 'block.host', 'ms'),
    ],
  },
];

/** The rows of the short table in the README, by what they show; a row of another table stands for each. */
const summary: Readonly<Record<string, string>> = {
  'engine.field': 'A field, saved (p50, p99)',
  'engine.field / raw': '÷ raw append + fdatasync',
  'engine.field / sqlite': '÷ better-sqlite3 (p50)',
  'engine.reply': 'A reply with a status, saved (p50, p99)',
  'engine.reply / raw': '÷ raw append + fdatasync',
  'engine.reply / sqlite': '÷ better-sqlite3 (p50)',
  'desk.start': 'Start to the first 50 rows (p50)',
  'host.tiles': 'Process start to sign-in tiles (p50)',
  'desk.queue': 'A queue page and all counts (p50, p95)',
  'desk.ticket page': 'Open a ticket (p50, p95)',
  'desk.long ticket': 'A page of a ticket with 5,000 entries (p50, p95)',
  'desk.people': 'Find a person by name (p50, p95)',
  'search.words': 'Find tickets by words in all texts (p50, p95)',
  'sqlite.search words': '… with the full-text index of better-sqlite3',
  'window.open': 'The next ticket, from the key to the paint (p50, p95)',
  'window.open renders': 'Components rendered for it',
  'desk.memory after work': 'Memory after work, resident',
  'search.memory with the index': 'Memory with the index of all texts, resident',
  'block.start': 'Longest block of the event loop, at the start',
  'block.256 at once': 'Longest block, 256 operations at once',
};

/** What a reader of the README wants to know first. */
export const summarySections: readonly Section[] = [
  {
    title: 'Deskside',
    rows: Object.entries(summary).flatMap(([of, label]) => {
      const row = sections.flatMap(({ rows }) => rows).find((each) => each.of === of);
      return row ? [{ ...row, label }] : [];
    }),
  },
];

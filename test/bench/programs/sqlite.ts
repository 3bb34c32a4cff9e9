import { join } from 'node:path';
import { encodeCommit } from '../../../main/journal/line.ts';
import { requestHash } from '../../../main/journal/request-hash.ts';
import { randomId } from '../../../main/platform/random-ids.ts';
import { sanitize } from '../../../main/platform/sanitize.ts';
import { parseInput } from '../../../shared/bridge/parse-input.ts';
import { done, type Result } from '../../../shared/bridge/result.ts';
import { bodyOfText } from '../../../shared/domain/body.ts';
import type { Draft } from '../../../shared/domain/event.ts';
import { findOperation } from '../../../shared/domain/registry.ts';
import { tick, zeroStamp } from '../../../shared/domain/stamp.ts';
import type { PlainTicket } from '../peers/plain-desk.ts';
import { type Database, openSqlite, ticketColumns } from '../peers/sqlite-desk.ts';
import { durationsOf } from '../timing.ts';
import { serve } from './serve.ts';
import { agentId, createWork, type Doing, type Work } from './work.ts';
import { beginWork, timeWrites, type WriteBlock } from './write-timer.ts';

/**
 * A desk in SQLite that does the same work for each change: it checks the input, makes HTML safe, looks up the key and
 * the ticket, writes a line with the same content and the same sums, and changes the ticket, in one transaction.
 * Arguments: the folder where the bench installed it, and the database’s.
 */
const [peersFolder = '', folder = ''] = process.argv.slice(2);
const actor = `agent:${agentId}`;
const department = 'department-support';
let database: Database;
let statements: ReturnType<typeof prepareAll>;
let work: Work;

async function start(): Promise<{ readonly startMs: number }> {
  const startedMs = performance.now();
  database = await openSqlite(peersFolder, join(folder, 'desk.sqlite'));
  statements = prepareAll({ prepare: (sql) => database.prepare(sql) });
  const rows = statements.openPage.all(department, 50, 0);
  if (rows.length === 0) throw new Error('The first rows are missing');
  return { startMs: performance.now() - startedMs };
}

function prepareAll({ prepare }: Pick<Database, 'prepare'>) {
  const page = (state: string, order: string) =>
    prepare(
      `SELECT t.*, p.name FROM tickets t LEFT JOIN people p ON p.id = t.personId WHERE t.state = '${state}' AND t.department = ? ORDER BY t.${order} LIMIT ? OFFSET ?`,
    );
  return {
    openPage: page('open', 'dueMs'),
    closedPage: page('closed', 'newestMs DESC'),
    counts: prepare('SELECT state, count(*) FROM tickets WHERE department = ? GROUP BY state'),
    mine: prepare("SELECT count(*) FROM tickets WHERE agentId = ? AND state = 'open'"),
    key: prepare('SELECT seq FROM commits WHERE actor = ? AND key = ?'),
    ticket: prepare('SELECT * FROM tickets WHERE id = ?'),
    personOf: prepare('SELECT id FROM people WHERE email = ?'),
    last: prepare('SELECT seq, sum FROM commits ORDER BY seq DESC LIMIT 1'),
    number: prepare('SELECT max(CAST(number AS INTEGER)) AS number FROM tickets'),
    commit: prepare('INSERT INTO commits VALUES (?, ?, ?, ?, ?)'),
    touch: prepare('INSERT INTO touched VALUES (?, ?)'),
    update: prepare('UPDATE tickets SET priority = ?, status = ?, state = ?, newestMs = ? WHERE id = ?'),
    insert: prepare(`INSERT INTO tickets VALUES (${ticketColumns.map((name) => `@${name}`).join(', ')})`),
    thread: prepare('SELECT line FROM commits WHERE seq IN (SELECT seq FROM touched WHERE ticket = ?) ORDER BY seq'),
    people: prepare('SELECT * FROM people WHERE name LIKE ? OR email LIKE ? ORDER BY name LIMIT 8'),
  };
}

interface Change {
  readonly drafts: readonly Draft[];
  readonly ticket: PlainTicket;
  readonly isNew: boolean;
}

let chain = { seq: 0, sum: '' };
let stamp = zeroStamp;
let counter = 0;

function begin(): void {
  chain = statements.last.get() as typeof chain;
  counter = (statements.number.get() as { number: number }).number;
}

function perform({ name, input, key }: Doing): Result<unknown> {
  const operation = findOperation(name);
  if (!operation) throw new Error(`No operation is called ${name}`);
  const parsed = parseInput(operation.input, input);
  if (!parsed.ok) return parsed;
  if (statements.key.get(actor, key) !== undefined) throw new Error('The key was used before');
  const nowMs = Date.now();
  const { drafts, ticket, isNew } = changeOf(name, parsed.value as never, nowMs); // Safe: its schema checked it.
  stamp = tick(stamp, nowMs);
  const asked = requestHash(name, parsed.value);
  const seq = chain.seq + 1;
  const made = encodeCommit(
    { device: 'bench', seq, stamp, timeMs: nowMs, saw: {}, actor, op: name, key, drafts, prev: chain.sum, asked },
    () => randomId(22),
  );
  write(made.bytes.subarray(0, -1), made.sum, key, ticket, isNew);
  return done({});
}

function write(line: Buffer, sum: string, key: string, ticket: PlainTicket, isNew: boolean): void {
  const { commit, touch, update, insert } = statements;
  const seq = chain.seq + 1;
  database.transaction(() => {
    commit.run(seq, actor, key, sum, line);
    touch.run(ticket.id, seq);
    if (isNew) insert.run(ticket);
    else update.run(ticket.priority, ticket.status, ticket.state, ticket.newestMs, ticket.id);
  })();
  chain = { seq, sum };
}

function changeOf(
  name: string,
  input: { readonly ticketId: string; readonly value: string; readonly body: string; readonly thenStatus: string } & {
    readonly details: string;
    readonly summary: string;
    readonly topicId: string;
    readonly requester: { readonly email: string };
  },
  nowMs: number,
): Change {
  if (name === 'ticket.open') return newTicket(input, nowMs);
  const ticket = statements.ticket.get(input.ticketId) as PlainTicket | undefined;
  if (!ticket || ticket.department !== department) throw new Error('There is no such ticket');
  const target = { kind: 'ticket', id: ticket.id };
  if (name === 'field.set') {
    const data = { field: 'priority', from: ticket.priority, to: input.value };
    const drafts = [{ type: 'field.changed', target, data }];
    return { drafts, ticket: { ...ticket, priority: input.value, newestMs: nowMs }, isNew: false };
  }
  const body = sanitize(input.body, []);
  const state = input.thenStatus === 'status-open' ? 'open' : 'closed';
  const from = { statusId: ticket.status, kind: 'open', state: ticket.state, closedMs: null, reopenedMs: null };
  const drafts = [
    { type: 'conversation.posted', target, data: { entryId: randomId(), kind: 'reply', body, attachments: [] } },
    { type: 'status.set', target, data: { statusId: input.thenStatus, kind: 'resolved', state, from } },
  ];
  return { drafts, ticket: { ...ticket, status: input.thenStatus, state, newestMs: nowMs }, isNew: false };
}

function newTicket(
  input: { details: string; summary: string; topicId: string; requester: { email: string } },
  nowMs: number,
): Change {
  const person = statements.personOf.get(input.requester.email) as { id: string } | undefined;
  if (!person) throw new Error('There is no such person');
  counter += 1;
  const dueMs = nowMs + 8 * 3_600_000;
  const ticket: PlainTicket = {
    ...{ id: randomId(), number: String(counter), summary: input.summary, topic: input.topicId, source: 'phone' },
    ...{ priority: 'priority-normal', status: 'status-open', state: 'open', department, agentId: null, teamId: null },
    ...{ personId: person.id, openedMs: nowMs, dueMs, newestMs: nowMs },
  };
  const target = { kind: 'ticket', id: ticket.id };
  const values = { summary: input.summary, source: 'phone', topic: input.topicId, priority: 'priority-normal' };
  const plan = { planId: 'plan-sev-c', planName: 'SEV-C', startMs: nowMs, graceMs: 28_800_000, dueMs };
  const spans = { spans: [[nowMs, dueMs]], timeZone: 'America/New_York', from: { plan: null } };
  const body = bodyOfText(input.details);
  const drafts: Draft[] = [
    { type: 'ticket.opened', target, data: { number: ticket.number } },
    { type: 'fields.filled', target, data: { values } },
    { type: 'status.set', target, data: { statusId: 'status-open', kind: 'open', state: 'open', from: null } },
    { type: 'department.changed', target, data: { from: '', to: department } },
    { type: 'requester.changed', target, data: { from: '', to: person.id } },
    { type: 'due.planned', target, data: { ...plan, ...spans } },
    { type: 'conversation.posted', target, data: { entryId: randomId(), kind: 'message', body, attachments: [] } },
  ];
  return { drafts, ticket, isNew: true };
}

const typed = ['k', 'ke', 'ken', 'ken w', 'person1', 'person12', 'nils', 'wheeler'];

serve({
  start,
  begin: async ({ ticketIds }: { ticketIds: readonly string[] }) => {
    begin();
    work = createWork(ticketIds, `bench-${randomId()}`);
    await beginWork(work, perform);
  },
  write: (block: WriteBlock) => timeWrites(work, perform, block),
  queue: ({ times, total }: { times: number; total: number }) =>
    durationsOf(times, (index) => {
      const { openPage, closedPage, counts, mine } = statements;
      if (index % 2 === 0) openPage.all(department, 50, 0);
      else closedPage.all(department, 50, (index * 7_919) % Math.max(1, total));
      counts.all(department);
      mine.get(agentId);
    }),
  tickets: ({ ids }: { ids: readonly string[] }) =>
    durationsOf(ids.length, (index) => {
      const id = ids[index] ?? '';
      if (!statements.ticket.get(id)) throw new Error('There is no such ticket');
      const lines = statements.thread.all(id) as { readonly line: Buffer }[];
      for (const { line } of lines) JSON.parse(line.toString('utf8'));
    }),
  people: ({ times }: { times: number }) =>
    durationsOf(times, (index) => {
      const pattern = `%${typed[index % typed.length]}%`;
      statements.people.all(pattern, pattern);
    }),
  memoryMb: () => process.memoryUsage().rss / 1024 / 1024,
  close: () => database.close(),
});

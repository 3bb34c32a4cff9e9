import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An entry of a thread as a small project would store it. */
export interface PlainEntry {
  readonly kind: string;
  readonly by: string;
  readonly timeMs: number;
  readonly html: string;
  readonly text: string;
}

export interface PlainTicket {
  readonly id: string;
  number: string;
  summary: string;
  topic: string;
  priority: string;
  source: string;
  status: string;
  state: string;
  department: string;
  agentId: string | null;
  teamId: string | null;
  personId: string;
  openedMs: number;
  dueMs: number;
  newestMs: number;
}

export interface PlainPerson {
  readonly id: string;
  name: string;
  email: string;
  phone: string;
  place: string;
}

/** One commit of a seeded desk, read as the JSON that it is. */
export interface PlainCommit {
  readonly seq: number;
  readonly actor: string;
  readonly key: string;
  readonly timeMs: number;
  readonly sum: string;
  readonly line: Buffer;
  readonly events: readonly PlainEvent[];
}

interface PlainEvent {
  readonly type: string;
  readonly kind: string;
  readonly id: string;
  // What an event holds follows from its type.
  readonly value: never;
}

/** The commits of a seeded desk in order. */
export function* plainCommits(folder: string): Generator<PlainCommit> {
  const journal = join(folder, 'journal');
  const [device = ''] = readdirSync(journal);
  for (const name of readdirSync(join(journal, device)).toSorted()) {
    const bytes = readFileSync(join(journal, device, name));
    for (let start = 0; start < bytes.length; ) {
      const end = bytes.indexOf(0x0a, start);
      yield plainCommit(bytes.subarray(start, end));
      start = end + 1;
    }
  }
}

function plainCommit(line: Buffer): PlainCommit {
  const { seq, actor, key, time, sum, events, data } = JSON.parse(line.toString('utf8')) as {
    readonly seq: number;
    readonly actor: string;
    readonly key: string;
    readonly time: string;
    readonly sum: string;
    readonly events: readonly { readonly type: string; readonly on: string }[];
    readonly data: readonly { readonly value: never }[];
  };
  return {
    ...{ seq, actor, key, sum, line },
    timeMs: Date.parse(time),
    events: events.map(({ type, on }, index) => {
      const [kind = '', id = ''] = on.split(':');
      return { type, kind, id, value: data[index]?.value as never }; // Safe: an event has its slice.
    }),
  };
}

/** Tickets and people as they are after some commits. */
export interface PlainDesk {
  readonly tickets: Map<string, PlainTicket>;
  readonly people: Map<string, PlainPerson>;
}

export function createPlainDesk(): PlainDesk {
  return { tickets: new Map(), people: new Map() };
}

/** Applies a commit; returns the entries that it adds. */
export function applyPlainly(desk: PlainDesk, { events, actor, timeMs }: PlainCommit): readonly [string, PlainEntry][] {
  const added: [string, PlainEntry][] = [];
  for (const { type, kind, id, value } of events) {
    if (kind === 'person') {
      const { fields } = value as { readonly fields: Partial<PlainPerson> };
      const known = desk.people.get(id) ?? { id, name: '', email: '', phone: '', place: '' };
      desk.people.set(id, Object.assign(known, fields));
    }
    if (kind !== 'ticket') continue;
    const ticket = desk.tickets.get(id) ?? emptyTicket(id, timeMs);
    desk.tickets.set(id, ticket);
    ticket.newestMs = timeMs;
    changes[type]?.(ticket, value);
    if (type !== 'conversation.posted') continue;
    const { kind: entryKind, body } = value as { kind: string; body: { html: string; text: string } };
    added.push([id, { kind: entryKind, by: actor, timeMs, ...body }]);
  }
  return added;
}

const changes: Readonly<Record<string, (ticket: PlainTicket, value: never) => void>> = {
  'ticket.opened': (ticket, value: { number: string }) => Object.assign(ticket, value),
  'fields.filled': (ticket, { values }: { values: Partial<PlainTicket> }) => Object.assign(ticket, values),
  'status.set': (ticket, { statusId, state }: { statusId: string; state: string }) =>
    Object.assign(ticket, { status: statusId, state }),
  'department.changed': (ticket, { to }: { to: string }) => Object.assign(ticket, { department: to }),
  'requester.changed': (ticket, { to }: { to: string }) => Object.assign(ticket, { personId: to }),
  'due.planned': (ticket, { dueMs }: { dueMs: number }) => Object.assign(ticket, { dueMs }),
  'assignment.changed': (ticket, { to }: { to: Pick<PlainTicket, 'agentId' | 'teamId'> }) => Object.assign(ticket, to),
};

function emptyTicket(id: string, openedMs: number): PlainTicket {
  const texts = { number: '', summary: '', topic: '', priority: '', source: '', status: '', state: '', department: '' };
  return { id, ...texts, agentId: null, teamId: null, personId: '', openedMs, dueMs: 0, newestMs: openedMs };
}

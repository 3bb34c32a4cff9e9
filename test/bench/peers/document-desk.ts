import {
  applyPlainly,
  createPlainDesk,
  type PlainEntry,
  type PlainPerson,
  type PlainTicket,
  plainCommits,
} from './plain-desk.ts';

/** A ticket with its whole thread in one document, as a small project would store it. */
export interface DocumentTicket extends PlainTicket {
  readonly entries: PlainEntry[];
}

export interface DocumentDesk {
  readonly tickets: DocumentTicket[];
  readonly people: PlainPerson[];
}

/** The content of a seeded desk as documents. */
export function documentDesk(folder: string): DocumentDesk {
  const desk = createPlainDesk();
  const entries = new Map<string, PlainEntry[]>();
  for (const commit of plainCommits(folder)) {
    for (const [ticketId, entry] of applyPlainly(desk, commit))
      entries.set(ticketId, [...(entries.get(ticketId) ?? []), entry]);
  }
  return {
    tickets: [...desk.tickets.values()].map((ticket) => ({ ...ticket, entries: entries.get(ticket.id) ?? [] })),
    people: [...desk.people.values()],
  };
}

/** The change of a ticket that an operation of the bench asks for; nothing for a new ticket. */
export function changeDocument(ticket: DocumentTicket, input: Readonly<Record<string, unknown>>, nowMs: number): void {
  ticket.newestMs = nowMs;
  if (typeof input.value === 'string') ticket.priority = input.value;
  if (typeof input.body !== 'string') return;
  ticket.entries.push({ kind: 'reply', by: 'agent:john-doe', timeMs: nowMs, html: input.body, text: input.body });
  ticket.status = String(input.thenStatus);
  ticket.state = ticket.status === 'status-open' ? 'open' : 'closed';
}

export function newDocument(input: Readonly<Record<string, unknown>>, id: string, nowMs: number): DocumentTicket {
  const text = String(input.details);
  return {
    ...{ id, number: id, summary: String(input.summary), topic: String(input.topicId), source: 'phone' },
    ...{ priority: 'priority-normal', status: 'status-open', state: 'open', department: 'department-support' },
    ...{ agentId: null, teamId: null, personId: '', openedMs: nowMs, dueMs: nowMs, newestMs: nowMs },
    entries: [{ kind: 'message', by: 'agent:john-doe', timeMs: nowMs, html: text, text }],
  };
}

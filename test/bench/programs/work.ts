import type { Id } from '../../../shared/domain/id.ts';
import type { OperationName } from '../../../shared/domain/registry.ts';

/** The operations that are measured: another priority, a reply that resolves or reopens, and a new ticket. */
export const workKinds = ['field', 'reply', 'ticket'] as const;
export type WorkKind = (typeof workKinds)[number];

/** The agent who does everything: he works in Support alone, so visibility has to be checked. */
export const agentId = 'john-doe';
/** An agent who is seeded with a PIN and may read more. */
export const pin = '314159';

export interface Doing {
  readonly name: OperationName;
  readonly input: Readonly<Record<string, unknown>>;
  readonly key: string;
}

export interface Work {
  /** Brings all tickets into the state that the operations begin with. */
  readonly begin: () => readonly Doing[];
  readonly next: (kind: WorkKind) => Doing;
}

const priorities = ['priority-low', 'priority-normal', 'priority-high', 'priority-emergency'];
const sentences = [
  'The cause was a setting that the update had put back.',
  'I have replaced the part, and it has run since without a fault.',
  'Please restart once and try again; your files are untouched.',
  'If it comes back, please write down the time and the number on the screen.',
];
const entryLength = 400;

function words(index: number): string {
  let written = `${index}.`;
  for (let next = index; written.length < entryLength; next++) written += ` ${sentences[next % sentences.length]}`;
  return written;
}

/** The same operations for everybody who is measured, in the same order, on the same tickets. */
export function createWork(ticketIds: readonly Id[], prefix: string): Work {
  const done: Record<WorkKind, number> = { field: 0, reply: 0, ticket: 0 };
  let keys = 0;
  const newKey = () => `${prefix}-${++keys}`;
  const ticketAt = (index: number) => ticketIds[index % ticketIds.length] ?? '';
  /** How many operations of this kind the ticket had before. */
  const turnOf = (index: number) => Math.floor(index / ticketIds.length);

  function field(index: number): Doing {
    const value = priorities[(turnOf(index) + 1) % priorities.length];
    return { name: 'field.set', input: { ticketId: ticketAt(index), field: 'priority', value }, key: newKey() };
  }

  function reply(index: number): Doing {
    const thenStatus = turnOf(index) % 2 === 0 ? 'status-resolved' : 'status-open';
    const body = `<p>${words(index)}</p>`;
    const input = { ticketId: ticketAt(index), visibility: 'public', body, basedOn: 1_000_000, thenStatus };
    return { name: 'conversation.post', input, key: newKey() };
  }

  function ticket(index: number): Doing {
    const number = (index * 7919) % 200;
    const requester = { personId: null, name: `Person ${number}`, email: `person${number}@example.com` };
    const input = {
      requester: { ...requester, phone: '', place: '' },
      source: 'phone',
      topicId: 'topic-other',
      summary: `The printer on floor ${index} is blocked`,
      details: words(index),
    };
    return { name: 'ticket.open', input, key: newKey() };
  }

  const makers = { field, reply, ticket };
  return {
    begin: () =>
      ticketIds.flatMap((ticketId): readonly Doing[] => [
        { name: 'field.set', input: { ticketId, field: 'priority', value: priorities[0] ?? '' }, key: newKey() },
      ]),
    next: (kind) => makers[kind](done[kind]++),
  };
}

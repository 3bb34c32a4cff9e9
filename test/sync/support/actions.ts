import fc from 'fast-check';
import type { SyncDesk } from './sync-desk.ts';

/** An agent’s action on a desk. The numbers select among the items that exist at that time. */
export interface Action {
  readonly does: 'action';
  readonly desk: number;
  readonly agent: number;
  readonly what: ActionName;
  readonly ticket: number;
  readonly a: number;
  readonly b: number;
}

/** A commit that can be undone, and who did it. */
export interface Deed {
  readonly commit: string;
  readonly agentId: string;
}

type Doing = Pick<Action, 'a' | 'b'> & {
  readonly desk: SyncDesk;
  readonly ticketId: string;
  readonly deeds: readonly Deed[];
};
type OperationCall = readonly [operation: string, input: unknown];

export const agents = ['lena', 'jane', 'john', 'sam', 'vera'] as const;

function one<T>(items: readonly T[], choice: number): T {
  return items[choice % items.length] as T;
}

const priorities = ['priority-low', 'priority-normal', 'priority-high', 'priority-emergency'];
const departments = ['department-support', 'department-sales', 'department-maintenance'];
const statuses = ['status-open', 'status-waiting', 'status-resolved', 'status-closed'];
const topics = ['topic-general', 'topic-feedback', 'topic-problem', 'topic-access'];
const plans = ['plan-default', 'plan-quick', 'plan-long'];
const sources = ['phone', 'email', 'web'];
const assignees = [null, 'john', 'jane', 'sam', 'lena'];
const people = [
  { name: 'Ken Wheeler', email: 'ken@example.com', phone: '1', place: '' },
  { name: 'Ken Wheeler', email: '', phone: '2', place: 'Room 4' },
  { name: 'Ada Love', email: 'ADA@example.com', phone: '', place: '' },
  { name: 'Ada Love', email: 'ada@example.com', phone: '3', place: 'Attic' },
];

function posted(
  visibility: 'public' | 'internal',
  { desk, ticketId, a, b }: Doing,
  then: readonly (string | undefined)[],
) {
  const basedOn = desk.ticket(ticketId)?.conversation.entries.length ?? 0;
  const thenStatus = one(then, b);
  const input = { ticketId, visibility, body: `<p>Words ${a} ${one(['', '@John Doe', '@Sam Sales'], a)}</p>`, basedOn };
  return ['conversation.post', thenStatus === undefined ? input : { ...input, thenStatus }] as const;
}

const actions = {
  open: ({ a, b }) => [
    'ticket.open',
    {
      requester: one(people, a),
      source: one(sources, b),
      topicId: one(topics, a + b),
      summary: `Ticket ${a}`,
      details: 'It does not work.',
      departmentId: one([null, ...departments], b),
      priorityId: one([null, ...priorities], a),
      agentId: one(assignees, b),
    },
  ],
  summary: ({ ticketId, a }) => ['field.set', { ticketId, field: 'summary', value: `Summary ${a % 3}` }],
  priority: ({ ticketId, a }) => ['field.set', { ticketId, field: 'priority', value: one(priorities, a) }],
  topic: ({ ticketId, a }) => ['field.set', { ticketId, field: 'topic', value: one(topics, a) }],
  source: ({ ticketId, a }) => ['field.set', { ticketId, field: 'source', value: one(sources, a) }],
  custom: ({ ticketId, a, b }) => [
    'custom-field.set',
    {
      ticketId,
      ...one(
        [
          { fieldId: 'field-room', value: one(['', '4', '5 a'], b) },
          { fieldId: 'field-urgent', value: one(['', 'yes', 'no'], b) },
          { fieldId: 'field-floor', value: one(['ground', 'first', 'gone'], b) },
        ],
        a,
      ),
    },
  ],
  status: ({ ticketId, a }) => ['status.set', { ticketId, statusId: one(statuses, a) }],
  reply: (doing) => posted('public', doing, [undefined, undefined, ...statuses]),
  note: (doing) => posted('internal', doing, [undefined, ...statuses]),
  message: ({ ticketId, a, b }) => [
    'conversation.record',
    { ticketId, details: 'Still broken.', source: one(sources, b), keepClosed: a % 3 === 0 },
  ],
  assign: ({ ticketId, a, b }) => [
    'assignment.assign',
    {
      ticketId,
      agentId: one(assignees, a),
      teamId: one([null, 'team-field'], b),
      remark: one(['', 'Please, @Jane Doe.'], b),
    },
  ],
  answered: ({ ticketId, a }) => [one(['answered.mark', 'answered.clear'], a), { ticketId }],
  confirm: ({ ticketId, a }) => ['status.confirm', { ticketId, how: one(['phone', 'message'], a) }],
  follow: ({ ticketId, a }) => [one(['ticket.follow', 'ticket.unfollow'], a), { ticketId }],
  delete: ({ ticketId, a }) => [one(['ticket.delete', 'ticket.restore', 'ticket.restore'], a), { ticketId }],
  claim: ({ ticketId }) => ['assignment.claim', { ticketId }],
  release: ({ ticketId }) => ['assignment.release', { ticketId }],
  transfer: ({ ticketId, a, b }) => [
    'department.transfer',
    { ticketId, departmentId: one(departments, a), keepAccess: b % 2 === 0, remark: one(['', 'Yours.'], b) },
  ],
  plan: ({ ticketId, a }) => ['due.plan', { ticketId, planId: one(plans, a) }],
  due: ({ desk, ticketId, a }) => [
    'due.set',
    { ticketId, dueMs: one([null, desk.clock.nowMs + 3_600_000, 4_000_000_000_000, 4_000_000_000_001], a) },
  ],
  requester: ({ ticketId, a }) => ['requester.change', { ticketId, requester: one(people, a) }],
  undo: ({ deeds, a }) => ['commit.undo', { commit: one(deeds, a)?.commit ?? 'device-none:1' }],
  rename: ({ a, b }) => [
    'record.put',
    one(
      [
        { kind: 'priority', id: one(priorities, b), fields: { name: `Name ${a % 3}`, urgency: 1 + (a % 5) } },
        { kind: 'department', id: one(departments, b), fields: { signature: `Yours ${a % 3}`, planId: one(plans, a) } },
        { kind: 'desk', id: 'desk', fields: { claimsOnReply: a % 2 === 0, priorityId: one(priorities, b) } },
        { kind: 'topic', id: one(topics, b), fields: { name: `Topic ${a % 3}`, planId: one([null, ...plans], a) } },
        { kind: 'field', id: 'field-room', fields: { name: `Room ${a % 3}`, order: b % 3 } },
        { kind: 'agent', id: one(['john', 'sam'], b), fields: { departmentId: one(departments, a) } },
        {
          kind: 'plan',
          id: one(plans, b),
          fields: { name: 'Plan', graceHours: 1 + (a % 3), scheduleId: null, isTransient: a % 2 === 0 },
        },
      ],
      a,
    ),
  ],
  person: ({ desk, a, b }) => {
    const known = desk.engine.records.all('person').map(({ id }) => id);
    return ['record.put', { kind: 'person', id: one([...known, 'person-ken'], b), fields: one(people, a) }];
  },
  restore: ({ a, b }) => [
    'record.restore',
    one(
      [
        { kind: 'topic', id: one(topics, b) },
        { kind: 'priority', id: one(priorities, b) },
        { kind: 'department', id: one(departments, b) },
        { kind: 'agent', id: 'vera' },
      ],
      a,
    ),
  ],
  move: ({ a, b }) => [
    'record.move',
    one(
      [
        { kind: 'department', id: one(departments, b), before: one([null, ...departments], a + b) },
        { kind: 'topic', id: one(topics, b), before: one([null, ...topics], a + b) },
        { kind: 'status', id: one(statuses, b), before: null },
      ],
      a,
    ),
  ],
  retire: ({ a, b }) => [
    'record.retire',
    one(
      [
        { kind: 'topic', id: one(topics, b) },
        { kind: 'topic', id: one(topics, b), replacedBy: one(topics, a + b) },
        { kind: 'department', id: one(departments, b), replacedBy: one(departments, a + b) },
        { kind: 'priority', id: one(priorities, b) },
        { kind: 'field', id: one(['field-urgent', 'field-floor'], b) },
        { kind: 'agent', id: 'vera' },
      ],
      a,
    ),
  ],
} as const satisfies Readonly<Record<string, (doing: Doing) => OperationCall>>;

export type ActionName = keyof typeof actions;

export function askedFor(action: Action, doing: Doing): OperationCall {
  return actions[action.what](doing);
}

const actionNames = Object.keys(actions) as readonly ActionName[];
const small = fc.nat({ max: 11 });

/** What is done most in a help desk, and what goes wrong most when two do it at once, comes up most. */
export const arbitraryAction: fc.Arbitrary<Action> = fc.record({
  does: fc.constant('action' as const),
  desk: fc.nat({ max: 4 }),
  agent: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat({ max: 4 }) }),
  what: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...actionNames) },
    { weight: 3, arbitrary: fc.constantFrom<ActionName>('priority', 'status', 'reply', 'undo', 'assign') },
  ),
  ticket: fc.nat({ max: 3 }),
  a: small,
  b: small,
});

import type { CallInput, CallName, QueryInput, QueryName } from '../../shared/bridge/contract/areas.ts';
import { longestDraft } from '../../shared/bridge/draft.ts';
import type { InputOf, OperationName } from '../../shared/domain/registry.ts';

const requester = { personId: null, name: 'Ken Wheeler', email: 'ken@example.com', phone: '1', place: 'Room 4' };
const draft = { key: 'draft-00000001', text: 'Words', files: [{ fileId: 'f1', name: 'x.txt', size: 3 }], basedOn: 1 };
const agent = { name: 'Nora New', colour: 'teal', departmentId: 'department-sales', roleId: 'role-limited' } as const;
const extended = [{ departmentId: 'department-support', roleId: 'role-limited' }];

/** One good input for each operation, with every field filled; `ticketId` names a ticket that is there. */
export function goodOperations(ticketId: string): { readonly [Name in OperationName]: InputOf<Name> } {
  return {
    'ticket.open': {
      requester,
      source: 'phone',
      topicId: 'topic-general',
      summary: 'Printer on fire',
      details: 'It burns.',
      departmentId: 'department-support',
      priorityId: 'priority-high',
      planId: 'plan-default',
      agentId: 'john',
      teamId: null,
      attachments: [],
    },
    'field.set': { ticketId, field: 'summary', value: 'Printer under water', reason: 'It rained.' },
    'custom-field.set': { ticketId, fieldId: 'field-none', value: 'East', reason: 'They moved.' },
    'status.set': { ticketId, statusId: 'status-resolved', remark: 'It works.' },
    'conversation.post': {
      ticketId,
      visibility: 'public',
      body: '<p>On my way.</p>',
      attachments: ['file-none'],
      thenStatus: 'status-resolved',
      basedOn: 1,
    },
    'status.confirm': { ticketId, how: 'phone' },
    'waiting.plan': { ticketId, untilMs: 4_000_000_000_000, reason: 'They look for the invoice.' },
    'waiting.end': { ticketId, plan: 'device-none:1:0' },
    'conversation.record': {
      ticketId,
      details: 'Still broken.',
      source: 'phone',
      attachments: ['file-none'],
      keepClosed: false,
    },
    'assignment.assign': { ticketId, agentId: 'john', teamId: null, remark: 'Please.' },
    'assignment.claim': { ticketId },
    'assignment.release': { ticketId },
    'department.transfer': { ticketId, departmentId: 'department-sales', remark: 'Yours.', keepAccess: true },
    'referral.add': { ticketId, to: { kind: 'agent', id: 'john' }, remark: 'Look.' },
    'referral.remove': { ticketId, from: { kind: 'team', id: 'team-none' } },
    'due.plan': { ticketId, planId: 'plan-default' },
    'due.set': { ticketId, dueMs: 4_000_000_000_000 },
    'answered.mark': { ticketId },
    'answered.clear': { ticketId },
    'link.add': { ticketId, otherId: 'ticket-none', kind: 'related' },
    'link.remove': { ticketId, otherId: 'ticket-none' },
    'ticket.follow': { ticketId },
    'ticket.unfollow': { ticketId },
    'ticket.delete': { ticketId, remark: 'Twice.' },
    'ticket.restore': { ticketId, remark: 'Not twice.' },
    'requester.change': { ticketId, requester },
    'requester.note': { ticketId, personId: 'person-none', note: 'Prefers calls.', basedOn: '' },
    'commit.undo': { commit: 'device-none:1' },
    'record.put': { kind: 'priority', id: 'priority-odd', fields: { name: 'Odd', urgency: 5 } },
    'record.retire': { kind: 'topic', id: 'topic-feedback', replacedBy: 'topic-general' },
    'record.restore': { kind: 'topic', id: 'topic-feedback' },
    'record.move': { kind: 'topic', id: 'topic-feedback', before: 'topic-general' },
    'agent.recolour': { colour: 'slate' },
    'access.recover': { agentId: 'jane', way: 'code' },
    'desk.found': { records: [{ kind: 'priority', id: 'priority-odd', fields: { name: 'Odd', urgency: 5 } }] },
  };
}

export function goodQueries(ticketId: string): { readonly [Name in QueryName]: QueryInput<Name> } {
  return {
    'bulk.list': {},
    'bulk.results': { id: 'act-none', outcome: 'changed', offset: 0, limit: 50 },
    'access.could': { need: 'ticket.reply', ticketId },
    'queue.page': { queue: 'open', offset: 0, limit: 50 },
    'queue.list': {},
    'queue.counts': {},
    'queue.overview': { queue: 'open', offset: 0, limit: 50 },
    'queue.ids': { queue: 'open', offset: 0, limit: 1000 },
    'queue.holds': { queue: 'open', ticketIds: [ticketId] },
    'queue.position': { queue: 'open', ticketId },
    'ticket.find': { number: '1001' },
    'ticket.details': { ticketId },
    'thread.page': { ticketId, from: null, before: null, limit: 50 },
    'ticket.page': { ticketId, from: null, before: null, limit: 50 },
    'ticket.others': { ticketId },
    'ticket.notes': { ticketId },
    'ticket.contested': { ticketId },
    'ticket.mentionable': { ticketId },
    'ticket.spans': { ticketId },
    'people.find': { text: 'ken' },
    'agents.lacks': {},
    'records.contested': {},
    'audit.changes': { kind: 'topic', limit: 50 },
    'audit.changes.csv': { recordId: 'topic-feedback' },
    'audit.signIns': { offset: 0, limit: 50 },
    'audit.signIns.csv': {},
    'record.usage': { kind: 'topic', id: 'topic-feedback' },
    'records.list': { kind: 'topic', archived: true },
    'recovery.state': {},
    'desk.choices': {},
    'desk.loading': {},
    'due.preview': { planId: 'plan-default', departmentId: 'department-support' },
    'computer.status': {},
    'draft.list': {},
    'key.sent': { key: 'key-of-nothing' },
    'draft.get': { slot: { tab: 'reply', ticketId }, draftId: 'draft-0001' },
    'draft.standing': { slot: { tab: 'reply', ticketId }, draftId: 'draft-0001' },
    'search.page': { text: 'ken status:open', sort: 'newest', offset: 0, limit: 50 },
    'search.ids': { text: 'ken status:open', sort: 'newest' },
    'search.matches': { ticketId, text: 'printer' },
    'search.queue': { text: 'printer status:open' },
    'search.recent': {},
    'queue.preview': { where: { all: [] }, order: [], limit: 5 },
    'queue.choices': {},
    'people.named': { ids: ['person-1'] },
    'inbox.list': {},
    'inbox.unread': {},
    'me.preferences': {},
    'trail.place': {},
    'trail.recent': {},
    'trail.pinned': {},
  };
}

export function goodCalls(ticketId: string): { readonly [Name in CallName]: CallInput<Name> } {
  const secret = 'quite a long secret';
  return {
    'bulk.run': { operation: 'status.set', input: { statusId: 'status-resolved' }, ticketIds: [ticketId] },
    'bulk.undo': { batch: 'batch-none' },
    'bulk.stop': { id: 'act-none' },
    'bulk.dismiss': { id: 'act-none' },
    'inbox.read': { ids: ['device-none:1:0'] },
    'desk.status': {},
    'desk.checkFolder': { folder: '/nowhere' },
    'desk.chooseFolder': { folder: '/nowhere' },
    'desk.setUp': {
      name: 'New desk',
      folder: '/nowhere',
      startWith: 'course',
      timeZone: 'Europe/Berlin',
      administrator: { name: 'Ada', colour: 'teal', secret },
      agents: [{ name: 'Bob', colour: 'red', secret, courseAgent: null }],
    },
    'desk.open': { folder: '/nowhere' },
    'desk.repair': { folder: '/nowhere' },
    'desk.takeOver': { folder: '/nowhere', token: 'lock' },
    'desk.showFolder': {},
    'sample.open': {},
    'sample.startOver': {},
    'sample.delete': {},
    'sample.leave': {},
    'session.signIn': { agentId: 'jane', secret },
    'session.renew': { agentId: 'jane', secret, newSecret: 'quite another long one' },
    'recovery.use': { agentId: 'jane', code: '00000-00000-00000-00000-00000', newSecret: secret },
    'recovery.make': { secret },
    'recovery.kept': {},
    'session.lock': {},
    'session.flushed': { unsaved: false },
    'session.active': {},
    'window.shows': { met: ['ticket', 'is-open', 'ticket.assign'] },
    'computer.change': { setting: 'notifyDue', on: false },
    'computer.restart': {},
    'computer.openFolder': {},
    'update.check': {},
    'pins.protect': { on: true, evenIfWeak: false },
    'agent.save': { id: 'agent-0001', fields: { ...agent, extended, isAdministrator: false }, secret },
    'agent.restore': { id: 'agent-0001', secret },
    'draft.open': { slot: { tab: 'message', ticketId }, held: 'draft-0001' },
    'draft.openAll': { slots: [{ tab: 'reply', ticketId }] },
    'draft.take': { slot: { tab: 'note', ticketId }, draftId: 'draft-0001' },
    'draft.save': { slot: { tab: 'note', ticketId }, draftId: 'draft-0001', content: draft },
    'draft.drop': { slot: { tab: 'intake' }, draftId: 'draft-0001' },
    'draft.close': { slot: { tab: 'intake' }, draftId: 'draft-0001' },
    'file.begin': { name: 'x.txt', size: 3 },
    'file.append': { fileId: 'file-none', offset: 0, chunk: 'YWJj' },
    'file.abandon': { fileId: 'file-none' },
    'file.finish': { fileId: 'file-none' },
    'file.picture': { fileId: 'file-none' },
    'search.remember': { text: 'printer' },
    'search.forget': { text: 'printer' },
    'queue.sort': { queue: 'open', order: [{ by: 'updated', descending: true }] },
    'me.prefer': { theme: 'dark' },
    'trail.visit': {
      place: { address: '/open/ticket-none', ticketId, list: '/open' },
      opened: [{ ticketId, address: '/open/ticket-none' }],
    },
    'trail.pin': { ticketId, address: '/open/ticket-none' },
    'trail.unpin': { ticketId },
    'trail.move': { ticketId, to: 1 },
    'trail.look': { ticketId },
    'me.changeSecret': { secret, newSecret: 'quite another long one' },
  };
}

/** An input with one thing wrong with it, and what that is. */
export interface Spoilt {
  readonly what: string;
  readonly input: unknown;
}

const circular: Record<string, unknown> = {};
circular.self = circular;

function deep(levels: number): unknown {
  return levels === 0 ? 'deep' : { down: deep(levels - 1) };
}

class Odd {
  readonly field = 'odd';
}

/** Values that no field of any input may have. */
const impossible: Readonly<Record<string, unknown>> = {
  'a function': () => 'x',
  'a symbol': Symbol('x'),
  'a bigint': 5n,
  NaN: Number.NaN,
  infinity: Number.POSITIVE_INFINITY,
  'minus infinity': Number.NEGATIVE_INFINITY,
  'a date': new Date(0),
  'a regular expression': /x/,
  'a map': new Map([['a', 1]]),
  'an object of a class': new Odd(),
  bytes: new Uint8Array(4),
  'a promise': Promise.resolve('x'),
  'a circle': circular,
  'a deep nest': deep(200),
  'more than the longest text': 'x'.repeat(2 * longestDraft + 1),
  'a hundred thousand values': Array(100_000).fill('x'),
  'a name of a megabyte': { ['x'.repeat(1_000_001)]: 1 },
  'something computed': Object.defineProperty({}, 'x', { get: () => 'x', enumerable: true }),
  'something that throws when it is read': Object.defineProperty({}, 'x', {
    get: () => {
      throw new Error('Nobody may read this');
    },
    enumerable: true,
  }),
  'a key __proto__': JSON.parse('{"__proto__":{"isAdministrator":true}}') as unknown,
  'a key constructor': JSON.parse('{"constructor":{"prototype":{}}}') as unknown,
  'a key prototype': { prototype: {} },
};

/** Values of simple types; a field accepts only those of its own type. */
const plain: readonly (readonly [kind: string, value: unknown])[] = [
  ['string', 'x'],
  ['number', 7],
  ['boolean', true],
  ['object', { a: 1 }],
  ['array', [1]],
];

function kindOf(value: unknown): string {
  if (value === null) return 'string'; // Where a good input has null, an id is allowed too.
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Every part of a value, with its path and a way to put something else in its place. */
function* partsOf(
  value: unknown,
  path: string,
): Generator<{ path: string; part: unknown; put: (other: unknown) => unknown }> {
  yield { path, part: value, put: (other) => other };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    for (const { path: below, part, put } of partsOf(inner, `${path}.${key}`)) {
      yield { path: below, part, put: (other) => replaced(value, key, put(other)) };
    }
  }
}

function replaced(value: object, key: string, other: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown, index) => (String(index) === key ? other : item));
  return { ...value, [key]: other };
}

/** Inputs that must never be accepted: each part of a good one replaced, and each object given one name too many. */
export function spoiltInputs(good: unknown): Spoilt[] {
  return [...partsOf(good, 'input')].flatMap(({ path, part, put }) => [
    ...Object.entries(impossible).map(([what, value]) => ({ what: `${path} is ${what}`, input: put(value) })),
    ...plain
      .filter(([kind]) => kind !== kindOf(part))
      .map(([kind, value]) => ({ what: `${path} is a ${kind}`, input: put(value) })),
    ...(kindOf(part) === 'number' ? [{ what: `${path} is negative`, input: put(-1) }] : []),
    ...(kindOf(part) === 'object' ? extraNames(path, part as object, put) : []),
  ]);
}

function extraNames(path: string, part: object, put: (other: unknown) => unknown): Spoilt[] {
  const named = ['extra', 'toString', 'hasOwnProperty', 'actor', 'agentIdOfActor'].map((name) => ({
    what: `${path} has a name ${name} too many`,
    input: put({ ...part, [name]: 'jane' }),
  }));
  const proto: unknown = JSON.parse(`{"__proto__":{"x":1},${JSON.stringify(part).slice(1)}`.replace(',}', '}'));
  return [...named, { what: `${path} has a name __proto__ too many`, input: put(proto) }];
}

/** Inputs with something left out, which a default may or may not make up for. */
export function shortenedInputs(good: unknown): Spoilt[] {
  return [...partsOf(good, 'input')].flatMap(({ path, part, put }) => {
    if (kindOf(part) !== 'object') return [{ what: `${path} is undefined`, input: put(undefined) }];
    return Object.keys(part as object).map((name) => {
      const { [name]: _left, ...rest } = part as Record<string, unknown>;
      return { what: `${path} lacks ${name}`, input: put(rest) };
    });
  });
}

import type { Permission } from '../../shared/domain/permission.ts';
import type { InputOf, OperationName } from '../../shared/domain/registry.ts';
import { startingRecords } from '../../shared/domain/starting-records.ts';
import { type MemoryDesk, words } from './memory-desk.ts';

/** What a role has to allow. `any` is any permission for tickets; of a list, one is enough. */
export type Need = Permission | 'any' | 'administrator' | 'nobody' | readonly Permission[];

type OperationCall = { [Name in OperationName]: readonly [Name, InputOf<Name>] }[OperationName];

/** The state of a ticket before the operation. */
export type Before =
  | 'Lena’s'
  | 'nobody’s'
  | 'waiting since Lena'
  | 'closed by Lena'
  | 'resolved by Lena'
  | 'deleted by Lena'
  | 'linked by Lena'
  | 'referred by Lena'
  | 'answered';

interface Rule {
  readonly ask: (desk: MemoryDesk, ticketId: string, otherId: string, agentId: string) => OperationCall;
  readonly takes: readonly Need[];
  /** Whether it is about a ticket that is there. */
  readonly isOnTicket?: false;
  readonly before?: Before;
  /** What undoing it takes; left out where it cannot be undone. */
  readonly undo?: readonly Need[];
  /** Whether it changes the assignee, possibly to the agent who does it. */
  readonly assigns?: 'them' | 'another';
  /** Whether it is about two tickets, which stand in the same way to the agent. */
  readonly isOnTwo?: true;
  /** Whether assigning the ticket before or afterwards, to show it to an agent, would be refused or change its status. */
  readonly isUnassignable?: true;
  /** Whether it transfers the ticket to a department without agents and refers it to its own. */
  readonly moves?: true;
}

const ken = { personId: null, name: 'Ken Wheeler', email: '', phone: '', place: '' };
const intake = { requester: ken, source: 'phone', topicId: 'topic-general', summary: 'Ink', details: 'Out.' } as const;
const queue = {
  name: 'Overdue ones',
  where: { property: 'overdue', operator: 'is', value: true },
  order: [],
  columns: [],
};
const say = (desk: MemoryDesk, id: string, more: object) =>
  ['conversation.post', words(desk.ticket(id), id, more)] as const;
const internal = { visibility: 'internal' } as const;
const back: readonly Permission[] = ['ticket.release', 'ticket.assign'];

/**
 * THE POLICY, written down a second time and by hand: for each operation what is asked, and what that takes of a role;
 * several times where the input decides. It knows nothing of what the operations themselves say.
 */
export const rules: { readonly [Name in OperationName]: Readonly<Record<string, Rule>> } = {
  'ticket.open': {
    'a ticket': { ask: () => ['ticket.open', intake], takes: ['ticket.create'], isOnTicket: false },
    'a ticket for somebody': {
      ask: () => ['ticket.open', { ...intake, agentId: 'john' }],
      takes: ['ticket.create', 'ticket.assign'],
      isOnTicket: false,
    },
  },
  'field.set': {
    'a summary': {
      ask: (_desk, id) => ['field.set', { ticketId: id, field: 'summary', value: 'Changed' }],
      takes: ['ticket.edit'],
      undo: ['ticket.edit'],
    },
  },
  'custom-field.set': {
    'a building': {
      ask: (_desk, id) => ['custom-field.set', { ticketId: id, fieldId: 'field-building', value: 'East' }],
      takes: ['ticket.edit'],
      undo: ['ticket.edit'],
    },
  },
  'status.set': {
    'another open one': {
      ask: (_desk, id) => ['status.set', { ticketId: id, statusId: 'status-held' }],
      takes: ['ticket.create'],
      undo: ['ticket.create'],
    },
    'a closed one': {
      ask: (_desk, id) => ['status.set', { ticketId: id, statusId: 'status-resolved' }],
      takes: ['ticket.close'],
      undo: ['ticket.create', 'ticket.assign'],
      assigns: 'them',
    },
    'a closed one with a note': {
      ask: (_desk, id) => ['status.set', { ticketId: id, statusId: 'status-resolved', remark: 'Done.' }],
      takes: ['ticket.close'],
      undo: ['any', 'ticket.create', 'ticket.assign'],
      assigns: 'them',
    },
    'an open one again': {
      ask: (_desk, id) => ['status.set', { ticketId: id, statusId: 'status-open' }],
      takes: ['ticket.create'],
      before: 'closed by Lena',
      undo: ['ticket.close'],
    },
    'one that never was': {
      ask: (_desk, id) => ['status.set', { ticketId: id, statusId: 'status-none' }],
      takes: ['ticket.close'],
    },
  },
  'status.confirm': {
    'a resolved one': {
      ask: (_desk, id) => ['status.confirm', { ticketId: id, how: 'phone' }],
      takes: ['ticket.close'],
      before: 'resolved by Lena',
      undo: ['ticket.close'],
      isUnassignable: true,
    },
  },
  'waiting.plan': {
    'one that waits': {
      ask: (_desk, id) => ['waiting.plan', { ticketId: id, reason: 'They look for it.' }],
      takes: ['ticket.create'],
      before: 'waiting since Lena',
      undo: ['ticket.create'],
    },
  },
  'waiting.end': {
    'one that waits': {
      ask: (_desk, id) => ['waiting.end', { ticketId: id, plan: 'none' }],
      takes: ['nobody'],
    },
  },
  'conversation.post': {
    'a reply': { ask: (desk, id) => say(desk, id, {}), takes: ['ticket.reply'], undo: ['ticket.reply'] },
    'a reply that claims': {
      ask: (desk, id) => say(desk, id, {}),
      takes: ['ticket.reply'],
      before: 'nobody’s',
      undo: ['ticket.reply', back],
      assigns: 'them',
    },
    'a note': { ask: (desk, id) => say(desk, id, internal), takes: ['any'], undo: ['any'] },
    'a closing reply': {
      ask: (desk, id) => say(desk, id, { thenStatus: 'status-closed' }),
      takes: ['ticket.reply', 'ticket.close'],
      undo: ['ticket.reply', 'ticket.create', 'ticket.assign'],
      assigns: 'them',
    },
    'a closing note': {
      ask: (desk, id) => say(desk, id, { ...internal, thenStatus: 'status-closed' }),
      takes: ['any', 'ticket.close'],
      undo: ['any', 'ticket.create', 'ticket.assign'],
      assigns: 'them',
    },
    'a reply with another open status': {
      ask: (desk, id) => say(desk, id, { thenStatus: 'status-held' }),
      takes: ['ticket.reply', 'ticket.create'],
      undo: ['ticket.reply', 'ticket.create'],
    },
    'a note with another open status': {
      ask: (desk, id) => say(desk, id, { ...internal, thenStatus: 'status-held' }),
      takes: ['any', 'ticket.create'],
      undo: ['any', 'ticket.create'],
    },
    'a note with a reason for waiting': {
      ask: (desk, id) => say(desk, id, { ...internal, waiting: { untilMs: null, reason: 'They look for it.' } }),
      takes: ['any', 'ticket.create'],
      before: 'waiting since Lena',
      undo: ['any', 'ticket.create'],
    },
  },
  'conversation.record': {
    'a message': {
      ask: (_desk, id) => ['conversation.record', { ticketId: id, details: 'Still.', source: 'phone' }],
      takes: ['ticket.reply'],
      undo: ['ticket.reply'],
    },
    'a message that opens': {
      ask: (_desk, id) => ['conversation.record', { ticketId: id, details: 'Still.', source: 'phone' }],
      takes: ['ticket.reply'],
      before: 'closed by Lena',
      undo: ['ticket.reply', 'ticket.close'],
    },
  },
  'assignment.assign': {
    'to somebody': {
      ask: (_desk, id) => ['assignment.assign', { ticketId: id, agentId: 'john', teamId: null, remark: 'Yours.' }],
      takes: ['ticket.assign'],
      undo: ['ticket.assign', 'any'],
      assigns: 'another',
    },
    'to no agent': {
      ask: (_desk, id) => ['assignment.assign', { ticketId: id, agentId: null }],
      takes: ['ticket.assign', 'ticket.release'],
      undo: ['ticket.assign'],
      assigns: 'another',
      // Its team would keep it.
      isUnassignable: true,
    },
  },
  'assignment.claim': {
    it: {
      ask: (_desk, id) => ['assignment.claim', { ticketId: id }],
      takes: ['ticket.assign'],
      before: 'nobody’s',
      undo: [back],
      assigns: 'them',
    },
  },
  'assignment.release': {
    it: {
      ask: (_desk, id) => ['assignment.release', { ticketId: id }],
      takes: ['ticket.release'],
      undo: ['ticket.assign'],
      assigns: 'another',
    },
  },
  'department.transfer': {
    away: {
      ask: (_desk, id) => [
        'department.transfer',
        { ticketId: id, departmentId: 'department-away', keepAccess: true, remark: 'Yours.' },
      ],
      takes: ['ticket.transfer'],
      undo: ['ticket.transfer', 'any'],
      moves: true,
    },
  },
  'referral.add': {
    'to an agent': {
      ask: (_desk, id) => ['referral.add', { ticketId: id, to: { kind: 'agent', id: 'sam' }, remark: 'Look.' }],
      takes: ['ticket.refer'],
      undo: ['ticket.refer', 'any'],
    },
  },
  'referral.remove': {
    'one that is there': {
      ask: (_desk, id) => ['referral.remove', { ticketId: id, from: { kind: 'agent', id: 'sam' } }],
      takes: ['ticket.refer'],
      before: 'referred by Lena',
      undo: ['ticket.refer'],
    },
    'one that is not there': {
      ask: (_desk, id) => ['referral.remove', { ticketId: id, from: { kind: 'agent', id: 'sam' } }],
      takes: ['ticket.refer'],
    },
  },
  'due.plan': {
    another: {
      ask: (_desk, id) => ['due.plan', { ticketId: id, planId: 'plan-quick' }],
      takes: ['ticket.edit'],
      undo: ['ticket.edit'],
    },
  },
  'due.set': {
    tomorrow: {
      ask: (desk, id) => ['due.set', { ticketId: id, dueMs: desk.clock.nowMs + 86_400_000 }],
      takes: ['ticket.edit'],
      undo: ['ticket.edit'],
    },
  },
  'requester.change': {
    another: {
      ask: (_desk, id) => ['requester.change', { ticketId: id, requester: { ...ken, name: 'Ada' } }],
      takes: ['ticket.edit'],
      undo: ['ticket.edit'],
    },
  },
  'requester.note': {
    it: {
      ask: (desk, id) => [
        'requester.note',
        { ticketId: id, personId: desk.ticket(id).requester.personId, note: 'Prefers calls.', basedOn: '' },
      ],
      takes: ['ticket.edit'],
    },
  },
  'answered.mark': {
    'one that waits': {
      ask: (_desk, id) => ['answered.mark', { ticketId: id }],
      takes: ['ticket.markanswered'],
      undo: ['ticket.markanswered'],
    },
  },
  'answered.clear': {
    'one that is answered': {
      ask: (_desk, id) => ['answered.clear', { ticketId: id }],
      takes: ['ticket.markanswered'],
      before: 'answered',
      undo: ['ticket.markanswered'],
    },
  },
  'link.add': {
    'to another': {
      ask: (_desk, id, otherId) => ['link.add', { ticketId: id, otherId, kind: 'related' }],
      takes: ['ticket.link'],
      undo: ['ticket.link'],
      isOnTwo: true,
    },
    'to itself': {
      ask: (_desk, id) => ['link.add', { ticketId: id, otherId: id, kind: 'related' }],
      takes: ['ticket.link'],
    },
  },
  'link.remove': {
    'to another': {
      ask: (_desk, id, otherId) => ['link.remove', { ticketId: id, otherId }],
      takes: ['ticket.link'],
      before: 'linked by Lena',
      undo: ['ticket.link'],
      isOnTwo: true,
    },
    'to itself': { ask: (_desk, id) => ['link.remove', { ticketId: id, otherId: id }], takes: ['ticket.link'] },
  },
  'ticket.follow': {
    it: { ask: (_desk, id) => ['ticket.follow', { ticketId: id }], takes: [], undo: [] },
  },
  'ticket.unfollow': {
    'one that is not followed': { ask: (_desk, id) => ['ticket.unfollow', { ticketId: id }], takes: [] },
  },
  'ticket.delete': {
    it: {
      ask: (_desk, id) => ['ticket.delete', { ticketId: id }],
      takes: ['ticket.delete'],
      undo: ['ticket.delete'],
      isUnassignable: true,
    },
  },
  'ticket.restore': {
    'one that is deleted': {
      ask: (_desk, id) => ['ticket.restore', { ticketId: id }],
      takes: ['ticket.delete'],
      before: 'deleted by Lena',
      undo: ['ticket.delete'],
      isUnassignable: true,
    },
    'one that is not deleted': {
      ask: (_desk, id) => ['ticket.restore', { ticketId: id }],
      takes: ['ticket.delete'],
    },
  },
  // Of what was done, it is asked where that stands, under `undo`.
  'commit.undo': {},
  'record.put': {
    'a priority': {
      ask: (_desk, id) => ['record.put', { kind: 'priority', id: 'priority-low', fields: { name: `Low ${id}` } }],
      takes: ['administrator'],
      isOnTicket: false,
    },
    'a queue for all': {
      ask: () => ['record.put', { kind: 'queue', id: 'queue-for-all', fields: { ...queue, owner: null } }],
      takes: ['administrator'],
      isOnTicket: false,
    },
    'a queue of their own': {
      ask: (_desk, _id, _otherId, agentId) => [
        'record.put',
        { kind: 'queue', id: `queue-of-${agentId}`, fields: { ...queue, owner: agentId } },
      ],
      takes: [],
      isOnTicket: false,
    },
  },
  'record.retire': {
    'a topic': {
      ask: () => ['record.retire', { kind: 'topic', id: 'topic-none' }],
      takes: ['administrator'],
      isOnTicket: false,
    },
  },
  'record.restore': {
    'a topic': {
      ask: () => ['record.restore', { kind: 'topic', id: 'topic-none' }],
      takes: ['administrator'],
      isOnTicket: false,
    },
  },
  'record.move': {
    'a department': {
      ask: () => ['record.move', { kind: 'department', id: 'department-none', before: null }],
      takes: ['administrator'],
      isOnTicket: false,
    },
  },
  'agent.recolour': {
    'their own': { ask: () => ['agent.recolour', { colour: 'slate' }], takes: [], isOnTicket: false },
  },
  'access.recover': {
    it: {
      ask: () => ['access.recover', { agentId: 'jane', way: 'code' }],
      takes: ['nobody'],
      isOnTicket: false,
    },
  },
  'desk.found': {
    it: {
      ask: () => ['desk.found', { records: startingRecords('Mine', 'Europe/Berlin', false) }],
      takes: ['nobody'],
      isOnTicket: false,
    },
  },
};

/** Whether a role allows all that is needed. */
export function isMet(needs: readonly Need[], allowed: ReadonlySet<Permission>, isAdministrator: boolean): boolean {
  return needs.every((need) => {
    if (need === 'nobody') return false;
    if (need === 'administrator') return isAdministrator;
    if (need === 'any') return [...allowed].some((permission) => permission.startsWith('ticket.'));
    return typeof need === 'string' ? allowed.has(need) : need.some((one) => allowed.has(one));
  });
}

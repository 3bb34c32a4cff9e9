import { expect, test } from 'vitest';
import { availableActions, closesWithoutReply } from '../../../../../renderer/features/ticket/available-actions.ts';
import { type Permission, permissionSchema } from '../../../../../shared/domain/permission.ts';
import type { TicketDetails } from '../../../../../shared/views/ticket-details.ts';

const permissions = permissionSchema.options;
const usualStatus = { open: 'status-1', waiting: null, resolved: 'status-2', closed: 'status-3' } as const;
const open = {
  state: 'open',
  statusKind: 'open',
  usualStatus,
  agentId: null,
  hasAgent: false,
  teamId: null,
  isWaitingForUs: true,
  isDeleted: false,
  isFollowed: false,
  may: permissions,
} as const;
const answered = { ...open, isWaitingForUs: false };
const resolved = { ...open, state: 'closed', statusKind: 'resolved' } as const;

// Safe: what can be done follows from these alone.
const actions = (details: Partial<TicketDetails>) =>
  availableActions(details as TicketDetails).map((action) => action.replace('ticket.', ''));

test.each<[string, Partial<TicketDetails>, string]>([
  [
    'an open ticket of nobody',
    open,
    'claim assign transfer refer set-status resolve close delete follow link mark-answered set-priority set-due rename change-requester assign-team change-detail note-requester add-message',
  ],
  [
    'one of an agent',
    { ...open, agentId: 'jane', hasAgent: true },
    'assign release transfer refer set-status resolve close delete follow link mark-answered set-priority set-due rename change-requester assign-team change-detail note-requester add-message',
  ],
  [
    'one of a team',
    { ...open, teamId: 'team' },
    'claim assign release transfer refer set-status resolve close delete follow link mark-answered set-priority set-due rename change-requester assign-team change-detail note-requester add-message',
  ],
  [
    'an answered one',
    answered,
    'claim assign transfer refer set-status resolve close delete follow link mark-waiting set-priority set-due rename change-requester assign-team change-detail note-requester add-message',
  ],
  [
    'a resolved one',
    resolved,
    'assign transfer refer set-status close reopen confirm delete follow link set-priority rename change-requester assign-team change-detail note-requester add-message',
  ],
  [
    'a closed one',
    { ...resolved, statusKind: 'closed' },
    'assign transfer refer set-status reopen delete follow link set-priority rename change-requester assign-team change-detail note-requester add-message',
  ],
])('W32: with %s can be done what its state lets', (_what, details, can) => {
  expect(actions(details).join(' ')).toBe(can);
});

test('T120: one that the agent follows can be unfollowed, whatever the role', () => {
  const may: readonly Permission[] = [];
  expect(actions({ ...open, may })).toEqual(['follow']);
  expect(actions({ ...open, may, isFollowed: true })).toEqual(['unfollow']);
  expect(actions({ ...open, may, isDeleted: true })).toEqual([]);
});

test.each<[keyof typeof usualStatus, Partial<TicketDetails>, string]>([
  [
    'resolved',
    open,
    'claim assign transfer refer set-status close delete follow link mark-answered set-priority set-due rename change-requester assign-team change-detail note-requester add-message',
  ],
  [
    'closed',
    open,
    'claim assign transfer refer set-status resolve delete follow link mark-answered set-priority set-due rename change-requester assign-team change-detail note-requester add-message',
  ],
  [
    'closed',
    resolved,
    'assign transfer refer set-status reopen delete follow link set-priority rename change-requester assign-team change-detail note-requester add-message',
  ],
  [
    'open',
    resolved,
    'assign transfer refer set-status close confirm delete follow link set-priority rename change-requester assign-team change-detail note-requester add-message',
  ],
])('T93: without a status of the kind %s nothing is offered that would set it', (kind, details, can) => {
  expect(actions({ ...details, usualStatus: { ...usualStatus, [kind]: null } }).join(' ')).toBe(can);
});

test.each<[Permission, string]>([
  ['ticket.assign', 'claim assign assign-team'],
  ['ticket.release', 'release'],
  ['ticket.transfer', 'transfer'],
  ['ticket.refer', 'refer'],
  ['ticket.close', 'resolve close confirm'],
  ['ticket.create', 'reopen set-status'],
  ['ticket.reply', 'add-message'],
  ['ticket.edit', 'set-priority set-due rename change-requester change-detail'],
  ['ticket.link', 'link'],
  ['ticket.delete', 'delete restore'],
  ['ticket.markanswered', 'mark-answered mark-waiting'],
])('W32: without the right to %s nobody is offered: %s', (permission, lost) => {
  const may = permissions.filter((each) => each !== permission);
  const all = [open, answered, { ...open, agentId: 'jane', hasAgent: true }, resolved].map((details) => ({
    ...details,
    may,
  }));
  expect(all.flatMap(actions).filter((action) => lost.split(' ').includes(action))).toEqual([]);
  expect(all.flatMap(actions)).not.toEqual([]);
});

test('only closing an open ticket without a reply is silent; a status of unknown state may close', () => {
  const silent = (details: Partial<TicketDetails>, next: 'open' | 'closed' | undefined) =>
    closesWithoutReply(details as TicketDetails, next);
  const [unanswered, answered] = [false, true].map((wasAnswered) => ({ state: 'open', wasAnswered }) as const);
  expect([silent(unanswered ?? {}, 'closed'), silent(unanswered ?? {}, undefined)]).toEqual([true, true]);
  expect([
    silent(unanswered ?? {}, 'open'),
    silent(answered ?? {}, 'closed'),
    silent({ state: 'closed', wasAnswered: false }, 'closed'),
    silent({ state: 'closed', wasAnswered: false }, 'open'),
  ]).toEqual([false, false, false, false]);
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createInbox } from '../../../../main/lookup/inbox/inbox.ts';
import { agentAccess, isTheirs } from '../../../../shared/domain/access.ts';
import { startingRecord } from '../../../../shared/domain/starting-records.ts';
import { rowsOn } from '../../../support/all-tickets.ts';
import { type MemoryDesk, words } from '../../../support/memory-desk.ts';
import { type NotifiedDesk, notifiedDesk } from '../../../support/notified-desk.ts';
import { hour, minute, told } from '../../../support/notifier-world.ts';

/**
 * Each agent plays one part. The actor follows the ticket. The newcomer has nothing to do with it, but is the manager of
 * the other department.
 */
const roles = [
  ...['opener', 'former', 'assignee', 'follower', 'mentioned', 'referred', 'member', 'lead'],
  ...['manager', 'newcomer', 'actor'],
] as const;

const [support, sales] = ['department-support', 'department-sales'];

const records = [
  ...roles.map((id) =>
    startingRecord('agent', id, {
      ...{ name: `The ${id}`, colour: 'red', departmentId: support, roleId: 'role-all-access', isAdministrator: false },
      extended: [{ departmentId: sales, roleId: 'role-all-access' }],
    }),
  ),
  startingRecord('team', 'team-roles', { name: 'Roles', memberIds: ['member', 'lead'], leadId: 'lead' }),
];

let at: NotifiedDesk;
let desk: MemoryDesk;
let ticketId: string;

beforeEach(async () => {
  at = await notifiedDesk(records);
  ({ desk } = at);
  const managers = { [support]: 'manager', [sales]: 'newcomer' };
  for (const [id, managerId] of Object.entries(managers)) {
    await desk.does('jane', 'record.put', { kind: 'department', id, fields: { managerId } });
  }
  ticketId = await desk.opened({ agentId: 'former' }, 'opener');
  await assigned('opener', 'assignee', 'team-roles');
  for (const agentId of ['follower', 'actor']) await desk.does(agentId, 'ticket.follow', { ticketId });
  await posts('opener', 'internal', '<p>@The mentioned, look.</p>');
  await desk.does('opener', 'referral.add', { ticketId, to: { kind: 'agent', id: 'referred' }, remark: '' });
  at.world.here(Object.fromEntries(roles.map((id) => [id, [id]])));
  await at.world.passes(hour);
  at.world.notices.splice(0);
});

afterEach(async () => {
  await at.close();
  expect(at.world.errors).toEqual([]);
});

const assigned = (by: string, agentId: string | null, teamId: string | null = null) =>
  desk.does(by, 'assignment.assign', { ticketId, agentId, teamId });
const posts = (by: string, visibility: 'public' | 'internal', body = '<p>Done.</p>') =>
  desk.does(by, 'conversation.post', words(desk.ticket(ticketId), ticketId, { visibility, body }));
const sets = (by: string, statusId: string, more: object = {}) =>
  desk.does(by, 'status.set', { ticketId, statusId, ...more });
const released = () => desk.does('opener', 'assignment.release', { ticketId });

type Told = Readonly<Record<string, string>>;

/** Who is told as what: of each kind, the agents. */
function byKind(lines: readonly (readonly [kind: string, agentId: string])[]): Told {
  const kinds = [...new Set(lines.map(([kind]) => kind))];
  const of = (kind: string) => roles.filter((id) => lines.some((line) => line[0] === kind && line[1] === id));
  return Object.fromEntries(kinds.map((kind) => [kind, of(kind).join(' ')]));
}

async function inInboxes(sinceMs: number): Promise<Told> {
  const inbox = createInbox({
    engine: desk.engine,
    ownRows: (access) => rowsOn(desk.engine).filter((row) => row.state === 'open' && isTheirs(access, row.whereabouts)),
    clock: { nowMs: () => desk.clock.nowMs, after: () => () => undefined },
    onError: (error) => {
      throw error;
    },
  });
  await inbox.whenRead();
  const lines: (readonly [string, string])[] = [];
  for (const id of roles) {
    const access = agentAccess(desk.engine.records, id);
    for (const item of access ? await inbox.of(access) : []) if (item.timeMs >= sinceMs) lines.push([item.kind, id]);
  }
  // Nobody is told of one thing twice.
  expect(lines.length).toBe(new Set(lines.map(String)).size);
  inbox.close();
  return byKind(lines);
}

async function heard(ms = told): Promise<Told> {
  await at.world.passes(ms);
  return byKind(
    at.world.notices.splice(0).map((notice) => [notice.kind === 'locked' ? 'locked' : notice.about, notice.agentId]),
  );
}

/** Those whom the ticket concerns: a referral or a department alone makes nobody one of them. */
const concerned = 'opener former assignee follower mentioned member lead';
const withoutTeam = 'opener former assignee follower mentioned';
const others = 'opener former follower mentioned';

interface Case {
  /** What comes before, and is not looked at. */
  readonly before?: () => Promise<unknown>;
  readonly does: () => Promise<unknown>;
  readonly inbox: Told;
  readonly notified: Told;
}

const cases: Readonly<Record<string, Case>> = {
  'a reply': { does: () => posts('actor', 'public'), inbox: { reply: concerned }, notified: {} },
  'a note': { does: () => posts('actor', 'internal'), inbox: { note: concerned }, notified: { noted: concerned } },
  'a note that mentions the assignee and the newcomer': {
    does: () => posts('actor', 'internal', '<p>@The assignee, @The newcomer: look.</p>'),
    inbox: { mentioned: 'assignee newcomer', note: 'opener former follower mentioned member lead' },
    notified: { mentioned: 'assignee newcomer', noted: 'opener former follower mentioned member lead' },
  },
  'the requester’s message': {
    does: () => desk.does('actor', 'conversation.record', { ticketId, details: 'And now?', source: 'phone' }),
    inbox: { message: concerned },
    notified: { replied: concerned },
  },
  'an assignment to an agent': {
    before: released,
    does: () => assigned('actor', 'assignee'),
    inbox: { assigned: 'assignee', reassigned: others },
    notified: { assigned: 'assignee', reassigned: others },
  },
  'an assignment to an agent and a team': {
    before: released,
    does: () => assigned('actor', 'assignee', 'team-roles'),
    inbox: { assigned: 'assignee', 'team-assigned': 'member lead', reassigned: others },
    notified: { assigned: 'assignee', 'team-assigned': 'member lead', reassigned: others },
  },
  'an assignment to a team': {
    before: released,
    does: () => assigned('actor', null, 'team-roles'),
    inbox: { 'team-assigned': 'member lead', reassigned: withoutTeam },
    notified: { assigned: 'member lead', reassigned: withoutTeam },
  },
  'a claim': {
    before: released,
    does: () => desk.does('actor', 'assignment.claim', { ticketId }),
    inbox: { claimed: withoutTeam },
    notified: { claimed: withoutTeam },
  },
  'an assignment to another agent': {
    does: () => assigned('actor', 'newcomer', 'team-roles'),
    inbox: { assigned: 'newcomer', reassigned: concerned },
    notified: { assigned: 'newcomer', reassigned: concerned },
  },
  'an assignment to oneself': {
    does: () => assigned('actor', 'actor', 'team-roles'),
    inbox: { claimed: concerned },
    notified: { claimed: concerned },
  },
  'a release': {
    does: () => desk.does('actor', 'assignment.release', { ticketId }),
    inbox: { released: withoutTeam },
    notified: { released: withoutTeam },
  },
  'a transfer': {
    does: () => desk.does('actor', 'department.transfer', { ticketId, departmentId: sales, keepAccess: true }),
    inbox: { transferred: concerned },
    notified: {},
  },
  'a transfer of an unassigned ticket': {
    before: released,
    does: () => desk.does('actor', 'department.transfer', { ticketId, departmentId: sales, keepAccess: true }),
    inbox: { transferred: withoutTeam },
    notified: { arrived: 'newcomer' },
  },
  'a new ticket that is assigned to nobody': {
    does: () => desk.opened({}, 'actor'),
    inbox: {},
    notified: { arrived: 'manager' },
  },
  resolving: {
    does: () => sets('actor', 'status-resolved'),
    inbox: { resolved: concerned },
    notified: { resolved: concerned },
  },
  reopening: {
    before: () => sets('opener', 'status-resolved'),
    does: () => sets('actor', 'status-open'),
    inbox: { reopened: concerned },
    // It returns to the agent who closed it.
    notified: { assigned: 'opener', reopened: 'former assignee follower mentioned member lead' },
  },
  'the end of waiting': {
    before: () => sets('opener', 'status-waiting', { waiting: { untilMs: desk.clock.nowMs + hour } }),
    does: async () => {
      const { plan = '' } = desk.ticket(ticketId).status.waiting ?? {};
      await desk.does(null, 'waiting.end', { ticketId, plan });
    },
    inbox: { waited: `${concerned} actor` },
    notified: { waited: `${concerned} actor` },
  },
  'a referral to an agent': {
    does: () => desk.does('actor', 'referral.add', { ticketId, to: { kind: 'agent', id: 'newcomer' }, remark: '' }),
    inbox: { referred: 'newcomer' },
    notified: { referred: 'newcomer' },
  },
  'a referral to a department': {
    does: () => desk.does('actor', 'referral.add', { ticketId, to: { kind: 'department', id: sales }, remark: '' }),
    // All of them work there.
    inbox: { 'department-referred': roles.filter((id) => id !== 'actor').join(' ') },
    notified: {},
  },
};

describe('who is told, by what they have to do with a ticket', () => {
  test.each(Object.keys(cases))('N1, N2, N30, N31, N38: of %s', async (name) => {
    const { before, does, inbox, notified } = cases[name] ?? {};
    await before?.();
    await heard(2 * hour);
    const sinceMs = desk.clock.nowMs;
    await does?.();
    expect(await inInboxes(sinceMs)).toEqual(inbox);
    expect(await heard()).toEqual(notified);
  });

  test('N1, N2, N17, N32: of a due date that comes and passes', async () => {
    await desk.does('actor', 'due.set', { ticketId, dueMs: desk.clock.nowMs + 2 * hour });
    expect(await heard(2 * hour - 10 * minute)).toEqual({ soon: `${concerned} actor` });
    expect(await inInboxes(desk.clock.nowMs - hour)).toEqual({ soon: `${concerned} actor` });
    expect(await heard(20 * minute)).toEqual({
      overdue: `${concerned} actor`,
      'department-overdue': 'manager',
    });
    expect(await inInboxes(desk.clock.nowMs - hour)).toEqual({ overdue: `${concerned} actor` });
  });

  test('N2, N32: of a due date that approaches when it is chosen', async () => {
    await desk.does('actor', 'due.set', { ticketId, dueMs: desk.clock.nowMs + 10 * minute });
    expect(await heard()).toEqual({ soon: concerned });
    expect(await inInboxes(desk.clock.nowMs - hour)).toEqual({ soon: `${concerned} actor` });
  });
});

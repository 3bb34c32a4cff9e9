import { beforeEach, describe, expect, test } from 'vitest';
import type { Permission } from '../../../../shared/domain/permission.ts';
import type { InputOf, OperationName } from '../../../../shared/domain/registry.ts';
import { startingRecord } from '../../../../shared/domain/starting-records.ts';
import { type MemoryDesk, memoryDesk, words } from '../../../support/memory-desk.ts';

const all: readonly Permission[] = [
  'ticket.create',
  'ticket.edit',
  'ticket.assign',
  'ticket.release',
  'ticket.transfer',
  'ticket.reply',
  'ticket.close',
];

/** Wanda works in Support with a role of her own, which a test can change. */
const records = [
  startingRecord('role', 'role-own', { name: 'Own', permissions: [...all] }),
  startingRecord('agent', 'wanda', {
    name: 'Wanda Wood',
    colour: 'red',
    departmentId: 'department-support',
    roleId: 'role-own',
    extended: [],
    isAdministrator: false,
  }),
];

let desk: MemoryDesk;
let ticketId: string;

beforeEach(async () => {
  desk = await memoryDesk(records);
  ticketId = await desk.opened({ agentId: 'max', planId: 'plan-quick' });
});

/** Wanda’s role allows this from now on. */
function allow(permissions: readonly Permission[]) {
  return desk.as('jane', 'record.put', { kind: 'role', id: 'role-own', fields: { permissions } });
}

function undo(commit: string, agentId = 'wanda') {
  return desk.as(agentId, 'commit.undo', { commit });
}

function wandaMoves(keepAccess = false) {
  return desk.does('wanda', 'department.transfer', { ticketId, departmentId: 'department-sales', keepAccess });
}

const departmentOf = () => desk.ticket(ticketId).department.departmentId;

type Doing = { [Name in OperationName]: readonly [Name, InputOf<Name>] }[OperationName];
const ada = { personId: null, name: 'Ada Love', email: '', phone: '', place: '' };
const away = { departmentId: 'department-sales', keepAccess: true };

/** What Wanda does, and what her role has to allow to undo it: one of these. */
const cases: Readonly<Record<string, readonly [(id: string) => Doing, readonly Permission[]]>> = {
  'a field': [(id) => ['field.set', { ticketId: id, field: 'summary', value: 'Ink' }], ['ticket.edit']],
  'a requester': [(id) => ['requester.change', { ticketId: id, requester: ada }], ['ticket.edit']],
  'a plan': [(id) => ['due.plan', { ticketId: id, planId: 'plan-passing' }], ['ticket.edit']],
  'a due time': [(id) => ['due.set', { ticketId: id, dueMs: desk.clock.nowMs + 1000 }], ['ticket.edit']],
  'an open status': [(id) => ['status.set', { ticketId: id, statusId: 'status-held' }], ['ticket.create']],
  'an assignment': [
    (id) => ['assignment.assign', { ticketId: id, agentId: 'sam', teamId: null, remark: 'Yours.' }],
    ['ticket.assign'],
  ],
  'a release': [(id) => ['assignment.release', { ticketId: id }], ['ticket.assign']],
  'a transfer': [(id) => ['department.transfer', { ticketId: id, ...away }], ['ticket.transfer']],
  'a message': [
    (id) => ['conversation.record', { ticketId: id, details: 'Still.', source: 'phone' }],
    ['ticket.reply'],
  ],
  'a reply': [(id) => ['conversation.post', words(desk.ticket(id), id)], ['ticket.reply']],
  'a note': [(id) => ['conversation.post', words(desk.ticket(id), id, { visibility: 'internal' })], all],
};

describe('undo by an agent who sees the ticket', () => {
  test.each(Object.entries(cases))(
    'U12: of %s takes what doing that by hand takes now, and nothing more',
    async (_what, [doing, takes]) => {
      const { commit, mayUndo } = await desk.does('wanda', ...(doing(ticketId) as ['due.plan', never]));
      expect(mayUndo).toBe(true);
      await allow(all.filter((permission) => !takes.includes(permission)));
      const before = desk.ticket(ticketId);
      expect(await undo(commit)).toMatchObject({ ok: false, error: { code: 'forbidden' } });
      expect(desk.ticket(ticketId)).toBe(before);
      await allow(takes.slice(0, 1));
      expect(await undo(commit)).toMatchObject({ ok: true });
    },
  );

  test('U12: of closing takes what opening takes, and the other way round', async () => {
    await desk.does('wanda', 'assignment.assign', { ticketId, agentId: 'wanda', teamId: null });
    const closing = await desk.does('wanda', 'status.set', { ticketId, statusId: 'status-closed' });
    await allow(['ticket.close', 'ticket.assign']);
    expect(await undo(closing.commit)).toMatchObject({ error: { details: { permission: 'ticket.create' } } });
    await allow(['ticket.create']);
    const opening = await desk.does('wanda', 'status.set', { ticketId, statusId: 'status-open' });
    expect(opening.mayUndo).toBe(false);
    expect(await undo(opening.commit)).toMatchObject({ error: { details: { permission: 'ticket.close' } } });
    await allow(['ticket.close']);
    expect(await undo(opening.commit)).toMatchObject({ ok: true });
  });

  test('U12: that leaves a ticket to nobody takes releasing or assigning', async () => {
    await desk.does('wanda', 'assignment.release', { ticketId });
    for (const permission of ['ticket.release', 'ticket.assign'] as const) {
      await allow(all);
      const { commit } = await desk.does('wanda', 'assignment.claim', { ticketId });
      await allow(all.filter((each) => each !== 'ticket.release' && each !== 'ticket.assign'));
      expect(await undo(commit)).toMatchObject({ error: { code: 'forbidden' } });
      await allow([permission]);
      expect(await undo(commit)).toMatchObject({ ok: true });
    }
  });

  test('U12: of a transfer takes nothing for the plan that follows, and takes back all or nothing', async () => {
    await desk.does('wanda', 'due.plan', { ticketId, planId: 'plan-passing' });
    await desk.does('wanda', 'status.set', { ticketId, statusId: 'status-closed' });
    const closed = desk.ticket(ticketId);
    const { commit } = await desk.does('wanda', 'department.transfer', { ticketId, ...away });
    expect(desk.ticket(ticketId)).toMatchObject({ status: { state: 'open' }, assignment: { agentId: null } });
    await allow(['ticket.transfer', 'ticket.assign']);
    const before = desk.ticket(ticketId);
    expect(await undo(commit)).toMatchObject({ error: { details: { permission: 'ticket.close' } } });
    expect(desk.ticket(ticketId)).toBe(before);
    await allow(['ticket.transfer', 'ticket.assign', 'ticket.close']);
    expect(await undo(commit)).toMatchObject({ ok: true });
    const { department, status, due, assignment } = desk.ticket(ticketId);
    expect({ department, status, due, assignment }).toEqual({
      department: closed.department,
      status: closed.status,
      due: closed.due,
      assignment: closed.assignment,
    });
  });

  test('U12: counts the role where the ticket lies now', async () => {
    const { commit } = await desk.does('max', 'field.set', { ticketId, field: 'summary', value: 'Ink' });
    const extended = [{ departmentId: 'department-maintenance', roleId: 'role-view-only' }];
    await desk.does('jane', 'record.put', { kind: 'agent', id: 'max', fields: { extended } });
    await desk.does('lena', 'department.transfer', {
      ticketId,
      departmentId: 'department-maintenance',
      keepAccess: true,
    });
    expect(await undo(commit, 'max')).toMatchObject({ error: { details: { permission: 'ticket.edit' } } });
    await desk.does('lena', 'department.transfer', { ticketId, departmentId: 'department-support', keepAccess: true });
    expect(await undo(commit, 'max')).toMatchObject({ ok: true });
  });

  test('U12: is not for an agent who has left the desk', async () => {
    const { commit } = await desk.does('john', 'due.plan', { ticketId, planId: 'plan-passing' });
    await desk.does('jane', 'record.retire', { kind: 'agent', id: 'john' });
    expect(await undo(commit, 'john')).toMatchObject({ error: { code: 'forbidden' } });
  });
});

const unseen = { ok: false, error: { code: 'not-found', reason: 'undo.unseen' } };

describe('undo by an agent who lost sight of the ticket', () => {
  test('U13: works where their own transfer took it, also after a restart', async () => {
    const { commit, mayUndo } = await wandaMoves();
    expect(mayUndo).toBe(true);
    expect(await desk.as('wanda', 'field.set', { ticketId, field: 'summary', value: 'x' })).toMatchObject({
      error: { code: 'not-found' },
    });
    desk = await desk.reopened();
    expect(await undo(commit)).toMatchObject({ ok: true });
    expect(departmentOf()).toBe('department-support');
  });

  test('U13: works for an administrator, who would see a ticket without any agent', async () => {
    const { commit } = await desk.does('jane', 'department.transfer', {
      ticketId,
      departmentId: 'department-sales',
      keepAccess: false,
    });
    expect(await undo(commit, 'jane')).toMatchObject({ ok: true });
  });

  test('U13: works where their own assignment, release, opening again or undo took it', async () => {
    await wandaMoves();
    const mine = () => desk.does('lena', 'assignment.assign', { ticketId, agentId: 'wanda', teamId: null });
    const actions: readonly (() => Promise<{ readonly commit: string }>)[] = [
      () => desk.does('wanda', 'assignment.assign', { ticketId, agentId: 'sam', teamId: null }),
      () => desk.does('wanda', 'assignment.release', { ticketId }),
      async () => {
        await desk.does('wanda', 'status.set', { ticketId, statusId: 'status-closed' });
        return desk.does('wanda', 'status.set', { ticketId, statusId: 'status-open' });
      },
    ];
    for (const action of actions) {
      await mine();
      const { commit } = await action();
      expect(await desk.as('wanda', 'assignment.claim', { ticketId })).toMatchObject({ error: { code: 'not-found' } });
      expect(await undo(commit)).toMatchObject({ ok: true });
      await desk.does('lena', 'assignment.assign', { ticketId, agentId: 'sam', teamId: null });
    }
    await mine();
    const { commit } = await desk.does('wanda', 'department.transfer', {
      ticketId,
      departmentId: 'department-support',
      keepAccess: false,
    });
    await desk.does('lena', 'assignment.release', { ticketId });
    const undone = await desk.does('wanda', 'commit.undo', { commit });
    expect(undone.mayUndo).toBe(true);
    expect(await undo(undone.commit)).toMatchObject({ ok: true });
  });

  test('U13: ends with anybody else’s change, even a note, and even in the same moment', async () => {
    const first = await wandaMoves();
    const note = (id: string) => words(desk.ticket(id), id, { visibility: 'internal' });
    await desk.does('sam', 'conversation.post', note(ticketId));
    expect(await undo(first.commit)).toMatchObject(unseen);
    await desk.does('lena', 'department.transfer', { ticketId, departmentId: 'department-support', keepAccess: false });
    const second = await wandaMoves();
    const [noted, undone] = await Promise.all([
      desk.as('sam', 'conversation.post', note(ticketId)),
      undo(second.commit),
    ]);
    expect([noted, undone]).toMatchObject([{ ok: true }, unseen]);
    expect(departmentOf()).toBe('department-sales');
  });

  test('U13: counts the rights that it gives back, as they are now', async () => {
    const { commit } = await wandaMoves();
    await allow(['ticket.reply']);
    expect(await undo(commit)).toMatchObject({
      error: { code: 'forbidden', details: { permission: 'ticket.transfer' } },
    });
    await allow(['ticket.transfer']);
    expect(await undo(commit)).toMatchObject({ ok: true });
  });

  test('U13: is not for an agent who lost sight by another action, or would not regain it', async () => {
    const given = await desk.does('wanda', 'assignment.assign', { ticketId, agentId: 'wanda', teamId: null });
    const passed = await desk.does('wanda', 'assignment.assign', { ticketId, agentId: 'sam', teamId: null });
    await desk.does('jane', 'record.put', {
      kind: 'agent',
      id: 'wanda',
      fields: { departmentId: 'department-maintenance' },
    });
    for (const { commit } of [given, passed]) expect(await undo(commit)).toMatchObject(unseen);
    const other = await desk.opened({ departmentId: 'department-maintenance' }, 'lena');
    const moved = await desk.does('wanda', 'department.transfer', {
      ticketId: other,
      departmentId: 'department-sales',
      keepAccess: false,
    });
    await desk.does('jane', 'record.put', {
      kind: 'agent',
      id: 'wanda',
      fields: { departmentId: 'department-support' },
    });
    expect(await undo(moved.commit)).toMatchObject(unseen);
  });

  test('U13: is for the commit that took the sight alone', async () => {
    const before = await desk.does('wanda', 'field.set', { ticketId, field: 'summary', value: 'Ink' });
    const { commit } = await wandaMoves();
    expect(await undo(before.commit)).toMatchObject(unseen);
    expect(await undo(commit)).toMatchObject({ ok: true });
    expect(await undo(before.commit)).toMatchObject({ ok: true });
  });

  test('U13: counts a team that the agent was in', async () => {
    const members = (memberIds: string[]) =>
      desk.does('jane', 'record.put', { kind: 'team', id: 'team-field', fields: { memberIds } });
    await members(['wanda']);
    await desk.does('lena', 'assignment.assign', { ticketId, agentId: null, teamId: 'team-field' });
    await wandaMoves();
    const { commit } = await desk.does('wanda', 'assignment.release', { ticketId });
    await members([]);
    expect(await undo(commit)).toMatchObject(unseen);
    await members(['wanda']);
    expect(await undo(commit)).toMatchObject({ ok: true });
  });
});

describe('an undo out of sight', () => {
  test('U14: tells nothing of a commit: not whose it was, nor whether it was', async () => {
    const secret = await desk.opened({ departmentId: 'department-sales' }, 'lena');
    const theirs = await desk.does('lena', 'field.set', { ticketId: secret, field: 'summary', value: 'Secret' });
    const done = await desk.does('lena', 'commit.undo', { commit: theirs.commit });
    const opening = await desk.does('wanda', 'ticket.open', {
      requester: ada,
      source: 'phone',
      topicId: 'topic-general',
      summary: 'For Sales',
      details: 'Ink.',
      departmentId: 'department-sales',
    });
    const never = await undo(`${theirs.commit}999`);
    expect(never).toMatchObject(unseen);
    for (const { commit } of [theirs, done, opening]) expect(await undo(commit)).toEqual(never);
    expect(opening.mayUndo).toBe(false);
  });

  test('U14: reveals another agent’s action only to agents who see its ticket', async () => {
    const { commit } = await desk.does('lena', 'field.set', { ticketId, field: 'summary', value: 'Ink' });
    expect(await undo(commit)).toMatchObject({ error: { reason: 'undo.not-yours' } });
    await wandaMoves();
    expect(await undo(commit)).toMatchObject(unseen);
  });
});

describe('the answer to an operation', () => {
  test('U15: says whether it could be undone now, also when it comes again', async () => {
    const said = async (name: 'field.set', input: InputOf<'field.set'>, key?: string) => {
      const answer = await desk.as('wanda', name, input, key);
      return answer.ok && answer.value.mayUndo;
    };
    const change = { ticketId, field: 'summary', value: 'Ink' } as const;
    expect(await said('field.set', change, 'key-of-wanda')).toBe(true);
    await allow(['ticket.reply']);
    expect(await said('field.set', change, 'key-of-wanda')).toBe(false);
    const record = { kind: 'priority', id: 'priority-low', fields: { urgency: 9 } } as const;
    expect((await desk.does('jane', 'record.put', record)).mayUndo).toBe(true);
    expect((await desk.does(null, 'record.put', { ...record, fields: { urgency: 8 } })).mayUndo).toBe(false);
    expect((await desk.does('john', 'commit.undo', { commit: (await johnSays()).commit })).mayUndo).toBe(false);
  });

  function johnSays() {
    return desk.does('john', 'conversation.post', words(desk.ticket(ticketId), ticketId));
  }
});

import { beforeEach, describe, expect, test } from 'vitest';
import { agentAccess, canSee } from '../../../../../shared/domain/access.ts';
import { ticketDetails } from '../../../../../shared/views/ticket-details.ts';
import { type MemoryDesk, memoryDesk } from '../../../../support/memory-desk.ts';

let desk: MemoryDesk;
let ticketId: string;

beforeEach(async () => {
  desk = await memoryDesk();
  ticketId = await desk.opened();
});

type Kind = 'agent' | 'team' | 'department';

const refer = (kind: Kind, id: string, remark = '', by = 'jane') =>
  desk.does(by, 'referral.add', { ticketId, to: { kind, id }, remark });
const end = (kind: Kind, id: string, by = 'jane') => desk.does(by, 'referral.remove', { ticketId, from: { kind, id } });
const refusal = (kind: Kind, id: string) => desk.refusal('jane', 'referral.add', { ticketId, to: { kind, id } });
const referred = () => desk.ticket(ticketId).referrals.to.map(({ kind, id }) => `${kind} ${id}`);

function accessOf(agentId: string) {
  const access = agentAccess(desk.engine.records, agentId);
  if (!access) throw new Error(`${agentId} is no agent`);
  return access;
}

const sees = (agentId: string) => canSee(accessOf(agentId), desk.ticket(ticketId));

function detailsFor(agentId: string) {
  return ticketDetails(desk.engine.records, desk.ticket(ticketId), accessOf(agentId), new Set());
}

describe('referring a ticket', () => {
  test('T140: gives an agent, a team, or a department access, and leaves everything else as it is', async () => {
    const { assignment, department, status } = desk.ticket(ticketId);
    expect(sees('sam')).toBe(false);
    await refer('agent', 'sam');
    expect(sees('sam')).toBe(true);
    await end('agent', 'sam');
    await refer('team', 'team-field');
    expect(sees('sam')).toBe(true);
    await end('team', 'team-field');
    await refer('department', 'department-sales');
    expect(sees('sam')).toBe(true);
    expect(desk.ticket(ticketId)).toMatchObject({ assignment, department, status });
  });

  test('T140: leaves a closed ticket closed', async () => {
    await desk.does('jane', 'status.set', { ticketId, statusId: 'status-closed' });
    await refer('agent', 'sam');
    expect(desk.ticket(ticketId).status.state).toBe('closed');
    expect(sees('sam')).toBe(true);
  });

  test('T140, T31, T26: adds a remark as a note, which mentions those who see the ticket afterwards', async () => {
    await refer('agent', 'sam', 'Please look, @Sam Sales.');
    expect(await desk.lastCommit(ticketId)).toMatchObject([
      { type: 'referral.added', data: { kind: 'agent', id: 'sam', byHand: true } },
      { type: 'conversation.posted', data: { kind: 'note', mentions: ['sam'] } },
    ]);
    await refer('team', 'team-field', ' \n ');
    expect((await desk.lastCommit(ticketId)).map(({ type }) => type)).toEqual(['referral.added']);
  });

  test('T140: is refused to whom it is referred already, and to whom it is assigned or belongs', async () => {
    await desk.does('jane', 'assignment.assign', { ticketId, agentId: 'john', teamId: 'team-field' });
    await refer('agent', 'sam');
    expect(await refusal('agent', 'sam')).toBe('referral.already');
    expect(await refusal('agent', 'john')).toBe('referral.assigned');
    expect(await refusal('team', 'team-field')).toBe('referral.assigned');
    expect(await refusal('department', 'department-support')).toBe('department.unchanged');
    expect(referred()).toEqual(['agent sam']);
  });

  test('T140: is refused to who is archived or unknown, and of a deleted ticket', async () => {
    await desk.does('jane', 'record.retire', { kind: 'agent', id: 'max' });
    await desk.does('jane', 'record.retire', { kind: 'team', id: 'team-field' });
    expect(await refusal('agent', 'max')).toBe('agent.unknown');
    expect(await refusal('team', 'team-field')).toBe('team.unknown');
    expect(await refusal('department', 'department-none')).toBe('department.unknown');
    await desk.does('jane', 'ticket.delete', { ticketId });
    expect(await refusal('agent', 'sam')).toBe('ticket.deleted');
    expect(await desk.refusal('jane', 'referral.remove', { ticketId, from: { kind: 'agent', id: 'sam' } })).toBe(
      'ticket.deleted',
    );
  });

  test('T140, R14: counts a replaced team or department as its replacement', async () => {
    await refer('team', 'team-field');
    await desk.does('jane', 'record.put', {
      kind: 'team',
      id: 'team-inside',
      fields: { name: 'Inside', memberIds: ['sam'] },
    });
    await desk.does('jane', 'record.retire', { kind: 'team', id: 'team-field', replacedBy: 'team-inside' });
    expect(await refusal('team', 'team-inside')).toBe('referral.already');
    expect(detailsFor('jane').referrals).toMatchObject([{ kind: 'team', id: 'team-inside', name: 'Inside' }]);
    await end('team', 'team-inside');
    expect(referred()).toEqual([]);
  });
});

describe('ending a referral', () => {
  test('T141: takes the access away; where there is none it is refused', async () => {
    await refer('agent', 'sam');
    await end('agent', 'sam');
    expect(sees('sam')).toBe(false);
    expect(await desk.refusal('jane', 'referral.remove', { ticketId, from: { kind: 'agent', id: 'sam' } })).toBe(
      'referral.none',
    );
  });

  test('T141: also of the access that a transfer or closing left', async () => {
    await desk.does('jane', 'assignment.assign', { ticketId, agentId: 'john', teamId: null });
    await desk.does('jane', 'department.transfer', { ticketId, departmentId: 'department-sales', keepAccess: true });
    await desk.does('lena', 'status.set', { ticketId, statusId: 'status-closed' });
    expect(referred()).toEqual(['department department-support', 'agent john']);
    await end('agent', 'john', 'lena');
    await end('department', 'department-support', 'lena');
    expect(referred()).toEqual([]);
  });

  test('T141: is undone with the time since when they had access', async () => {
    const { commit: referring } = await refer('agent', 'sam');
    const before = desk.ticket(ticketId).referrals;
    expect(before.to).toEqual([{ kind: 'agent', id: 'sam', sinceMs: desk.clock.nowMs }]);
    desk.clock.nowMs += 60_000;
    const { commit } = await end('agent', 'sam');
    await desk.does('jane', 'commit.undo', { commit });
    expect(desk.ticket(ticketId).referrals).toEqual(before);
    const { commit: undoing } = await desk.does('jane', 'commit.undo', { commit: referring });
    expect(referred()).toEqual([]);
    await desk.does('jane', 'commit.undo', { commit: undoing });
    expect(desk.ticket(ticketId).referrals).toEqual(before);
  });

  test('T141, U12: takes the permission, and so does undoing it', async () => {
    const { commit } = await refer('agent', 'sam', '', 'max');
    const permissions = ['ticket.create', 'ticket.assign', 'ticket.reply'] as const;
    await desk.does('jane', 'record.put', { kind: 'role', id: 'role-expanded', fields: { permissions } });
    expect(await desk.refusal('max', 'referral.remove', { ticketId, from: { kind: 'agent', id: 'sam' } })).toBe(
      'ticket.refer',
    );
    expect(await desk.refusal('max', 'commit.undo', { commit })).toBe('ticket.refer');
  });

  test('U13, T141: who ends their own access may undo it', async () => {
    await refer('agent', 'sam');
    const { commit } = await end('agent', 'sam', 'sam');
    expect(sees('sam')).toBe(false);
    await desk.does('sam', 'commit.undo', { commit });
    expect(sees('sam')).toBe(true);
  });
});

describe('the details of a ticket', () => {
  test('T142: list who has access, since when: agents, teams, then departments, by name', async () => {
    const startMs = desk.clock.nowMs;
    for (const [kind, id] of [
      ['department', 'department-sales'],
      ['team', 'team-field'],
      ['agent', 'vera'],
      ['agent', 'sam'],
    ] as const) {
      desk.clock.nowMs += 60_000;
      await refer(kind, id);
    }
    expect(
      detailsFor('jane').referrals.map(({ name, sinceMs }) => [name, ((sinceMs ?? 0) - startMs) / 60_000]),
    ).toEqual([
      ['Sam Sales', 4],
      ['Vera View', 3],
      ['Field', 2],
      ['Sales', 1],
    ]);
  });

  test('T143: say of which referral an agent would lose access', async () => {
    await refer('agent', 'sam');
    const only = (agentId: string) => detailsFor(agentId).referrals.map(({ isOnlyAccess }) => isOnlyAccess);
    expect([only('sam'), only('jane')]).toEqual([[true], [false]]);
    await refer('team', 'team-field');
    expect(only('sam')).toEqual([false, false]);
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import { agentAccess } from '../../../../../shared/domain/access.ts';
import { compile } from '../../../../../shared/domain/conditions/compile.ts';
import { recordsAfter } from '../../../../../shared/domain/records/after.ts';
import { presentAssignees } from '../../../../../shared/domain/ticket/present-assignees.ts';
import { queueRow } from '../../../../../shared/views/queue-row.ts';
import { ticketDetails } from '../../../../../shared/views/ticket-details.ts';
import { type MemoryDesk, memoryDesk } from '../../../../support/memory-desk.ts';

let desk: MemoryDesk;
let ticketId: string;

beforeEach(async () => {
  desk = await memoryDesk();
  ticketId = await desk.opened();
});

function assigning(agentId: string | null, teamId: string | null = null, remark = '') {
  return { ticketId, agentId, teamId, remark };
}

describe('assigning a ticket', () => {
  test('T30: an agent, a team, both or nobody may answer for it', async () => {
    const seen = [];
    for (const [agentId, teamId] of [
      ['john', null],
      ['john', 'team-field'],
      [null, 'team-field'],
      [null, null],
    ] as const) {
      await desk.does('jane', 'assignment.assign', assigning(agentId, teamId));
      seen.push(desk.ticket(ticketId).assignment);
    }
    expect(seen).toEqual([
      { agentId: 'john', teamId: null },
      { agentId: 'john', teamId: 'team-field' },
      { agentId: null, teamId: 'team-field' },
      { agentId: null, teamId: null },
    ]);
  });

  test('T30: what it is already, and who is not there or not any more, is refused', async () => {
    await desk.does('jane', 'record.retire', { kind: 'agent', id: 'max' });
    await desk.does('jane', 'record.retire', { kind: 'team', id: 'team-field' });
    const refusals = [];
    for (const input of [
      assigning(null),
      assigning('max'),
      assigning('nobody'),
      assigning('john', 'team-field'),
      assigning('john', 'team-none'),
    ]) {
      refusals.push(await desk.refusal('jane', 'assignment.assign', input));
    }
    expect(refusals).toEqual([
      'assignment.unchanged',
      'agent.unknown',
      'agent.unknown',
      'team.unknown',
      'team.unknown',
    ]);
  });

  test('T30: who has left since may stay while the other half changes', async () => {
    await desk.does('jane', 'assignment.assign', assigning('max'));
    await desk.does('jane', 'record.retire', { kind: 'agent', id: 'max' });
    await desk.does('jane', 'assignment.assign', assigning('max', 'team-field'));
    expect(desk.ticket(ticketId).assignment).toEqual({ agentId: 'max', teamId: 'team-field' });
  });

  test('T36: an agent who has left counts as nobody on an open ticket: it is unassigned, and a claim or reply takes it', async () => {
    await desk.does('jane', 'assignment.assign', assigning('max'));
    const other = await desk.opened({ agentId: 'max' }, 'jane');
    const closed = await desk.opened();
    await desk.does('max', 'status.set', { ticketId: closed, statusId: 'status-closed' });
    const unassigned = () => {
      const { records } = desk.engine;
      const { holds } = compile({ property: 'assignee', operator: 'isEmpty' }, records);
      const at = { agentId: 'john', teamIds: new Set<string>(), nowMs: desk.clock.nowMs, timeZone: 'UTC' };
      return [ticketId, other, closed].map((id) => holds(desk.row(id), at));
    };
    expect(unassigned()).toEqual([false, false, false]);
    await desk.does('jane', 'record.retire', { kind: 'agent', id: 'max' });
    expect(unassigned()).toEqual([true, true, false]);
    expect(queueRow(desk.engine.records, desk.row(ticketId), []).assigneeName).toBe('');
    expect(queueRow(desk.engine.records, desk.row(closed), []).assigneeName).toBe('Max Both');
    await desk.does('john', 'assignment.claim', { ticketId });
    const reply = { visibility: 'public', body: '<p>Hello</p>', basedOn: 1 } as const;
    await desk.does('john', 'conversation.post', { ticketId: other, ...reply });
    expect([ticketId, other].map((id) => desk.ticket(id).assignment.agentId)).toEqual(['john', 'john']);
  });

  test('T36: so does a team that was archived, and both have the ticket again once they are restored', async () => {
    const empty = { property: 'team', operator: 'isEmpty' } as const;
    const isUnassigned = () =>
      compile(empty, desk.engine.records).holds(desk.row(ticketId), {
        agentId: null,
        teamIds: new Set(),
        nowMs: desk.clock.nowMs,
        timeZone: 'UTC',
      });
    await desk.does('jane', 'record.put', { kind: 'team', id: 'team-2', fields: { name: 'Second', memberIds: [] } });
    await desk.does('jane', 'assignment.assign', assigning(null, 'team-2'));
    await desk.does('jane', 'record.retire', { kind: 'team', id: 'team-2', replacedBy: 'team-field' });
    expect(isUnassigned()).toBe(false);
    // Two devices that did not see each other can archive both.
    const gone = recordsAfter(desk.engine.records, { kind: 'team', id: 'team-field', replacedBy: null });
    expect(presentAssignees(gone, desk.ticket(ticketId).assignment)).toEqual({ agentId: null, teamId: null });
    await desk.does('jane', 'record.restore', { kind: 'team', id: 'team-2' });
    expect(isUnassigned()).toBe(false);
  });

  test('T31: a remark becomes an internal note in the same commit; one without words does not', async () => {
    await desk.does('jane', 'assignment.assign', assigning('john', null, 'Please.\n\nToday.'));
    expect(await desk.lastCommit(ticketId)).toMatchObject([
      { type: 'assignment.changed' },
      { type: 'conversation.posted', data: { kind: 'note', body: { html: '<p>Please.</p><p>Today.</p>' } } },
    ]);
    for (const [agentId, remark] of [
      ['max', ' \n '],
      ['sam', '\u200b\u2800'],
    ] as const) {
      await desk.does('jane', 'assignment.assign', assigning(agentId, null, remark));
      expect((await desk.lastCommit(ticketId)).map(({ type }) => type)).toEqual(['assignment.changed']);
    }
  });

  test('T32: the new assignee loses their referral', async () => {
    await desk.does('jane', 'assignment.assign', assigning('max'));
    await desk.does('jane', 'status.set', { ticketId, statusId: 'status-closed' });
    expect(desk.ticket(ticketId).referrals.to).toMatchObject([{ kind: 'agent', id: 'max' }]);
    await desk.does('jane', 'assignment.assign', assigning('max'));
    expect(desk.ticket(ticketId)).toMatchObject({ assignment: { agentId: 'max' }, referrals: { to: [] } });
  });

  test('T32: so does a new team', async () => {
    await desk.does('jane', 'referral.add', { ticketId, to: { kind: 'team', id: 'team-field' } });
    await desk.does('jane', 'referral.add', { ticketId, to: { kind: 'agent', id: 'sam' } });
    await desk.does('jane', 'assignment.assign', assigning('john', 'team-field'));
    expect(desk.ticket(ticketId).referrals.to).toMatchObject([{ kind: 'agent', id: 'sam' }]);
  });

  test('T32: so does a team that replaced the one that has it', async () => {
    await desk.does('jane', 'referral.add', { ticketId, to: { kind: 'team', id: 'team-field' } });
    await desk.does('jane', 'record.put', { kind: 'team', id: 'team-new', fields: { name: 'New', memberIds: [] } });
    await desk.does('jane', 'record.retire', { kind: 'team', id: 'team-field', replacedBy: 'team-new' });
    await desk.does('jane', 'assignment.assign', assigning('john', 'team-new'));
    expect(desk.ticket(ticketId).referrals.to).toEqual([]);
  });
});

describe('the access of the agent who had the ticket', () => {
  const losing = (agentId: string, team?: string) => {
    const access = agentAccess(desk.engine.records, agentId);
    if (!access) throw new Error(`${agentId} is no agent`);
    const { assigneeLosesUnlessIn: unlessIn } = ticketDetails(
      desk.engine.records,
      desk.ticket(ticketId),
      access,
      new Set(),
    );
    return unlessIn !== null && !unlessIn.includes(team ?? '');
  };

  test('T35: is kept by a referral in the same commit, which an undo takes back', async () => {
    await desk.does('jane', 'assignment.assign', assigning('sam'));
    const input = { ...assigning('john', null, 'Thanks, @Sam Sales.'), keepAccess: true };
    const { commit } = await desk.does('jane', 'assignment.assign', input);
    expect(await desk.lastCommit(ticketId)).toMatchObject([
      { type: 'assignment.changed' },
      { type: 'referral.added', data: { kind: 'agent', id: 'sam' } },
      { type: 'conversation.posted', data: { mentions: ['sam'] } },
    ]);
    await desk.does('jane', 'commit.undo', { commit });
    expect(desk.ticket(ticketId)).toMatchObject({ assignment: { agentId: 'sam' }, referrals: { to: [] } });
  });

  test('T35: is not kept without asking, nor twice, nor for nobody', async () => {
    const types = async () => (await desk.lastCommit(ticketId)).map(({ type }) => type);
    await desk.does('jane', 'assignment.assign', { ...assigning('sam'), keepAccess: true });
    expect(await types()).toEqual(['assignment.changed']);
    await desk.does('jane', 'assignment.assign', { ...assigning('sam', 'team-field'), keepAccess: true });
    expect(await types()).toEqual(['assignment.changed']);
    await desk.does('jane', 'assignment.assign', assigning('john'));
    expect(await types()).toEqual(['assignment.changed']);
  });

  test('T35: is lost only by who sees the ticket through the assignment alone', async () => {
    await desk.does('jane', 'assignment.assign', assigning('sam'));
    expect([losing('jane'), losing('jane', 'team-field')]).toEqual([true, false]);
    await desk.does('jane', 'referral.add', { ticketId, to: { kind: 'department', id: 'department-sales' } });
    expect(losing('jane')).toBe(false);
    await desk.does('jane', 'assignment.assign', assigning('max'));
    expect(losing('jane')).toBe(false);
    await desk.does('jane', 'assignment.assign', assigning(null, 'team-field'));
    expect(losing('jane')).toBe(false);
  });
});

describe('claiming and releasing', () => {
  test('T33: a claim takes what no agent has, and keeps the team', async () => {
    await desk.does('jane', 'assignment.assign', assigning(null, 'team-field'));
    await desk.does('john', 'assignment.claim', { ticketId });
    expect(desk.ticket(ticketId).assignment).toEqual({ agentId: 'john', teamId: 'team-field' });
  });

  test('T33: an assigned ticket cannot be claimed; the answer names the assignee', async () => {
    await desk.does('john', 'assignment.claim', { ticketId });
    expect(await desk.refusal('john', 'assignment.claim', { ticketId })).toBe('assignment.unchanged');
    expect(await desk.as('jane', 'assignment.claim', { ticketId })).toMatchObject({
      ok: false,
      error: { code: 'refused', reason: 'assignment.taken', details: { name: 'John Doe' } },
    });
    expect(await desk.refusal(null, 'assignment.claim', { ticketId })).toBe('agent.unknown');
  });

  test('R24: nobody claims a closed ticket; it is reopened, or assigned, which opens it', async () => {
    await desk.does(null, 'status.set', { ticketId, statusId: 'status-closed' });
    expect(desk.ticket(ticketId).assignment.agentId).toBeNull();
    expect(await desk.refusal('john', 'assignment.claim', { ticketId })).toBe('claim.closed');
    await desk.does('john', 'assignment.assign', assigning('john'));
    expect(desk.ticket(ticketId).status.state).toBe('open');
  });

  test('R24: assigning to nobody is a release: it takes that permission, and is none of a closed ticket', async () => {
    await desk.does('jane', 'record.put', {
      kind: 'role',
      id: 'role-expanded',
      fields: { permissions: ['ticket.create', 'ticket.assign', 'ticket.close'] },
    });
    await desk.does('jane', 'assignment.assign', assigning('john', 'team-field'));
    expect(await desk.refusal('john', 'assignment.assign', assigning(null))).toBe('ticket.release');
    await desk.does('john', 'assignment.assign', assigning(null, 'team-field'));
    await desk.does('jane', 'assignment.assign', assigning(null));
    await desk.does('jane', 'status.set', { ticketId, statusId: 'status-closed' });
    expect(await desk.refusal('jane', 'assignment.assign', assigning(null))).toBe('assignment.closed');
    expect(desk.ticket(ticketId).status.state).toBe('closed');
  });

  test('T34: a release lets go of agent and team; nothing to let go of and a closed ticket are refused', async () => {
    await desk.does('jane', 'assignment.assign', assigning('john', 'team-field'));
    await desk.does('john', 'assignment.release', { ticketId });
    expect(desk.ticket(ticketId).assignment).toEqual({ agentId: null, teamId: null });
    expect(await desk.refusal('john', 'assignment.release', { ticketId })).toBe('assignment.unchanged');
    await desk.does('john', 'status.set', { ticketId, statusId: 'status-closed' });
    expect(await desk.refusal('john', 'assignment.release', { ticketId })).toBe('assignment.closed');
  });
});

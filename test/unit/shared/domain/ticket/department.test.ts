import { beforeEach, describe, expect, test } from 'vitest';
import { agentAccess, canSee } from '../../../../../shared/domain/access.ts';
import { seesAfterTransfer } from '../../../../../shared/domain/ticket/department.ts';
import { type MemoryDesk, memoryDesk } from '../../../../support/memory-desk.ts';

const hourMs = 3_600_000;

let desk: MemoryDesk;
let ticketId: string;

beforeEach(async () => {
  desk = await memoryDesk();
  ticketId = await desk.opened();
});

function transfer(departmentId: string, keepAccess = false, remark = '') {
  return { ticketId, departmentId, keepAccess, remark };
}

describe('transferring a ticket', () => {
  test('T40: it lies in the new department, and the old one sees it no more', async () => {
    await desk.does('john', 'department.transfer', transfer('department-sales'));
    expect(desk.ticket(ticketId)).toMatchObject({
      department: { departmentId: 'department-sales' },
      referrals: { to: [] },
    });
    const change = { ticketId, field: 'summary', value: 'Mine?' } as const;
    expect(await desk.as('john', 'field.set', change)).toMatchObject({ ok: false, error: { code: 'not-found' } });
    await desk.does('sam', 'field.set', change);
  });

  test('T40: where access is kept the old department still sees it, with the role it has there', async () => {
    await desk.does('john', 'department.transfer', transfer('department-sales', true));
    expect(desk.ticket(ticketId).referrals.to).toMatchObject([{ kind: 'department', id: 'department-support' }]);
    await desk.does('john', 'field.set', { ticketId, field: 'summary', value: 'Still ours to see' });
    expect(await desk.as('vera', 'field.set', { ticketId, field: 'summary', value: 'x' })).toMatchObject({
      error: { code: 'forbidden' },
    });
  });

  test('T40: where access is not kept, a referral that the old department has besides the ticket ends', async () => {
    const support = { kind: 'department', id: 'department-support' } as const;
    await desk.does('lena', 'department.transfer', transfer('department-sales', true));
    const { commit } = await desk.does('lena', 'referral.remove', { ticketId, from: support });
    await desk.does('lena', 'department.transfer', transfer('department-support'));
    // Two devices that did not see each other can lead here as well.
    await desk.does('lena', 'commit.undo', { commit });
    const { records } = desk.engine;
    const access = agentAccess(records, 'john') ?? expect.fail('John is not here');
    const before = desk.ticket(ticketId);
    expect(before.referrals.to).toMatchObject([support]);
    await desk.does('lena', 'department.transfer', transfer('department-sales'));
    const after = desk.ticket(ticketId);
    expect(after.referrals.to).toEqual([]);
    expect([seesAfterTransfer(records, access, before, 'department-sales'), canSee(access, after)]).toEqual([
      false,
      false,
    ]);
  });

  test('T41: a department that gets it back needs its referral no more, and none is there twice', async () => {
    for (const departmentId of ['department-sales', 'department-support', 'department-sales']) {
      await desk.does('lena', 'department.transfer', transfer(departmentId, true));
    }
    expect(desk.ticket(ticketId).referrals.to).toMatchObject([{ kind: 'department', id: 'department-support' }]);
  });

  test('T42: a transient plan gives way to the new department’s, counted from when the ticket was opened', async () => {
    const fields = { planId: 'plan-quick', scheduleId: 'schedule-always' };
    await desk.does('jane', 'record.put', { kind: 'department', id: 'department-sales', fields });
    await desk.does('jane', 'due.plan', { ticketId, planId: 'plan-passing' });
    const startMs = desk.clock.nowMs;
    desk.clock.nowMs += hourMs;
    await desk.does('john', 'department.transfer', transfer('department-sales'));
    expect(desk.ticket(ticketId).due.plan).toEqual({
      planId: 'plan-quick',
      planName: 'Quick',
      startMs,
      graceMs: 2 * hourMs,
      dueMs: startMs + 2 * hourMs,
    });
  });

  test('T42: any other plan stays as it is, to the minute', async () => {
    await desk.does('jane', 'due.plan', { ticketId, planId: 'plan-quick' });
    const before = desk.ticket(ticketId).due;
    await desk.does('john', 'department.transfer', transfer('department-sales'));
    expect(desk.ticket(ticketId).due).toEqual(before);
  });

  test('T43: the assignee stays, and a remark becomes an internal note', async () => {
    await desk.does('jane', 'assignment.assign', { ticketId, agentId: 'john', teamId: null });
    await desk.does('jane', 'department.transfer', transfer('department-sales', false, 'Yours, I think.'));
    expect(desk.ticket(ticketId).assignment.agentId).toBe('john');
    expect(await desk.lastCommit(ticketId)).toMatchObject([
      { type: 'department.changed' },
      { type: 'conversation.posted', data: { kind: 'note', body: { text: 'Yours, I think.' } } },
    ]);
  });

  test('T44: where it is already, and a department that is archived or never was, are refused', async () => {
    const gone = { kind: 'department', id: 'department-maintenance', replacedBy: 'department-sales' } as const;
    await desk.does('jane', 'record.retire', gone);
    const refusals = [];
    for (const id of ['department-support', 'department-maintenance', 'department-none']) {
      refusals.push(await desk.refusal('john', 'department.transfer', transfer(id)));
    }
    expect(refusals).toEqual(['department.unchanged', 'department.unknown', 'department.unknown']);
  });
});

describe('the preview of a transfer', () => {
  const agents = ['john', 'jane', 'lena', 'sam', 'max', 'vera'];
  const assignees = [
    { agentId: null, teamId: null },
    { agentId: 'john', teamId: null },
    { agentId: 'jane', teamId: null },
    { agentId: null, teamId: 'team-field' },
  ];
  const cases = assignees.flatMap((assignee) => [false, true].map((isClosed) => ({ ...assignee, isClosed })));

  test.each(cases)('T45: whether they still see it is what is so afterwards: %o', async ({ isClosed, ...assignee }) => {
    if (assignee.agentId ?? assignee.teamId) await desk.does('jane', 'assignment.assign', { ticketId, ...assignee });
    const closer = assignee.agentId ?? 'jane';
    if (isClosed) await desk.does(closer, 'status.set', { ticketId, statusId: 'status-closed' });
    const before = desk.ticket(ticketId);
    await desk.does('john', 'department.transfer', transfer('department-sales'));
    const { records } = desk.engine;
    const seen = agents.map((agentId) => {
      const access = agentAccess(records, agentId);
      if (!access) throw new Error(`no agent ${agentId}`);
      return {
        agentId,
        told: seesAfterTransfer(records, access, before, 'department-sales'),
        sees: canSee(access, desk.ticket(ticketId)),
      };
    });
    expect(seen.map(({ agentId, told }) => [agentId, told])).toEqual(seen.map(({ agentId, sees }) => [agentId, sees]));
    expect(new Set(seen.map(({ told }) => told)).size).toBe(2);
  });
});

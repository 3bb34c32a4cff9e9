import { beforeAll, describe, expect, test } from 'vitest';
import { agentAccess, canSee, holdsAnywhere, rightsOn } from '../../../../shared/domain/access.ts';
import { permissionSchema } from '../../../../shared/domain/permission.ts';
import { recordsAfter } from '../../../../shared/domain/records/after.ts';
import type { DeskRecords } from '../../../../shared/domain/records/desk-records.ts';
import { type StartingRecord, startingRecord } from '../../../../shared/domain/starting-records.ts';
import type { Ticket } from '../../../../shared/domain/ticket/ticket.ts';
import { memoryDesk } from '../../../support/memory-desk.ts';

const role = (id: string, permissions: string) =>
  startingRecord('role', id, { name: id, permissions: [permissionSchema.parse(permissions)] });

/** Nora works in Support as one who may edit, in Sales as one who may reply, and belongs to a team. */
const records: readonly StartingRecord[] = [
  role('role-edit', 'ticket.edit'),
  role('role-reply', 'ticket.reply'),
  role('role-close', 'ticket.close'),
  startingRecord('agent', 'nora', {
    name: 'Nora Two',
    colour: 'teal',
    departmentId: 'department-support',
    roleId: 'role-edit',
    extended: [{ departmentId: 'department-sales', roleId: 'role-reply' }],
    isAdministrator: false,
  }),
  startingRecord('team', 'team-nora', { name: 'Noras', memberIds: ['nora'] }),
  startingRecord('team', 'team-old', { name: 'Old', memberIds: ['nora'] }),
];

type Whereabouts = Pick<Ticket, 'intake' | 'department' | 'assignment' | 'referrals'>;

function ticketIn(departmentId: string, more: Partial<Whereabouts> = {}): Whereabouts {
  return {
    intake: { number: '1001', openedMs: 0, openedBy: 'agent:nora' },
    department: { departmentId },
    assignment: { agentId: null, teamId: null },
    referrals: { to: [] },
    ...more,
  };
}

let desk: DeskRecords;

beforeAll(async () => {
  const memory = await memoryDesk(records);
  await memory.does('jane', 'record.retire', { kind: 'team', id: 'team-old' });
  desk = memory.engine.records;
});

function accessOfNora() {
  const access = agentAccess(desk, 'nora');
  if (!access) throw new Error('Nora is gone');
  return access;
}

function rights(ticket: Whereabouts): string[] | 'out of sight' {
  const found = rightsOn(accessOfNora(), ticket);
  expect(canSee(accessOfNora(), ticket)).toBe(found !== undefined);
  return found ? [...found] : 'out of sight';
}

describe('what an agent may see and do', () => {
  test('A1: in each of their departments what their role there says', () => {
    const seen = ['department-support', 'department-sales', 'department-maintenance', ''].map((id) =>
      rights(ticketIn(id)),
    );
    expect(seen).toEqual([['ticket.edit'], ['ticket.reply'], 'out of sight', 'out of sight']);
  });

  test('A2: elsewhere what their own role says, where the ticket is theirs or their team’s', () => {
    const elsewhere = (assignment: Whereabouts['assignment']) =>
      rights(ticketIn('department-maintenance', { assignment }));
    expect(elsewhere({ agentId: 'nora', teamId: null })).toEqual(['ticket.edit']);
    expect(elsewhere({ agentId: 'jane', teamId: 'team-nora' })).toEqual(['ticket.edit']);
    expect(elsewhere({ agentId: 'jane', teamId: null })).toBe('out of sight');
    expect(elsewhere({ agentId: null, teamId: 'team-field' })).toBe('out of sight');
  });

  test('A20: as a manager also release and mark as answered, but not with a role that permits nothing', () => {
    const managing = (departmentId: string) => {
      const after = recordsAfter(desk, { kind: 'department', id: departmentId, fields: { managerId: 'nora' } });
      return rightsIn(after, ticketIn(departmentId));
    };
    const rightsIn = (records: DeskRecords, ticket: Whereabouts) => {
      const access = agentAccess(records, 'nora');
      const found = access && rightsOn(access, ticket);
      return found ? [...found] : 'out of sight';
    };
    expect(managing('department-sales')).toEqual(['ticket.reply', 'ticket.markanswered', 'ticket.release']);
    expect(managing('department-maintenance')).toBe('out of sight');
    const idle = recordsAfter(desk, { kind: 'role', id: 'role-reply', fields: { permissions: [] } });
    const managed = recordsAfter(idle, { kind: 'department', id: 'department-sales', fields: { managerId: 'nora' } });
    expect(rightsIn(managed, ticketIn('department-sales'))).toEqual([]);
  });

  test('A2: in their own department an assignment gives no more than the role there', () => {
    const assignment = { agentId: 'nora', teamId: null };
    expect(rights(ticketIn('department-sales', { assignment }))).toEqual(['ticket.reply']);
  });

  test('A3: by a referral what their own role says, or the role of the department it was referred to', () => {
    const referred = (kind: 'agent' | 'team' | 'department', id: string) =>
      rights(ticketIn('department-maintenance', { referrals: { to: [{ kind, id }] } }));
    expect(referred('agent', 'nora')).toEqual(['ticket.edit']);
    expect(referred('team', 'team-nora')).toEqual(['ticket.edit']);
    expect(referred('department', 'department-sales')).toEqual(['ticket.reply']);
    expect(referred('agent', 'jane')).toBe('out of sight');
    expect(referred('department', 'nora')).toBe('out of sight');
  });

  test('R17: an archived team gives nothing', () => {
    const ticket = ticketIn('department-maintenance', { assignment: { agentId: null, teamId: 'team-old' } });
    expect(rights(ticket)).toBe('out of sight');
  });

  test('A5: who has left the desk, or never was there, has no access at all', async () => {
    const memory = await memoryDesk(records);
    await memory.does('jane', 'record.retire', { kind: 'agent', id: 'nora' });
    expect(agentAccess(memory.engine.records, 'nora')).toBeUndefined();
    expect(agentAccess(memory.engine.records, 'nobody')).toBeUndefined();
    expect(agentAccess(memory.engine.records, 'constructor')).toBeUndefined();
  });

  test('R17: a role that is not there allows nothing, but the department is still theirs to see', async () => {
    const without = records.filter(({ id }) => id !== 'role-edit');
    const access = agentAccess((await memoryDesk(without)).engine.records, 'nora');
    expect(access && [...(rightsOn(access, ticketIn('department-support')) ?? ['out of sight'])]).toEqual([]);
  });

  test('R17: nor does one that was archived', async () => {
    const memory = await memoryDesk(records);
    const after = recordsAfter(memory.engine.records, { kind: 'role', id: 'role-edit', replacedBy: null });
    const access = agentAccess(after, 'nora');
    expect(access && [...(rightsOn(access, ticketIn('department-support')) ?? ['out of sight'])]).toEqual([]);
  });

  test('A7: what they hold in any department they hold somewhere', () => {
    const held = (['ticket.edit', 'ticket.reply', 'ticket.close'] as const).map((one) =>
      holdsAnywhere(accessOfNora(), one),
    );
    expect(held).toEqual([true, true, false]);
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import { type MemoryDesk, memoryDesk } from '../../../support/memory-desk.ts';

let desk: MemoryDesk;

beforeEach(async () => {
  desk = await memoryDesk();
});

function put(kind: 'topic' | 'department' | 'desk', id: string, fields: Record<string, unknown>) {
  return desk.does('jane', 'record.put', { kind, id, fields });
}

async function routed(more: Parameters<MemoryDesk['opened']>[0]) {
  const { department, fields, due } = desk.ticket(await desk.opened(more, 'lena'));
  return { department: department.departmentId, priority: fields.priority, plan: due.plan?.planId };
}

describe('a new ticket', () => {
  test('T2: is what the form says, with the requester’s words as its first entry', async () => {
    const ticketId = await desk.opened({ source: 'web', agentId: 'max', teamId: 'team-field' });
    const ticket = desk.ticket(ticketId);
    const nowMs = desk.clock.nowMs;
    expect({ ...ticket, requester: undefined, due: undefined, newest: '', writers: undefined }).toEqual({
      id: ticketId,
      newest: '',
      conflicts: [],
      intake: { number: '1001', openedMs: nowMs, openedBy: 'agent:john' },
      fields: {
        summary: 'Adobe Reader not working',
        priority: 'priority-normal',
        topic: 'topic-general',
        source: 'web',
      },
      custom: {},
      answered: { mark: null },
      links: { links: [] },
      followers: { agents: [] },
      involved: ['john', 'max', 'team-field'].map((id) => ({
        id,
        kind: id === 'team-field' ? 'team' : 'agent',
        since: expect.any(String) as string,
      })),
      reached: { assigned: { timeMs: nowMs, by: 'agent:john' } },
      deletion: { deletedMs: null },
      status: { statusId: 'status-open', kind: 'open', state: 'open', closedMs: null, reopenedMs: null },
      conversation: {
        entries: [
          {
            id: expect.any(String) as string,
            kind: 'message',
            by: 'agent:john',
            timeMs: nowMs,
            retracted: false,
            hasFiles: false,
          },
        ],
      },
      assignment: { agentId: 'max', teamId: 'team-field' },
      department: { departmentId: 'department-support' },
      referrals: { to: [] },
      requester: undefined,
      due: undefined,
      undone: { commits: [] },
    });
  });

  test('T1: gets the next number of its device, also after a restart', async () => {
    const numbers = [];
    for (let count = 0; count < 3; count++) numbers.push(desk.ticket(await desk.opened()).intake.number);
    const again = await desk.reopened();
    numbers.push(again.ticket(await again.opened()).intake.number);
    expect(numbers).toEqual(['1001', '1002', '1003', '1004']);
  });

  test('T3: goes where the form says, else where its help topic says, else where the desk says', async () => {
    await put('topic', 'topic-general', {
      departmentId: 'department-sales',
      priorityId: 'priority-low',
      planId: 'plan-quick',
    });
    const explicit = {
      departmentId: 'department-maintenance',
      priorityId: 'priority-emergency',
      planId: 'plan-passing',
    };
    await put('department', 'department-sales', { planId: null });
    const seen = [await routed(explicit), await routed({})];
    await put('topic', 'topic-general', { departmentId: null, priorityId: null, planId: null });
    await put('desk', 'desk', { priorityId: 'priority-high', departmentId: 'department-sales' });
    seen.push(await routed({}));
    expect(seen).toEqual([
      { department: 'department-maintenance', priority: 'priority-emergency', plan: 'plan-passing' },
      { department: 'department-sales', priority: 'priority-low', plan: 'plan-quick' },
      { department: 'department-sales', priority: 'priority-high', plan: 'plan-default' },
    ]);
  });

  test('T4: the department’s plan counts before the help topic’s', async () => {
    await put('topic', 'topic-general', { planId: 'plan-quick' });
    const byTopic = await routed({});
    await put('department', 'department-support', { planId: 'plan-passing' });
    expect([byTopic.plan, (await routed({})).plan]).toEqual(['plan-quick', 'plan-passing']);
  });

  test('T5: what is archived or never was is refused by its name, and no number is used up', async () => {
    for (const [kind, id, replacedBy = null] of [
      ['topic', 'topic-feedback'],
      ['priority', 'priority-low'],
      ['plan', 'plan-quick'],
      ['team', 'team-field'],
      ['agent', 'max'],
      ['department', 'department-maintenance', 'department-sales'],
    ] as const) {
      await desk.does('jane', 'record.retire', { kind, id, replacedBy });
    }
    const refusals = [];
    for (const more of [
      { topicId: 'topic-feedback' },
      { topicId: 'topic-none' },
      { priorityId: 'priority-low' },
      { planId: 'plan-quick' },
      { teamId: 'team-field' },
      { agentId: 'max' },
      { departmentId: 'department-maintenance' },
      { attachments: ['file-none'] },
    ]) {
      const input = { ...intake(), ...more };
      refusals.push(await desk.refusal('lena', 'ticket.open', input));
    }
    expect(refusals).toEqual([
      'topic.retired',
      'topic.unknown',
      'priority.unknown',
      'plan.unknown',
      'team.unknown',
      'agent.unknown',
      'department.unknown',
      'attachment.unknown',
    ]);
    expect(desk.ticket(await desk.opened()).intake.number).toBe('1001');
  });

  test('A7: may be opened for a department one does not work in, and is then out of sight', async () => {
    const ticketId = await desk.opened({ departmentId: 'department-sales' }, 'john');
    expect(desk.ticket(ticketId).department.departmentId).toBe('department-sales');
    const change = { ticketId, field: 'summary', value: 'Mine' } as const;
    expect(await desk.as('john', 'field.set', change)).toMatchObject({ error: { code: 'not-found' } });
  });
});

function intake() {
  return {
    requester: { personId: null, name: 'Ken Wheeler', email: '', phone: '', place: '' },
    source: 'phone',
    topicId: 'topic-general',
    summary: 'Printer',
    details: 'It burns.',
  } as const;
}

import { beforeEach, describe, expect, test } from 'vitest';
import { type MemoryDesk, memoryDesk, words } from '../../../../support/memory-desk.ts';

const hourMs = 3_600_000;

let desk: MemoryDesk;

beforeEach(async () => {
  desk = await memoryDesk();
});

function close(ticketId: string, agentId = 'jane', statusId = 'status-resolved') {
  return desk.does(agentId, 'status.set', { ticketId, statusId });
}

function reopen(ticketId: string, agentId = 'jane') {
  return desk.does(agentId, 'status.set', { ticketId, statusId: 'status-open' });
}

const noTopic = { parentId: null, departmentId: null, priorityId: null, planId: null, assignee: null, isPublic: true };

const post = { body: '<p>Again?</p>', thenStatus: 'status-open', basedOn: 1 } as const;

describe('closing a ticket', () => {
  test('T10: the agent who closes it becomes its assignee, and its closing time is now', async () => {
    const ticketId = await desk.opened();
    desk.clock.nowMs += hourMs;
    await close(ticketId);
    expect(desk.ticket(ticketId)).toMatchObject({
      status: { statusId: 'status-resolved', state: 'closed', closedMs: desk.clock.nowMs, reopenedMs: null },
      assignment: { agentId: 'jane', teamId: null },
      referrals: { to: [] },
    });
  });

  test('T10: the assignee before keeps sight of it by a referral, and a team keeps its part', async () => {
    const ticketId = await desk.opened({ agentId: 'max', teamId: 'team-field' });
    await close(ticketId);
    expect(desk.ticket(ticketId)).toMatchObject({
      assignment: { agentId: 'jane', teamId: 'team-field' },
      referrals: { to: [{ kind: 'agent', id: 'max' }] },
    });
  });

  test('T10: an agent who closes their own ticket adds no referral', async () => {
    const ticketId = await desk.opened({ agentId: 'jane' });
    await close(ticketId);
    expect((await desk.lastCommit(ticketId)).map(({ type }) => type)).toEqual(['status.set']);
  });

  test('T11: a hand-set due time that has passed goes; one that is still to come stays', async () => {
    const [missed, inTime] = [await desk.opened(), await desk.opened()];
    const dueMs = desk.clock.nowMs + hourMs;
    for (const ticketId of [missed, inTime]) await desk.does('jane', 'due.set', { ticketId, dueMs });
    await close(inTime);
    desk.clock.nowMs += 2 * hourMs;
    await close(missed);
    expect([missed, inTime].map((id) => desk.ticket(id).due.manualMs)).toEqual([null, dueMs]);
  });

  test('T12: from one closed status to another nothing else changes hands', async () => {
    const ticketId = await desk.opened();
    await close(ticketId);
    const resolvedMs = desk.ticket(ticketId).status.closedMs;
    await close(ticketId, 'john', 'status-closed');
    expect(await desk.lastCommit(ticketId)).toEqual([
      {
        type: 'status.set',
        data: {
          statusId: 'status-closed',
          kind: 'closed',
          state: 'closed',
          from: {
            statusId: 'status-resolved',
            kind: 'resolved',
            state: 'closed',
            closedMs: resolvedMs,
            reopenedMs: null,
          },
        },
      },
    ]);
    expect(desk.ticket(ticketId).assignment.agentId).toBe('jane');
  });

  test('T13: a status that it has already, is archived, or never was, is refused', async () => {
    const ticketId = await desk.opened();
    await desk.does('jane', 'record.retire', { kind: 'status', id: 'status-final' });
    const refusals = [];
    for (const statusId of ['status-open', 'status-final', 'status-none']) {
      refusals.push(await desk.refusal('jane', 'status.set', { ticketId, statusId }));
    }
    expect(refusals).toEqual(['status.unchanged', 'status.unknown', 'status.unknown']);
  });
});

describe('opening a closed ticket again', () => {
  test('T14: the SLA clock starts anew from now, and the ticket returns to the agent who closed it', async () => {
    const ticketId = await desk.opened({ planId: 'plan-quick' });
    await close(ticketId);
    desk.clock.nowMs += 5 * hourMs;
    await reopen(ticketId, 'john');
    const startMs = desk.clock.nowMs;
    expect(desk.ticket(ticketId)).toMatchObject({
      status: { statusId: 'status-open', state: 'open', closedMs: null, reopenedMs: startMs },
      assignment: { agentId: 'jane', teamId: null },
      due: { plan: { planId: 'plan-quick', startMs, dueMs: startMs + 2 * hourMs } },
    });
  });

  test('T14: a due time set by hand that passed while it was closed goes', async () => {
    const ticketId = await desk.opened({ planId: 'plan-quick' });
    await desk.does('jane', 'due.set', { ticketId, dueMs: desk.clock.nowMs + hourMs });
    await close(ticketId);
    desk.clock.nowMs += 2 * hourMs;
    await reopen(ticketId, 'john');
    expect(desk.ticket(ticketId).due.manualMs).toBeNull();
  });

  test('T15: it becomes unassigned when the agent who closed it has left, or works in another department now', async () => {
    const [left, moved, stayed] = [await desk.opened(), await desk.opened(), await desk.opened()];
    await close(left, 'lena');
    await close(moved, 'john');
    await close(stayed, 'max');
    await desk.does('jane', 'record.retire', { kind: 'agent', id: 'lena' });
    await desk.does('jane', 'record.put', { kind: 'agent', id: 'john', fields: { departmentId: 'department-sales' } });
    for (const ticketId of [left, moved, stayed]) await reopen(ticketId);
    expect([left, moved, stayed].map((id) => desk.ticket(id).assignment.agentId)).toEqual([null, null, 'max']);
  });

  test('T19: in a department that was archived, it moves to the desk’s default one, and out of an archived team', async () => {
    await desk.does('jane', 'record.put', {
      kind: 'team',
      id: 'team-night',
      fields: { name: 'Night', memberIds: ['max'] },
    });
    const ticketId = await desk.opened({ departmentId: 'department-maintenance', planId: 'plan-passing' }, 'max');
    await desk.does('max', 'assignment.assign', { ticketId, agentId: null, teamId: 'team-night' });
    await close(ticketId, 'max');
    await desk.does('jane', 'record.put', {
      kind: 'agent',
      id: 'max',
      fields: { departmentId: 'department-sales', extended: [] },
    });
    await desk.does('jane', 'record.put', { kind: 'agent', id: 'lena', fields: { extended: [] } });
    for (const kind of ['topic', 'agent'] as const)
      for (const one of desk.engine.records.all(kind))
        if (kind === 'topic' && 'departmentId' in one && one.departmentId === 'department-maintenance')
          await desk.does('jane', 'record.put', { kind, id: one.id, fields: { departmentId: null } });
    await desk.does('jane', 'record.retire', { kind: 'department', id: 'department-maintenance' });
    await desk.does('jane', 'record.retire', { kind: 'team', id: 'team-night' });
    const before = desk.ticket(ticketId);
    const { commit } = await desk.does('jane', 'conversation.record', {
      ticketId,
      details: 'Still broken.',
      source: 'phone',
    });
    expect(desk.ticket(ticketId)).toMatchObject({
      status: { state: 'open' },
      department: { departmentId: 'department-support' },
      assignment: { agentId: null, teamId: null },
      due: { plan: { startMs: desk.clock.nowMs } },
    });
    expect(desk.ticket(ticketId).due.plan?.planId).not.toBe('plan-passing');
    await desk.does('jane', 'commit.undo', { commit });
    const { department, assignment, due, status } = desk.ticket(ticketId);
    expect({ department, assignment, due }).toEqual({
      department: before.department,
      assignment: before.assignment,
      due: before.due,
    });
    expect(status.state).toBe('closed');
  });

  test('T19: whose help topic was archived, it gets the desk’s default one and its plan, by every route, until undone', async () => {
    for (const [id, name, planId] of [
      ['topic-old', 'Old machines', 'plan-passing'],
      ['topic-general', 'General Inquiry', 'plan-quick'],
    ] as const)
      await desk.does('jane', 'record.put', { kind: 'topic', id, fields: { ...noTopic, name, planId } });
    const routes: Readonly<Record<string, (ticketId: string) => Promise<{ readonly commit: string }>>> = {
      status: (ticketId) => reopen(ticketId, 'max'),
      waiting: (ticketId) => desk.does('max', 'status.set', { ticketId, statusId: 'status-waiting' }),
      message: (ticketId) =>
        desk.does('john', 'conversation.record', { ticketId, details: 'Still broken.', source: 'phone' }),
      note: (ticketId) => desk.does('max', 'conversation.post', { ...post, ticketId, visibility: 'internal' }),
      reply: (ticketId) => desk.does('max', 'conversation.post', { ...post, ticketId, visibility: 'public' }),
      assign: (ticketId) => desk.does('max', 'assignment.assign', { ticketId, agentId: 'john', teamId: null }),
      transfer: (ticketId) =>
        desk.does('max', 'department.transfer', {
          ticketId,
          departmentId: 'department-maintenance',
          keepAccess: true,
        }),
    };
    const ids = new Map<string, string>();
    for (const route of Object.keys(routes)) {
      const ticketId = await desk.opened({ topicId: 'topic-old', planId: 'plan-passing' });
      await close(ticketId, 'max');
      ids.set(route, ticketId);
    }
    await desk.does('jane', 'record.retire', { kind: 'topic', id: 'topic-old' });
    for (const [route, go] of Object.entries(routes)) {
      const ticketId = ids.get(route) ?? '';
      const before = desk.ticket(ticketId);
      const { commit } = await go(ticketId);
      expect(desk.ticket(ticketId), route).toMatchObject({
        status: { state: 'open' },
        fields: { topic: 'topic-general' },
        due: { plan: { planId: 'plan-quick', startMs: desk.clock.nowMs } },
      });
      await desk.does(route === 'message' ? 'john' : 'max', 'commit.undo', { commit });
      const { fields, due } = desk.ticket(ticketId);
      expect({ fields, due }, route).toEqual({ fields: before.fields, due: before.due });
    }
  });

  test('T19: a help topic that has a replacement, or is in use, stays, as does a plan that is not transient', async () => {
    for (const id of ['topic-old', 'topic-new'])
      await desk.does('jane', 'record.put', { kind: 'topic', id, fields: { ...noTopic, name: id } });
    const [replaced, kept] = [await desk.opened({ topicId: 'topic-old' }), await desk.opened({ topicId: 'topic-new' })];
    const own = await desk.opened({ topicId: 'topic-old', planId: 'plan-quick' });
    for (const ticketId of [replaced, kept, own]) await close(ticketId);
    await desk.does('jane', 'record.retire', { kind: 'topic', id: 'topic-old', replacedBy: 'topic-new' });
    for (const ticketId of [replaced, kept]) await reopen(ticketId);
    expect([replaced, kept].map((id) => desk.ticket(id).fields.topic)).toEqual(['topic-old', 'topic-new']);
    await desk.does('jane', 'record.retire', { kind: 'topic', id: 'topic-new' });
    await reopen(own);
    expect(desk.ticket(own)).toMatchObject({
      fields: { topic: 'topic-general' },
      due: { plan: { planId: 'plan-quick' } },
    });
  });

  test('R46: a reply that reopens a ticket whose closer has left claims it for its author', async () => {
    const ticketId = await desk.opened();
    await close(ticketId, 'lena');
    await desk.does('jane', 'record.retire', { kind: 'agent', id: 'lena' });
    const reply = { ticketId, visibility: 'public', body: '<p>Again?</p>', thenStatus: 'status-open' } as const;
    const { commit } = await desk.does('john', 'conversation.post', { ...reply, basedOn: 1 });
    expect(desk.ticket(ticketId)).toMatchObject({
      status: { state: 'open' },
      assignment: { agentId: 'john', teamId: null },
    });
    await desk.does('john', 'commit.undo', { commit });
    expect(desk.ticket(ticketId).assignment.agentId).toBe('lena');
  });

  describe('whose closer is absent', () => {
    const absent = { from: '2026-11-09', until: '2026-11-13', remark: 'On leave' };
    const put = (absence: typeof absent | null) =>
      desk.does('jane', 'record.put', { kind: 'agent', id: 'max', fields: { absence } });

    test('T15: it becomes unassigned, by a status, a message of the requester, a note, or a transfer, and keeps its team', async () => {
      const ways: ((ticketId: string) => Promise<unknown>)[] = [
        (ticketId) => reopen(ticketId),
        (ticketId) => desk.does('john', 'conversation.record', { ticketId, details: 'Still broken.', source: 'phone' }),
        (ticketId) =>
          desk.does('jane', 'conversation.post', {
            ticketId,
            visibility: 'internal',
            body: '<p>Again?</p>',
            thenStatus: 'status-open',
            basedOn: 1,
          }),
        (ticketId) =>
          desk.does('jane', 'department.transfer', {
            ticketId,
            departmentId: 'department-maintenance',
            keepAccess: false,
          }),
      ];
      for (const way of ways) {
        const ticketId = await desk.opened({ teamId: 'team-field' });
        await close(ticketId, 'max');
        await put({ ...absent, ...thisWeek() });
        await way(ticketId);
        expect(desk.ticket(ticketId)).toMatchObject({
          status: { state: 'open' },
          assignment: { agentId: null, teamId: 'team-field' },
        });
        await put(null);
      }
    });

    test('T15: it returns to them if they reopen it themselves, before the absence, and after its last day', async () => {
      const [own, early, late] = [await desk.opened(), await desk.opened(), await desk.opened()];
      for (const ticketId of [own, early, late]) await close(ticketId, 'max');
      await put({ ...absent, ...thisWeek(1) });
      await reopen(early);
      desk.clock.nowMs += 24 * hourMs;
      await reopen(own, 'max');
      desk.clock.nowMs += 8 * 24 * hourMs;
      await reopen(late);
      expect([own, early, late].map((id) => desk.ticket(id).assignment.agentId)).toEqual(['max', 'max', 'max']);
    });

    test('T15, T17: somebody who is absent can still be chosen', async () => {
      const ticketId = await desk.opened();
      await close(ticketId, 'jane');
      await put({ ...absent, ...thisWeek() });
      await desk.does('jane', 'assignment.assign', { ticketId, agentId: 'max', teamId: null });
      expect(desk.ticket(ticketId)).toMatchObject({ status: { state: 'open' }, assignment: { agentId: 'max' } });
    });

    /** An absence of a week that begins so many days from now. */
    function thisWeek(inDays = 0) {
      const day = (days: number) => new Date(desk.clock.nowMs + days * 24 * hourMs).toISOString().slice(0, 10);
      return { from: day(inDays), until: day(inDays + 6) };
    }
  });

  test('T16: the requester’s next message opens it again only where its status says so', async () => {
    const [resolved, final] = [await desk.opened(), await desk.opened()];
    await close(resolved);
    await close(final, 'jane', 'status-final');
    for (const ticketId of [resolved, final]) {
      await desk.does('john', 'conversation.record', { ticketId, details: 'Still broken.', source: 'phone' });
    }
    expect([resolved, final].map((id) => desk.ticket(id).status.statusId)).toEqual(['status-open', 'status-final']);
  });

  test('T16: a reply or a note alone leaves it closed', async () => {
    const ticketId = await desk.opened();
    await close(ticketId);
    for (const visibility of ['public', 'internal'] as const) {
      await desk.does('jane', 'conversation.post', words(desk.ticket(ticketId), ticketId, { visibility }));
    }
    expect(desk.ticket(ticketId)).toMatchObject({ status: { state: 'closed' }, assignment: { agentId: 'jane' } });
  });

  test('T17: assigning it opens it for the new assignee, even if the agent who closed it is gone', async () => {
    for (const closer of ['jane', 'lena']) {
      const ticketId = await desk.opened();
      await close(ticketId, closer);
      if (closer === 'lena') await desk.does('jane', 'record.retire', { kind: 'agent', id: 'lena' });
      await desk.does('jane', 'assignment.assign', { ticketId, agentId: 'sam', teamId: null });
      expect(desk.ticket(ticketId)).toMatchObject({
        status: { statusId: 'status-open', state: 'open' },
        assignment: { agentId: 'sam', teamId: null },
      });
    }
  });

  test('T18: transferring it opens it in the new department, by its plan and its schedule', async () => {
    await desk.does('jane', 'record.put', {
      kind: 'department',
      id: 'department-sales',
      fields: { planId: 'plan-quick', scheduleId: 'schedule-always' },
    });
    const [transient, lasting] = [await desk.opened({ planId: 'plan-passing' }), await desk.opened()];
    for (const ticketId of [transient, lasting]) {
      await close(ticketId, 'lena');
      await desk.does('lena', 'department.transfer', { ticketId, departmentId: 'department-sales', keepAccess: false });
    }
    const startMs = desk.clock.nowMs;
    const expected = { status: { state: 'open' }, department: { departmentId: 'department-sales' } };
    expect(desk.ticket(transient)).toMatchObject({
      ...expected,
      due: { plan: { planId: 'plan-quick', startMs, dueMs: startMs + 2 * hourMs } },
    });
    expect(desk.ticket(lasting)).toMatchObject({
      ...expected,
      due: { plan: { planId: 'plan-default', startMs, dueMs: startMs + 18 * hourMs } },
    });
  });

  test('T18: transferring it returns it to the agent who closed it only if they work in the new department', async () => {
    const [gone, kept] = [await desk.opened(), await desk.opened()];
    await close(gone, 'john');
    await close(kept, 'max');
    for (const ticketId of [gone, kept]) {
      const departmentId = 'department-maintenance';
      await desk.does('lena', 'department.transfer', { ticketId, departmentId, keepAccess: false });
    }
    expect([gone, kept].map((id) => desk.ticket(id).assignment.agentId)).toEqual([null, 'max']);
  });
});

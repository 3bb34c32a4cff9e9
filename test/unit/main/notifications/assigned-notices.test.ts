import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MemoryDesk } from '../../../support/memory-desk.ts';
import { type NotifiedDesk, notifiedDesk } from '../../../support/notified-desk.ts';
import { minute, type NotifierWorld, told } from '../../../support/notifier-world.ts';

let at: NotifiedDesk;
let desk: MemoryDesk;
let world: NotifierWorld;
let heard: NotifiedDesk['heard'];
let assigned: NotifiedDesk['assigned'];
let said: NotifiedDesk['said'];
let dueIn: NotifiedDesk['dueIn'];

beforeEach(async () => {
  at = await notifiedDesk();
  ({ desk, world, heard, assigned, said, dueIn } = at);
});

afterEach(async () => {
  await at.close();
  expect(world.errors).toEqual([]);
});

describe('what becomes theirs', () => {
  test('N1: an agent is notified of a ticket that is assigned to them, with its number, summary and requester', async () => {
    world.here({ john: ['a'] });
    const ticketId = await desk.opened({ summary: 'Adobe Reader' });
    await assigned(ticketId, 'john');
    await world.passes(told);
    expect(world.notices).toEqual([
      {
        agentId: 'john',
        kind: 'ticket',
        about: 'assigned',
        ticketId,
        number: '1001',
        summary: 'Adobe Reader',
        requesterName: 'Ken Wheeler',
        actorName: 'Jane Doe',
        whomName: '',
        isTeams: false,
        target: null,
        minutesLeft: 2880,
      },
    ]);
  });

  test('N1: an agent is notified of a ticket that is opened for them too', async () => {
    world.here({ john: ['a'] });
    await desk.opened({ agentId: 'john' }, 'jane');
    expect(await heard()).toEqual(['john: assigned 1001']);
  });

  test('N1: the members of a team are notified of its ticket while no agent has it', async () => {
    world.here({ max: ['a'], sam: ['b'], john: ['c'] });
    const ticketId = await desk.opened({}, 'jane');
    await assigned(ticketId, null, 'team-field');
    await world.passes(told);
    expect(world.notices.splice(0)).toMatchObject([
      { agentId: 'max', about: 'assigned', isTeams: true },
      { agentId: 'sam', about: 'assigned', isTeams: true },
    ]);
    const another = await desk.opened();
    await assigned(another, 'john', 'team-field');
    const heardOfBoth = ['john: assigned 1002', 'max: team-assigned 1002', 'sam: team-assigned 1002'];
    expect((await heard()).toSorted()).toEqual(heardOfBoth);
  });

  test('N38: who opened, had, or follows a ticket is notified when it is assigned, claimed, or released, and the actor is not', async () => {
    world.here({ john: ['a'], max: ['b'], lena: ['c'], jane: ['d'] });
    const ticketId = await desk.opened({}, 'john');
    await desk.does('lena', 'ticket.follow', { ticketId });
    await assigned(ticketId, 'max');
    expect((await heard()).toSorted()).toEqual([
      'john: reassigned 1001',
      'lena: reassigned 1001',
      'max: assigned 1001',
    ]);
    await assigned(ticketId, 'sam');
    expect((await heard()).toSorted()).toEqual([
      'john: reassigned 1001',
      'lena: reassigned 1001',
      'max: reassigned 1001',
    ]);
    await desk.does('jane', 'assignment.release', { ticketId });
    expect((await heard()).toSorted()).toEqual(['john: released 1001', 'lena: released 1001', 'max: released 1001']);
    await desk.does('max', 'assignment.claim', { ticketId });
    expect((await heard()).toSorted()).toEqual(['john: claimed 1001', 'lena: claimed 1001']);
  });

  test('N38: an agent who is also of the team is notified of the ticket once, and the one who keeps it not of its team', async () => {
    world.here({ max: ['a'], john: ['b'] });
    const ticketId = await desk.opened();
    await assigned(ticketId, 'max', 'team-field');
    expect(await heard()).toEqual(['max: assigned 1001', 'john: reassigned 1001']);
    const another = await desk.opened({ agentId: 'john' });
    await assigned(another, 'john', 'team-field');
    expect(await heard()).toEqual(['max: team-assigned 1002']);
    await assigned(another, 'john');
    expect(await heard()).toEqual([]);
  });

  test('N38: a claim by a reply or a status is told as that, and a ticket that falls back to its team as theirs', async () => {
    world.here({ john: ['a'], max: ['b'] });
    const ticketId = await desk.opened({ teamId: 'team-field' });
    expect(await heard()).toEqual(['max: assigned 1001']);
    await desk.does('jane', 'status.set', { ticketId, statusId: 'status-resolved' });
    expect(desk.ticket(ticketId).assignment.agentId).toBe('jane');
    expect(await heard()).toEqual(['john: resolved 1001', 'max: resolved 1001']);
    await desk.does('jane', 'status.set', { ticketId, statusId: 'status-open' });
    await heard();
    await assigned(ticketId, null, 'team-field');
    expect((await heard()).toSorted()).toEqual(['john: reassigned 1001', 'max: assigned 1001']);
  });

  test('N5: that a ticket is another’s is not shown once it is yet another’s, or closed', async () => {
    world.here({ john: ['a'] });
    const [moved, closed] = [await desk.opened({}, 'john'), await desk.opened({}, 'john')];
    await assigned(moved, 'max');
    await assigned(closed, 'max');
    await desk.does('jane', 'assignment.release', { ticketId: moved });
    await desk.does('max', 'status.set', { ticketId: closed, statusId: 'status-resolved' });
    expect((await heard()).toSorted()).toEqual(['john: released 1001', 'john: resolved 1002']);
  });

  test('N1: a new member of a team is not notified of the tickets that it already has', async () => {
    world.here({ john: ['a'] });
    await assigned(await desk.opened({}, 'jane'), null, 'team-field');
    expect(await heard()).toEqual([]);
    await desk.does('jane', 'record.put', { kind: 'team', id: 'team-field', fields: { memberIds: ['john'] } });
    expect(await heard()).toEqual([]);
  });

  test('N1: the agent to whom a ticket returns is notified when someone else reopens it', async () => {
    world.here({ john: ['a'] });
    const ticketId = await desk.opened();
    await desk.does('john', 'status.set', { ticketId, statusId: 'status-resolved' });
    expect(await heard()).toEqual([]);
    await desk.does('jane', 'status.set', { ticketId, statusId: 'status-open' });
    expect(await heard()).toEqual(['john: assigned 1001']);
  });

  test('N1: changes of a ticket that is already theirs are not shown', async () => {
    world.here({ john: ['a'] });
    const ticketId = await desk.opened({ agentId: 'john' });
    await desk.does('jane', 'status.set', { ticketId, statusId: 'status-held' });
    await assigned(ticketId, 'john', 'team-field');
    await desk.does('jane', 'field.set', { ticketId, field: 'summary', value: 'Another one' });
    await desk.does('jane', 'due.plan', { ticketId, planId: 'plan-quick' });
    expect(await heard()).toEqual([]);
  });

  test('N2: agents are not notified of their own actions', async () => {
    world.here({ john: ['a'] });
    const ticketId = await desk.opened({ agentId: 'john' });
    await desk.does('john', 'assignment.release', { ticketId });
    await desk.does('john', 'assignment.claim', { ticketId });
    await said(ticketId, 'john');
    await desk.does('john', 'status.set', { ticketId, statusId: 'status-resolved' });
    await desk.does('john', 'status.set', { ticketId, statusId: 'status-open' });
    await dueIn(ticketId, 10 * minute, 'john');
    expect(await heard()).toEqual([]);
  });

  test('N5: an action that is undone within the delay is not shown', async () => {
    world.here({ john: ['a'] });
    const ticketId = await desk.opened({}, 'jane');
    await assigned(ticketId, 'john');
    const { commit } = await desk.does('jane', 'assignment.assign', { ticketId, agentId: 'lena', teamId: null });
    await desk.does('jane', 'commit.undo', { commit });
    await desk.does('jane', 'assignment.release', { ticketId });
    expect(await heard()).toEqual(['john: released 1001']);
  });

  test('N5: a ticket that is closed by then is not shown as theirs', async () => {
    world.here({ lena: ['a'] });
    const ticketId = await desk.opened();
    await assigned(ticketId, 'lena');
    await desk.does('lena', 'status.set', { ticketId, statusId: 'status-resolved' });
    expect(await heard()).toEqual([]);
  });
});

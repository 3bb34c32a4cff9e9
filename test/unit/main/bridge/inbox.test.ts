import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bridgeOver, foundedBridgeDisk, type TestBridge, type TestWindow } from '../../../support/memory-bridge.ts';
import type { MemoryDisk } from '../../../support/memory-disk.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';

let founded: MemoryDisk;
let disk: MemoryDisk;
let desk: TestBridge;
let jane: TestWindow;
let john: TestWindow;

beforeAll(async () => {
  founded = await foundedBridgeDisk({ signers: ['jane', 'john'] });
}, 60_000);

beforeEach(async () => {
  disk = founded.copy();
  desk = await bridgeOver(disk);
  jane = await desk.windowOf('jane');
  john = await desk.windowOf('john');
});

afterEach(() => desk.close());

async function opened(more: object = {}): Promise<string> {
  const [ticketId = ''] = expectDone(await john.run('ticket.open', { ...someTicket(), ...more })).ticketIds;
  return ticketId;
}

const note = (window: TestWindow, ticketId: string, basedOn = 1) =>
  window.run('conversation.post', { ticketId, visibility: 'internal', body: '<p>Look.</p>', basedOn });

async function linesOf(window: TestWindow): Promise<string[]> {
  const groups = expectDone(await window.ask('inbox.list', {}));
  return groups.flatMap(({ lines }) =>
    lines.map(({ kind, actorName, whomName }) => `${kind} ${actorName} ${whomName}`.trim()),
  );
}

const unreadOf = async (window: TestWindow) => expectDone(await window.ask('inbox.unread', {}));

describe('an inbox', () => {
  test('N30, N31: tells an agent of what others assign to them and write, and not of what they do', async () => {
    const ticketId = await opened({ agentId: 'jane' });
    expect(await linesOf(jane)).toEqual(['assigned John Doe']);
    expect(await linesOf(john)).toEqual([]);
    expectDone(await note(jane, ticketId));
    expectDone(await john.run('conversation.record', { ticketId, details: 'Still broken.', source: 'phone' }));
    expect(await linesOf(john)).toEqual(['note Jane Doe']);
    expect(await linesOf(jane)).toEqual(['message Ken Wheeler', 'assigned John Doe']);
  });

  test('N38: tells all whom a ticket concerns whose it is from now on, and nobody twice', async () => {
    const fields = { name: 'Hands', memberIds: ['jane', 'john'] };
    expectDone(await jane.run('record.put', { kind: 'team', id: 'team-hands', fields }));
    const field = { name: 'Field', memberIds: ['vera'] };
    expectDone(await jane.run('record.put', { kind: 'team', id: 'team-field', fields: field }));
    const ticketId = await opened();
    expectDone(await jane.run('ticket.follow', { ticketId }));
    const assign = (agentId: string | null, teamId: string | null = null) =>
      john.run('assignment.assign', { ticketId, agentId, teamId });
    expectDone(await assign('sam'));
    expect(await linesOf(jane)).toEqual(['reassigned John Doe Sam Sales']);
    expectDone(await john.run('assignment.release', { ticketId }));
    expectDone(await john.run('assignment.claim', { ticketId }));
    expect((await linesOf(jane)).slice(0, 2)).toEqual(['claimed John Doe', 'released John Doe']);
    expectDone(await assign(null, 'team-field'));
    expect((await linesOf(jane)).slice(0, 1)).toEqual(['reassigned John Doe Field']);
    expectDone(await assign('jane', 'team-hands'));
    expect((await linesOf(jane)).slice(0, 2)).toEqual(['assigned John Doe', 'reassigned John Doe Field']);
    expect(await linesOf(john)).toEqual([]);
  });

  test('N37: what happened before an agent’s first sign-in on a device is read, except what is theirs to do', async () => {
    const theirs = await opened({ agentId: 'jane' });
    const answered = await opened({ agentId: 'jane' });
    expectDone(await john.run('ticket.follow', { ticketId: answered }));
    const reply = { ticketId: answered, visibility: 'public', body: '<p>Done.</p>', basedOn: 1 } as const;
    expectDone(await john.run('conversation.post', reply));
    await desk.close();
    for (const [path] of [...disk.files()]) if (path.includes('/inbox/')) await disk.remove(path);
    desk = await bridgeOver(disk);
    desk.clock.nowMs += 60_000;
    jane = await desk.windowOf('jane');
    john = await desk.windowOf('john');
    expect((await unreadOf(jane)).tickets.map(({ ticketId }) => ticketId)).toEqual([theirs]);
    expect(await linesOf(jane)).toHaveLength(3);
    expectDone(await note(john, answered, 2));
    expect((await unreadOf(jane)).count).toBe(2);
    jane = await desk.windowOf('jane');
    expect((await unreadOf(jane)).count).toBe(2);
  });

  test('N30: tells followers of what happens from then on, until they unfollow', async () => {
    const ticketId = await opened();
    expectDone(await note(john, ticketId));
    expectDone(await jane.run('ticket.follow', { ticketId }));
    expect(await linesOf(jane)).toEqual([]);
    expectDone(await john.run('status.set', { ticketId, statusId: 'status-resolved' }));
    expect(await linesOf(jane)).toEqual(['resolved John Doe']);
    expectDone(await jane.run('ticket.unfollow', { ticketId }));
    expect(await linesOf(jane)).toEqual([]);
  });

  test('N30: tells whom an entry mentions of that alone, and of what follows', async () => {
    const ticketId = await opened();
    const body = '<p>@Jane Doe, look.</p>';
    expectDone(await john.run('conversation.post', { ticketId, visibility: 'internal', body, basedOn: 1 }));
    expect(await linesOf(jane)).toEqual(['mentioned John Doe']);
    expectDone(await note(john, ticketId, 2));
    expect(await linesOf(jane)).toEqual(['note John Doe', 'mentioned John Doe']);
  });

  test('N30: tells whom a ticket is referred to, their team, and their department, of that alone', async () => {
    const ticketId = await opened();
    const refer = (window: TestWindow, kind: 'agent' | 'team' | 'department', id: string, remark = '') =>
      window.run('referral.add', { ticketId, to: { kind, id }, remark });
    expectDone(
      await jane.run('record.put', { kind: 'team', id: 'team-hands', fields: { name: 'Hands', memberIds: ['jane'] } }),
    );
    expectDone(await refer(john, 'agent', 'jane', 'Please look.'));
    expect(await linesOf(jane)).toEqual(['referred John Doe']);
    expectDone(await note(john, ticketId, 2));
    expectDone(await refer(john, 'team', 'team-hands'));
    expectDone(await refer(john, 'department', 'department-sales'));
    expect(await linesOf(jane)).toEqual(['team-referred John Doe', 'referred John Doe']);
    expect(await linesOf(john)).toEqual([]);
    const sales = { departmentId: 'department-sales', extended: [] };
    expectDone(await jane.run('record.put', { kind: 'agent', id: 'john', fields: sales }));
    expectDone(await refer(jane, 'agent', 'john'));
    expect(await linesOf(john)).toEqual(['referred Jane Doe']);
    expectDone(await jane.run('referral.remove', { ticketId, from: { kind: 'department', id: 'department-sales' } }));
    expectDone(await refer(jane, 'department', 'department-sales'));
    expect(await linesOf(john)).toEqual(['department-referred Jane Doe', 'referred Jane Doe']);
  });

  test('N31: has nothing of a ticket that its agent can no longer see, or that is deleted', async () => {
    const [away, deleted] = [await opened(), await opened()];
    for (const ticketId of [away, deleted]) expectDone(await note(jane, ticketId));
    expect(await linesOf(john)).toHaveLength(2);
    const transfer = { ticketId: away, departmentId: 'department-sales', keepAccess: false };
    expectDone(await jane.run('department.transfer', transfer));
    expectDone(await jane.run('ticket.delete', { ticketId: deleted }));
    expect(await linesOf(john)).toEqual([]);
    expect(await unreadOf(john)).toEqual({ count: 0, tickets: [] });
  });

  test('N34: counts what is unread, and the windows of its agent are told of news', async () => {
    const ticketId = await opened({ agentId: 'jane' });
    const { count, tickets } = await unreadOf(jane);
    expect([count, tickets.map((one) => one.ticketId)]).toEqual([1, [ticketId]]);
    jane.heard.length = 0;
    john.heard.length = 0;
    const ids = [...(tickets[0]?.ids ?? [])];
    expectDone(await jane.call('inbox.read', { ids }));
    expect(jane.heard.flatMap(({ topics }) => topics)).toEqual(['inbox']);
    expect(john.heard).toEqual([]);
    expect(await unreadOf(jane)).toEqual({ count: 0, tickets: [] });
    jane.heard.length = 0;
    expectDone(await john.run('conversation.record', { ticketId, details: 'Still broken.', source: 'phone' }));
    desk.passTime(1_000);
    expect(jane.heard.flatMap(({ topics }) => topics)).toContain('inbox');
    expect(await unreadOf(jane)).toMatchObject({ count: 1 });
  });

  test('N35: what was read stays read after a restart, and is unread if its document is damaged', async () => {
    await opened({ agentId: 'jane' });
    const { tickets } = await unreadOf(jane);
    expectDone(await jane.call('inbox.read', { ids: tickets.flatMap(({ ids }) => [...ids]) }));
    desk = await desk.restarted();
    jane = await desk.windowOf('jane');
    expect(await unreadOf(jane)).toMatchObject({ count: 0 });
    await desk.close();
    for (const path of disk.files().keys()) if (/\/inbox\/jane\.json/.test(path)) disk.put(path, Buffer.from('{'));
    desk = await bridgeOver(disk);
    jane = await desk.windowOf('jane');
    expect(await unreadOf(jane)).toMatchObject({ count: 1 });
  });

  test('N32: says that a ticket is due soon and overdue while it is, to those whom it concerns', async () => {
    const ticketId = await opened({ agentId: 'jane' });
    expectDone(await note(jane, ticketId));
    expectDone(await jane.run('due.set', { ticketId, dueMs: desk.clock.nowMs + 60 * 60_000 }));
    expect(await linesOf(jane)).toEqual(['assigned John Doe']);
    desk.passTime(40 * 60_000);
    expect(await linesOf(jane)).toContain('soon');
    desk.passTime(30 * 60_000);
    expect(await linesOf(jane)).toContain('overdue');
    expect(await linesOf(john)).toContain('overdue');
    expectDone(await john.run('status.set', { ticketId, statusId: 'status-closed' }));
    expect(await linesOf(jane)).toEqual(['closed John Doe', 'assigned John Doe']);
  });

  test('N36: has what the agent gets no notification of', async () => {
    expectDone(await jane.call('me.prefer', { notifyAssigned: false }));
    await opened({ agentId: 'jane' });
    expect(await linesOf(jane)).toEqual(['assigned John Doe']);
  });
});

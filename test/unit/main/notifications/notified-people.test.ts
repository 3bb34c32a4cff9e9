import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type MemoryDesk, memoryDesk, words } from '../../../support/memory-desk.ts';
import { type NotifiedDesk, notifiedDesk } from '../../../support/notified-desk.ts';
import { hour, minute, type NotifierWorld, second, told } from '../../../support/notifier-world.ts';

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

describe('whom', () => {
  test('N7: no one is notified before the first sign-in', async () => {
    await assigned(await desk.opened(), 'john');
    expect(await heard(30 * hour)).toEqual([]);
    expect(world.counts).toEqual([]);
  });

  test('N7: two agents at two windows each get their own notifications', async () => {
    world.here({ john: ['a'], lena: ['b'] });
    await assigned(await desk.opened(), 'john');
    await assigned(await desk.opened({}, 'jane'), 'lena');
    expect(await heard()).toEqual(['john: assigned 1001', 'lena: assigned 1002']);
  });

  test('N7: while the desk is locked, the last agent is notified that there is news, without details', async () => {
    world.here({ john: ['a'] });
    world.here({ john: [] });
    await assigned(await desk.opened(), 'john');
    await said(await desk.opened({ agentId: 'john' }));
    await world.passes(told);
    expect(world.notices).toEqual([{ agentId: 'john', kind: 'locked' }]);
  });

  test('N7: news from just before the lock is shown without details too', async () => {
    world.here({ john: ['a'] });
    await assigned(await desk.opened(), 'john');
    await world.passes(second / 2);
    world.here({ john: [] });
    expect(await heard()).toEqual(['john: something']);
  });

  test('N1, N5: agents are notified of a referral to them or their team, unless it ended, and a department is not', async () => {
    world.here({ john: ['a'], max: ['b'], lena: ['c'] });
    const refer = (ticketId: string, kind: 'agent' | 'team' | 'department', id: string) =>
      desk.does('jane', 'referral.add', { ticketId, to: { kind, id }, remark: 'Look.' });
    await refer(await desk.opened(), 'agent', 'lena');
    await refer(await desk.opened({}, 'jane'), 'team', 'team-field');
    await refer(await desk.opened({}, 'jane'), 'department', 'department-maintenance');
    const ended = await desk.opened({}, 'jane');
    await refer(ended, 'agent', 'lena');
    await desk.does('jane', 'referral.remove', { ticketId: ended, from: { kind: 'agent', id: 'lena' } });
    expect(await heard()).toEqual(['john: noted 1001', 'lena: referred 1001', 'max: referred 1002']);
  });

  test('N7: a removed agent is not notified', async () => {
    world.here({ john: [] });
    await assigned(await desk.opened(), 'john');
    await desk.does('jane', 'record.retire', { kind: 'agent', id: 'john', replacedBy: null });
    expect(await heard(30 * hour)).toEqual([]);
  });

  test('N7: another desk begins without a last agent', async () => {
    world.here({ john: ['a'] });
    await world.passes(told);
    const other = await memoryDesk();
    other.clock.nowMs = desk.clock.nowMs;
    world.enters(other);
    expect(world.withdrawn).toEqual(['john']);
    await other.does('jane', 'ticket.open', {
      requester: { personId: null, name: 'Ken', email: '', phone: '', place: '' },
      source: 'phone',
      topicId: 'topic-general',
      summary: 'Elsewhere',
      details: 'Elsewhere',
      agentId: 'john',
    });
    expect(await heard()).toEqual([]);
    world.here({ john: ['a'] });
    await other.opened({ agentId: 'john' }, 'jane');
    expect(await heard()).toEqual(['john: assigned 1002']);
    await assigned(await desk.opened(), 'john');
    expect(await heard()).toEqual([]);
    await other.close();
  });

  test('N8: an agent’s notifications are withdrawn when they sign out, and when an agent signs in', async () => {
    world.here({ john: ['a'], lena: ['b'] });
    world.here({ john: ['a'] });
    expect(world.withdrawn.splice(0)).toEqual(['lena']);
    world.here({ john: ['a', 'c'] });
    expect(world.withdrawn.splice(0)).toEqual([]);
    world.here({ john: [] });
    expect(world.withdrawn.splice(0)).toEqual(['john']);
    world.here({ john: ['a'] });
    expect(world.withdrawn.splice(0)).toEqual(['john']);
    world.here({ john: [] });
    world.here({ lena: ['a'] });
    expect(world.withdrawn.splice(0)).toEqual(['john', 'john']);
    await world.restarts();
    expect(world.withdrawn.splice(0)).toEqual(['lena']);
  });

  test('N9: changes in the window that the agent looks at need no notification, due times do', async () => {
    world.here({ john: ['a'], lena: ['b'] });
    world.focused.add('b');
    await assigned(await desk.opened(), 'john');
    const ticketId = await desk.opened({}, 'jane');
    await assigned(ticketId, 'lena');
    await dueIn(ticketId, 40 * minute);
    expect(await heard()).toEqual(['john: assigned 1001']);
    expect(await heard(hour)).toEqual(['lena: soon 1002', 'lena: overdue 1002']);
  });
});

describe('what a person switches off', () => {
  test.each(['assigned', 'replied', 'mentioned', 'noted', 'status', 'due'] as const)(
    'N10: %s is not told then, and the rest is',
    async (kind) => {
      world.here({ john: ['a'] });
      world.wanted[kind] = false;
      const mine = await desk.opened({ agentId: 'john' });
      const [noted, done, named] = [await desk.opened(), await desk.opened(), await desk.opened({}, 'max')];
      const body = '<p>@John Doe</p>';
      await assigned(await desk.opened(), 'john');
      await said(mine);
      await desk.does('jane', 'conversation.post', words(desk.ticket(named), named, { visibility: 'internal', body }));
      await desk.does('jane', 'conversation.post', words(desk.ticket(noted), noted, { visibility: 'internal' }));
      await desk.does('jane', 'status.set', { ticketId: done, statusId: 'status-closed' });
      const all = [
        ...[
          'john: assigned 1005',
          'john: replied 1001',
          'john: mentioned 1004',
          'john: noted 1002',
          'john: closed 1003',
        ],
      ];
      const off = kind === 'status' ? 'closed' : kind;
      expect(await heard()).toEqual(all.filter((line) => !line.includes(off)));
      await dueIn(mine, hour);
      expect(await heard(2 * hour)).toEqual(kind === 'due' ? [] : ['john: soon 1001', 'john: overdue 1001']);
    },
  );

  test('N10: due times that passed while notifications were off are shown when they are switched on again, news is not', async () => {
    world.here({ john: ['a'] });
    Object.assign(world.wanted, { due: false, assigned: false });
    const ticketId = await desk.opened({ agentId: 'john' }, 'jane');
    await dueIn(ticketId, hour);
    expect(await heard(2 * hour)).toEqual([]);
    Object.assign(world.wanted, { due: true, assigned: true });
    expect(await heard(minute)).toEqual(['john: overdue 1001']);
  });
});

describe('what an agent switches off', () => {
  test.each([
    ['assigned', 'notifyAssigned'],
    ['replied', 'notifyReplied'],
    ['mentioned', 'notifyMentioned'],
    ['noted', 'notifyNoted'],
    ['closed', 'notifyStatus'],
    ['due', 'notifyDue'],
  ] as const)('N14: %s is not told to them then, and is to others', async (kind, name) => {
    const [johns, lenas] = [await desk.opened({ agentId: 'john' }), await desk.opened({ agentId: 'lena' }, 'lena')];
    const [noted, done, named] = [await desk.opened(), await desk.opened(), await desk.opened({}, 'max')];
    world.here({ john: ['a'], lena: ['b'] });
    await heard();
    world.own.john = { [name]: false };
    await assigned(await desk.opened(), 'john');
    await assigned(await desk.opened({}, 'jane'), 'lena');
    await said(johns);
    await said(lenas);
    for (const ticketId of [noted, done]) await desk.does('lena', 'ticket.follow', { ticketId });
    await desk.does('jane', 'conversation.post', words(desk.ticket(noted), noted, { visibility: 'internal' }));
    await desk.does('jane', 'status.set', { ticketId: done, statusId: 'status-closed' });
    const body = '<p>@John Doe, @Lena Lead</p>';
    await desk.does('jane', 'conversation.post', words(desk.ticket(named), named, { visibility: 'internal', body }));
    const all = [
      ...['john: assigned 1006', 'lena: assigned 1007', 'john: replied 1001', 'lena: replied 1002'],
      ...['john: noted 1003', 'lena: noted 1003', 'john: closed 1004', 'lena: closed 1004'],
      ...['john: mentioned 1005', 'lena: mentioned 1005'],
    ];
    const isWanted = (line: string) => !line.startsWith(`john: ${kind}`);
    expect((await heard()).toSorted()).toEqual(all.filter(isWanted).toSorted());
    await dueIn(johns, hour);
    await dueIn(lenas, hour);
    const due = ['john: soon 1001', 'lena: soon 1002', 'john: overdue 1001', 'lena: overdue 1002'];
    const isDueWanted = (line: string) => kind !== 'due' || !line.startsWith('john');
    expect((await heard(2 * hour)).toSorted()).toEqual(due.filter(isDueWanted).toSorted());
  });

  test('N14: due times that passed in between are shown when they are switched on again', async () => {
    world.here({ john: ['a'] });
    world.own.john = { notifyDue: false };
    const ticketId = await desk.opened({ agentId: 'john' }, 'jane');
    await dueIn(ticketId, hour);
    expect(await heard(2 * hour)).not.toContain('john: overdue 1001');
    world.own.john = {};
    expect(await heard(minute)).toEqual(['john: overdue 1001']);
  });
});

describe('the count on the badge', () => {
  test('N13: counts open tickets, overdue ones, and those overdue or waiting for us', async () => {
    const waiting = await desk.opened({ agentId: 'john' });
    const answered = await desk.opened({ agentId: 'john' });
    await desk.does('john', 'conversation.post', words(desk.ticket(answered), answered));
    await desk.opened();
    world.here({ john: ['a'] });
    expect(world.counts).toEqual([{ open: 2, overdue: 0, needing: 1 }]);
    await dueIn(answered, hour);
    await world.passes(2 * hour);
    expect(world.counts.at(-1)).toEqual({ open: 2, overdue: 1, needing: 2 });
    await dueIn(waiting, hour);
    await world.passes(2 * hour);
    expect(world.counts.at(-1)).toEqual({ open: 2, overdue: 2, needing: 2 });
    await desk.does('john', 'status.set', { ticketId: waiting, statusId: 'status-resolved' });
    await world.passes(2 * second);
    expect(world.counts.at(-1)).toEqual({ open: 1, overdue: 1, needing: 1 });
  });

  test('N13: a ticket of two who are here counts once', async () => {
    await assigned(await desk.opened(), null, 'team-field');
    await assigned(await desk.opened(), 'max');
    world.here({ max: ['a'], sam: ['b'] });
    expect(world.counts.at(-1)).toMatchObject({ open: 2 });
    world.here({ sam: ['b'] });
    expect(world.counts.at(-1)).toMatchObject({ open: 1 });
  });

  test('N13: is removed at once when the desk is locked', async () => {
    await desk.opened({ agentId: 'john' });
    world.here({ john: ['a'] });
    world.here({ john: [] });
    expect(world.counts).toEqual([{ open: 1, overdue: 0, needing: 1 }, null]);
    await desk.opened({ agentId: 'john' }, 'jane');
    await world.passes(30 * hour);
    expect(world.counts.at(-1)).toBeNull();
  });

  test('N13: follows what agents may see', async () => {
    await assigned(await desk.opened(), null, 'team-field');
    world.here({ john: ['a'] });
    await world.passes(2 * second);
    expect(world.counts.at(-1)).toMatchObject({ open: 0 });
    await desk.does('jane', 'record.put', { kind: 'team', id: 'team-field', fields: { memberIds: ['john'] } });
    await world.passes(2 * second);
    expect(world.counts.at(-1)).toMatchObject({ open: 1 });
  });
});

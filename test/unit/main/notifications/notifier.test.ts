import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type MemoryDesk, words } from '../../../support/memory-desk.ts';
import { type NotifiedDesk, notifiedDesk } from '../../../support/notified-desk.ts';
import { hour, minute, type NotifierWorld, second } from '../../../support/notifier-world.ts';

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

describe('what requesters say', () => {
  test('N1: the assignee is notified of a message on a ticket, open or closed', async () => {
    world.here({ john: ['a'] });
    const ticketId = await desk.opened({ agentId: 'john' });
    await desk.does('john', 'conversation.post', words(desk.ticket(ticketId), ticketId));
    await said(ticketId);
    expect(await heard()).toEqual(['john: replied 1001']);
    await desk.does('john', 'status.set', { ticketId, statusId: 'status-final' });
    const thanks = { ticketId, details: 'Thank you.', source: 'phone', keepClosed: true } as const;
    await desk.does('jane', 'conversation.record', thanks);
    expect(desk.ticket(ticketId).status.state).toBe('closed');
    expect(await heard()).toEqual(['john: replied 1001']);
  });

  test('N1: a message that reopens the ticket is shown as a reply, once', async () => {
    world.here({ john: ['a'] });
    const ticketId = await desk.opened();
    await desk.does('john', 'status.set', { ticketId, statusId: 'status-resolved' });
    await said(ticketId);
    expect(desk.ticket(ticketId).status.state).toBe('open');
    expect(await heard()).toEqual(['john: replied 1001']);
  });

  test('N1: messages are shown to those who opened the ticket or follow it, and to no other', async () => {
    world.here({ john: ['a'], max: ['b'], sam: ['c'] });
    const opened = await desk.opened({}, 'john');
    const followed = await desk.opened({ agentId: 'lena' }, 'jane');
    await desk.does('max', 'ticket.follow', { ticketId: followed });
    await said(opened);
    await said(followed);
    expect(await heard()).toEqual(['john: replied 1001', 'max: replied 1002']);
  });

  test('N2: the details of a new ticket are no reply', async () => {
    world.here({ john: ['a'], max: ['b'] });
    await desk.opened({ agentId: 'john' }, 'jane');
    expect(await heard()).toEqual(['john: assigned 1001']);
  });

  test('N1: notes of colleagues are shown to those whom the ticket concerns, replies to nobody', async () => {
    world.here({ john: ['a'], max: ['b'] });
    const ticketId = await desk.opened({ agentId: 'john' });
    await desk.does('jane', 'conversation.post', words(desk.ticket(ticketId), ticketId));
    expect(await heard()).toEqual([]);
    await desk.does('jane', 'conversation.post', words(desk.ticket(ticketId), ticketId, { visibility: 'internal' }));
    expect(await heard()).toEqual(['john: noted 1001']);
    await desk.does('john', 'conversation.post', words(desk.ticket(ticketId), ticketId, { visibility: 'internal' }));
    expect(await heard()).toEqual([]);
  });

  test('N1: whom a reply or note mentions is told of that, and no other', async () => {
    world.here({ john: ['a'], max: ['b'], sam: ['c'] });
    const ticketId = await desk.opened({}, 'jane');
    const post = (visibility: 'public' | 'internal', body: string, agentId = 'jane') =>
      desk.does(agentId, 'conversation.post', words(desk.ticket(ticketId), ticketId, { visibility, body }));
    await post('public', '<p>@Max Both helps you.</p>');
    expect(await heard()).toEqual(['max: mentioned 1001']);
    await post('internal', '<p>@Max Both, @John Doe, @Sam Sales: look.</p>');
    expect(await heard()).toEqual(['john: mentioned 1001', 'max: mentioned 1001']);
    await post('internal', '<p>Done.</p>', 'max');
    expect(await heard()).toEqual(['john: noted 1001']);
  });

  test('N5: a note that was taken back within the delay is not shown, and another one is', async () => {
    world.here({ john: ['a'] });
    const [ticketId, other] = [await desk.opened(), await desk.opened()];
    const note = async (on: string) =>
      desk.does('jane', 'conversation.post', words(desk.ticket(on), on, { visibility: 'internal' }));
    const { commit } = await note(ticketId);
    await note(other);
    await desk.does('jane', 'commit.undo', { commit });
    expect(await heard()).toEqual(['john: noted 1002']);
  });

  test('N1: whom a ticket concerns is told when the date comes until which it waited, unless it waits again by then', async () => {
    world.here({ max: ['a'], john: ['b'] });
    const id = await desk.opened({ agentId: 'max' });
    const waits = () => {
      const waiting = { untilMs: desk.clock.nowMs + hour };
      return desk.does('max', 'status.set', { ticketId: id, statusId: 'status-waiting', waiting });
    };
    const ends = async () => {
      await heard(2 * hour);
      const plan = desk.ticket(id).status.waiting?.plan ?? '';
      await desk.does(null, 'waiting.end', { ticketId: id, plan });
    };
    await waits();
    await ends();
    expect((await heard()).filter((one) => one.includes('waited')).sort()).toEqual([
      'john: waited 1001',
      'max: waited 1001',
    ]);
    await waits();
    await ends();
    await waits();
    expect((await heard()).filter((one) => one.includes('waited'))).toEqual([]);
  });

  test('N1: colleagues are told of resolving, closing, and reopening, and of the last of several', async () => {
    world.here({ john: ['a'], max: ['b'] });
    const ticketId = await desk.opened();
    await desk.does('max', 'ticket.follow', { ticketId });
    const set = (statusId: string, agentId = 'jane') => desk.does(agentId, 'status.set', { ticketId, statusId });
    await set('status-resolved');
    expect(await heard()).toEqual(['john: resolved 1001', 'max: resolved 1001']);
    await set('status-open', 'john');
    expect(await heard()).toEqual(['max: reopened 1001']);
    await set('status-resolved');
    await set('status-closed');
    expect(await heard()).toEqual(['john: closed 1001', 'max: closed 1001']);
    await desk.does('max', 'ticket.unfollow', { ticketId });
    await set('status-open');
    expect(await heard()).toEqual(['john: reopened 1001']);
  });

  test('N5: a message that is answered within the delay is not shown', async () => {
    world.here({ john: ['a'] });
    const ticketId = await desk.opened({ agentId: 'john' });
    await said(ticketId);
    await desk.does('jane', 'conversation.post', words(desk.ticket(ticketId), ticketId));
    expect(await heard()).toEqual([]);
  });

  test('N5: agents are not notified of a ticket that is out of their sight by then', async () => {
    world.here({ john: ['a'] });
    const ticketId = await desk.opened();
    await assigned(ticketId, 'john');
    const john = { departmentId: 'department-sales' };
    await desk.does('jane', 'record.put', { kind: 'agent', id: 'john', fields: john });
    await assigned(ticketId, null);
    expect(await heard()).toEqual([]);
  });
});

describe('when tickets are due', () => {
  test('N3: half an hour before, and when the time has come', async () => {
    world.here({ john: ['a'] });
    const ticketId = await desk.opened({ agentId: 'john' });
    await dueIn(ticketId, 3 * hour);
    expect(await heard(2.5 * hour - 2 * second)).toEqual([]);
    await world.passes(5 * second);
    expect(world.notices.splice(0)).toMatchObject([{ about: 'soon', number: '1001', minutesLeft: 30 }]);
    expect(await heard(30 * minute - 4 * second)).toEqual([]);
    expect(await heard(2 * second)).toEqual(['john: overdue 1001']);
    expect(await heard(30 * hour)).toEqual([]);
  });

  test('N3: of a short plan, when a tenth of its grace is left', async () => {
    world.here({ john: ['a'] });
    await desk.opened({ agentId: 'john', planId: 'plan-quick' });
    expect(await heard(108 * minute - second)).toEqual([]);
    expect(await heard(2 * second)).toEqual(['john: soon 1001']);
    expect(await heard(12 * minute)).toEqual(['john: overdue 1001']);
  });

  test('N4: each due time is shown once, also across restarts; a new due time is shown again', async () => {
    world.here({ john: ['a'] });
    const ticketId = await desk.opened({ agentId: 'john' });
    await dueIn(ticketId, 20 * minute);
    expect(await heard()).toEqual(['john: soon 1001']);
    await world.restarts();
    world.here({ john: ['a'] });
    expect(await heard(5 * minute)).toEqual([]);
    expect(await heard(hour)).toEqual(['john: overdue 1001']);
    await world.restarts();
    world.here({ john: ['a'] });
    expect(await heard(hour)).toEqual([]);
    await dueIn(ticketId, 40 * minute);
    expect(await heard(hour)).toEqual(['john: soon 1001', 'john: overdue 1001']);
  });

  test('N4: a due time shown to one agent of this device is not shown to the next', async () => {
    world.here({ max: ['a'] });
    const ticketId = await desk.opened();
    await desk.does('max', 'assignment.assign', { ticketId, agentId: null, teamId: 'team-field' });
    await dueIn(ticketId, hour);
    expect(await heard(2 * hour)).toEqual(['max: soon 1001', 'max: overdue 1001']);
    world.here({ sam: ['a'] });
    expect(await heard(hour)).toEqual([]);
  });

  test('N4: a due time that was shown to no one is shown to the next assignee', async () => {
    world.here({ max: ['a'] });
    const ticketId = await desk.opened({ agentId: 'lena' }, 'jane');
    await dueIn(ticketId, hour);
    expect(await heard(2 * hour)).toEqual([]);
    await assigned(ticketId, 'max');
    expect(await heard()).toEqual(['max: assigned 1001', 'max: overdue 1001']);
  });

  test('N4: after a time that was noticed too late there is only the one notice', async () => {
    const ticketId = await desk.opened({ agentId: 'john' });
    await dueIn(ticketId, hour);
    world.sleeps(3 * hour);
    world.here({ john: ['a'] });
    expect(await heard()).toEqual(['john: overdue 1001']);
  });

  test('N5: closed tickets are never due', async () => {
    world.here({ john: ['a'] });
    const ticketId = await desk.opened({ agentId: 'john' });
    await dueIn(ticketId, hour);
    await desk.does('john', 'status.set', { ticketId, statusId: 'status-resolved' });
    expect(await heard(3 * hour)).toEqual([]);
  });

  test('N1: due times are shown to those whom the ticket concerns, also of what they did before the start', async () => {
    const ticketId = await desk.opened({ agentId: 'lena', teamId: 'team-field' }, 'jane');
    await desk.does('john', 'conversation.post', words(desk.ticket(ticketId), ticketId, { visibility: 'internal' }));
    await dueIn(ticketId, hour);
    await world.restarts();
    world.here({ john: ['a'], sam: ['b'], vera: ['c'] });
    const due = (stage: string) => ['john', 'sam'].map((agentId) => `${agentId}: ${stage} 1001`);
    expect(await heard(2 * hour)).toEqual([...due('soon'), ...due('overdue')]);
  });

  test('N13: a ticket that only concerns an agent is not counted on the badge', async () => {
    world.here({ john: ['a'] });
    await dueIn(await desk.opened({ agentId: 'lena' }, 'john'), hour);
    expect(await heard(2 * hour)).toEqual(['john: soon 1001', 'john: overdue 1001']);
    expect(world.counts.at(-1)).toMatchObject({ open: 0, overdue: 0 });
  });

  test('N2: an agent who sets a near due date on a colleague’s ticket is not told of it, and the colleague is', async () => {
    world.here({ jane: ['a'], john: ['b'] });
    const ticketId = await desk.opened({ agentId: 'john' }, 'jane');
    await dueIn(ticketId, 20 * minute);
    expect(await heard()).toEqual(['john: assigned 1001', 'john: soon 1001']);
    expect((await heard(hour)).toSorted()).toEqual(['jane: overdue 1001', 'john: overdue 1001']);
  });

  test('N1: due times of unassigned tickets and other agents’ tickets are not shown', async () => {
    world.here({ max: ['a'] });
    await dueIn(await desk.opened(), hour);
    await dueIn(await desk.opened({ agentId: 'lena' }, 'jane'), hour);
    expect(await heard(3 * hour)).toEqual([]);
  });

  test('N3: a computer that slept past it shows it within a minute', async () => {
    world.here({ john: ['a'] });
    const ticketId = await desk.opened({ agentId: 'john' });
    await dueIn(ticketId, 8 * hour);
    expect(await heard()).toEqual([]);
    world.sleeps(9 * hour);
    expect(await heard(minute)).toEqual(['john: overdue 1001']);
  });

  test('N4: a clock that is set back and runs again shows nothing twice', async () => {
    world.here({ john: ['a'] });
    const ticketId = await desk.opened({ agentId: 'john' });
    await dueIn(ticketId, hour);
    expect(await heard(2 * hour)).toEqual(['john: soon 1001', 'john: overdue 1001']);
    world.sleeps(-90 * minute);
    expect(await heard(3 * hour)).toEqual([]);
    await desk.opened({ agentId: 'john' }, 'jane');
    world.sleeps(-5 * hour);
    expect(await heard(minute)).toEqual(['john: assigned 1002']);
  });

  test('N3: a due time far away needs no timer longer than a minute, and each costs one look', async () => {
    world.here({ john: ['a'] });
    const ticketId = await desk.opened({ agentId: 'john' });
    await dueIn(ticketId, 24 * 40 * hour);
    const before = world.rings();
    await world.passes(2 * hour);
    expect(world.rings() - before).toBeLessThanOrEqual(125);
  });
});

describe('much at once', () => {
  test('N6: several due times that passed without an agent are one notification', async () => {
    for (let index = 0; index < 5; index += 1) await dueIn(await desk.opened({ agentId: 'john' }), hour);
    world.sleeps(2 * hour);
    world.here({ john: ['a'] });
    expect(await heard()).toEqual(['john: overdue 5']);
  });

  test('N6: what comes within a moment is one notice for each kind, and the next waits', async () => {
    world.here({ john: ['a'] });
    for (let index = 0; index < 3; index += 1) await desk.opened({ agentId: 'john' }, 'jane');
    expect(await heard(2 * second)).toEqual(['john: assigned 3']);
    await desk.opened({ agentId: 'john' }, 'jane');
    await world.passes(5 * second);
    await desk.opened({ agentId: 'john' }, 'jane');
    expect(await heard(7 * second)).toEqual([]);
    expect(await heard(3 * second)).toEqual(['john: assigned 2']);
  });
});

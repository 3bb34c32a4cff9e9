import { afterEach, expect, test } from 'vitest';
import { createInbox } from '../../../../main/lookup/inbox/inbox.ts';
import { agentAccess } from '../../../../shared/domain/access.ts';
import { type MemoryDesk, memoryDesk } from '../../../support/memory-desk.ts';

let desk: MemoryDesk;

afterEach(() => desk.close());

test('N33: an inbox that could not be read is read again as it is then, whatever happened meanwhile', async () => {
  desk = await memoryDesk();
  const ticketId = await desk.opened();
  await desk.does('jane', 'ticket.follow', { ticketId });
  const { rows, records, recentCommits, tickets } = desk.engine;
  let refuse: ((error: Error) => void) | undefined;
  const load: typeof tickets.load = (ids) =>
    refuse ? tickets.load(ids) : new Promise((_resolve, reject) => (refuse = reject));
  const inbox = createInbox({
    engine: { rows, records, recentCommits, tickets: { load } },
    ownRows: () => [],
    clock: { nowMs: () => desk.clock.nowMs, after: () => () => undefined },
    onError: (error) => expect.fail(String(error)),
  });
  const access = agentAccess(records, 'jane') ?? expect.fail('Jane is not here');
  let heard = desk.changes.length;
  const hear = () => {
    for (const commits of desk.changes.slice(heard)) inbox.changed(commits);
    heard = desk.changes.length;
  };
  const first = inbox.whenRead();
  await expect.poll(() => refuse).toBeDefined();
  await desk.does('john', 'field.set', { ticketId, field: 'summary', value: 'The printer hums' });
  hear();
  refuse?.(new Error('The disk refuses'));
  await expect(first).rejects.toThrow('The disk refuses');
  await desk.does('jane', 'ticket.unfollow', { ticketId });
  hear();
  await inbox.whenRead();
  expect(inbox.concerns(access, ticketId)).toBe(false);
});

test('N33: what is unread outlasts acts that tell nothing, and what tells others; so does what is due', async () => {
  desk = await memoryDesk();
  const { rows, records, recentCommits, tickets } = desk.engine;
  const inboxNow = () =>
    createInbox({
      engine: { rows, records, recentCommits, tickets },
      ownRows: () => [],
      clock: { nowMs: () => desk.clock.nowMs, after: () => () => undefined },
      onError: (error) => expect.fail(String(error)),
      ...{ mostCommits: 4, firstCommits: 1 },
    });
  const access = agentAccess(records, 'jane') ?? expect.fail('Jane is not here');
  const due = await desk.opened({}, 'jane');
  await desk.does('john', 'due.set', { ticketId: due, dueMs: desk.clock.nowMs + 60_000 });
  const ticketId = await desk.opened({}, 'john');
  await desk.does('jane', 'ticket.follow', { ticketId });
  const running = inboxNow();
  await running.whenRead();
  const heardBefore = desk.changes.length;
  await desk.does('john', 'status.set', { ticketId, statusId: 'status-resolved' });
  for (const word of ['first', 'second', 'third', 'fourth', 'fifth', 'sixth']) {
    await desk.does('john', 'field.set', { ticketId, field: 'summary', value: `The ${word} summary` });
  }
  for (let more = 0; more < 3; more += 1) {
    await desk.does('max', 'assignment.assign', {
      ticketId: await desk.opened({}, 'john'),
      agentId: 'john',
      teamId: null,
    });
  }
  for (const commits of desk.changes.slice(heardBefore)) running.changed(commits);
  const again = inboxNow();
  await again.whenRead();
  desk.clock.nowMs += 120_000;
  for (const inbox of [running, again]) {
    const items = await inbox.of(access);
    expect(items.map((item) => [item.kind, item.ticketId])).toEqual([
      ['overdue', due],
      ['resolved', ticketId],
    ]);
  }
});

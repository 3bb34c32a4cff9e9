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
  const first = inbox.of(access);
  await expect.poll(() => refuse).toBeDefined();
  await desk.does('john', 'field.set', { ticketId, field: 'summary', value: 'The printer hums' });
  hear();
  refuse?.(new Error('The disk refuses'));
  await expect(first).rejects.toThrow('The disk refuses');
  await desk.does('jane', 'ticket.unfollow', { ticketId });
  hear();
  await inbox.of(access);
  expect(inbox.concerns(access, ticketId)).toBe(false);
});

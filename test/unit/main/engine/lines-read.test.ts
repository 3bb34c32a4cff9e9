import { expect, test } from 'vitest';
import { fewTickets } from '../../../support/all-tickets.ts';
import { createSimulatedDisk } from '../../../support/simulated-disk.ts';
import { expectDone, openTestDesk, someTicket } from '../../../support/test-desk.ts';

const range = { from: null, before: null, limit: 60 } as const;
const notes = 600;

/** A ticket with a long thread, on a desk that was opened again: nothing of it is in memory. */
async function reopened() {
  const disk = createSimulatedDisk();
  const first = await openTestDesk('/desk', { disk });
  const [ticketId = ''] = expectDone(await first.as('jane', 'ticket.open', someTicket())).ticketIds;
  const note = { ticketId, visibility: 'internal', basedOn: 1_000 } as const;
  const posted = Array.from({ length: notes }, (_none, index) => ({ ...note, body: `<p>Note ${index}</p>` }));
  await Promise.all(posted.map((each) => first.as('jane', 'conversation.post', each).then(expectDone)));
  const [folded] = await first.engine.tickets.load([ticketId]);
  const others = Array.from({ length: fewTickets + 1 }, () => first.as('jane', 'ticket.open', someTicket()));
  const otherIds = (await Promise.all(others)).flatMap((other) => expectDone(other).ticketIds);
  await first.close();
  const reads = { count: 0 };
  const desk = await openTestDesk('/desk', { disk, ids: 'later' });
  for (const id of otherIds) await desk.engine.tickets.load([id]);
  disk.hooks = {
    before: ({ kind }) => {
      if (kind === 'readAt') reads.count += 1;
    },
  };
  return { desk, ticketId, folded, reads };
}

test('a long ticket is read and folded in parts, and others are served in between', async () => {
  const { desk, ticketId, folded, reads } = await reopened();
  let turns = 0;
  let isRead = false;
  const next = () => {
    turns += 1;
    if (!isRead) setImmediate(next);
  };
  next();
  const [ticket] = await desk.engine.tickets.load([ticketId]);
  isRead = true;
  expect(ticket).toEqual(folded);
  expect(ticket?.conversation.entries).toHaveLength(notes + 1);
  expect(reads.count).toBeGreaterThan(1);
  expect(reads.count).toBeLessThan(notes / 20);
  expect(turns).toBeGreaterThan(1);
  await desk.close();
});

test('a thread does not read again what was read for its ticket at the same time, but does so later', async () => {
  const { desk, ticketId, reads } = await reopened();
  await desk.engine.tickets.load([ticketId]);
  const before = reads.count;
  const page = await desk.engine.thread.page(ticketId, range);
  expect(reads.count).toBe(before);
  expect(page.commits.flatMap(({ events }) => events)).toHaveLength(range.limit);
  expect(await desk.engine.thread.page(ticketId, range)).toEqual(page);
  expect(reads.count).toBe(before + 1);
  await desk.close();
});

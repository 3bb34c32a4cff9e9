import { afterEach, describe, expect, test } from 'vitest';
import { memoryDesk } from '../../../support/memory-desk.ts';
import { expectDone, openTestDesk, someTicket, temporaryFolder } from '../../../support/test-desk.ts';

const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function freshDesk() {
  const { path, remove } = await temporaryFolder();
  cleanUps.push(remove);
  const desk = await openTestDesk(`${path}/desk`);
  return { desk, path };
}

describe('the life of a ticket', () => {
  test('goes from intake over a reply to Resolved, and is the same after a restart', async () => {
    const { desk, path } = await freshDesk();
    const opened = expectDone(await desk.as('john', 'ticket.open', someTicket()));
    const [ticketId = ''] = opened.ticketIds;
    expectDone(await desk.as('jane', 'assignment.assign', { ticketId, agentId: 'john', teamId: null }));
    expectDone(
      await desk.as('john', 'conversation.post', {
        ticketId,
        visibility: 'public',
        body: '<p>Fixed</p>',
        thenStatus: 'status-resolved',
        basedOn: 1,
      }),
    );
    const before = (await desk.engine.tickets.load([ticketId]))[0];
    expect(before?.status).toMatchObject({ statusId: 'status-resolved', state: 'closed' });
    expect(before?.intake.number).toBe('1001');
    await desk.close();
    const again = await openTestDesk(`${path}/desk`);
    expect(await again.engine.tickets.load([ticketId])).toEqual([before]);
    expect(again.reports).toEqual([]);
    await again.close();
  });
});

describe('an operation that is about a line which was damaged', () => {
  test('fails alone: what others do in the same moment is done', async () => {
    const desk = await memoryDesk();
    const ticketId = await desk.opened();
    const { commit } = await desk.does('john', 'field.set', { ticketId, field: 'summary', value: 'Ink' });
    const again = await desk.as('john', 'field.set', { ticketId, field: 'summary', value: 'Toner' }, 'key-of-john');
    expectDone(again);
    // The bytes of a disk in memory can be changed where they are, as by a disk that forgets.
    for (const [path, bytes] of desk.disk.files()) {
      if (!path.endsWith('.jsonl')) continue;
      for (let at = bytes.indexOf('"field.set"'); at >= 0; at = bytes.indexOf('"field.set"', at))
        bytes.write('X', at + 1);
    }
    const [undone, repeated, other] = await Promise.allSettled([
      desk.as('john', 'commit.undo', { commit }),
      desk.as('john', 'field.set', { ticketId, field: 'summary', value: 'Toner' }, 'key-of-john'),
      desk.as('jane', 'field.set', { ticketId, field: 'priority', value: 'priority-high' }),
    ]);
    expect([undone.status, repeated.status]).toEqual(['rejected', 'rejected']);
    expect(other).toMatchObject({ status: 'fulfilled', value: { ok: true } });
    expect(desk.ticket(ticketId).fields).toMatchObject({ summary: 'Toner', priority: 'priority-high' });
  });
});

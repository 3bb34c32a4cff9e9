import { afterEach, describe, expect, test } from 'vitest';
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
    const before = desk.engine.tickets.get(ticketId);
    expect(before?.status).toMatchObject({ statusId: 'status-resolved', state: 'closed' });
    expect(before?.intake.number).toBe('1001');
    await desk.close();
    const again = await openTestDesk(`${path}/desk`);
    expect(again.engine.tickets.get(ticketId)).toEqual(before);
    expect(again.reports).toEqual([]);
    await again.close();
  });
});

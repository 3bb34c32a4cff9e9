import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Posted } from '../../../../../shared/domain/ticket/conversation.ts';
import { type MemoryDesk, memoryDesk, words } from '../../../../support/memory-desk.ts';

let desk: MemoryDesk;
let ticketId: string;

beforeEach(async () => {
  desk = await memoryDesk();
  ticketId = await desk.opened({}, 'jane');
});

afterEach(() => desk.close());

const post = (body: string, visibility: 'public' | 'internal' = 'internal', agentId = 'jane') =>
  desk.does(agentId, 'conversation.post', words(desk.ticket(ticketId), ticketId, { body, visibility }));

async function posted(): Promise<Posted> {
  const event = (await desk.lastCommit(ticketId)).find(({ type }) => type === 'conversation.posted');
  return event?.data as Posted;
}

/** Whom the newest entry mentions. */
const mentions = async () => (await posted()).mentions;

describe('an entry', () => {
  test.each(['public', 'internal'] as const)(
    'T26: that is %s mentions agents who see the ticket',
    async (visibility) => {
      await post('<p>@Max Both, <strong>@John</strong> Doe &amp; @Sam Sales: look.</p>', visibility);
      expect(await mentions()).toEqual(['max', 'john']);
    },
  );

  test('T26: does not mention its author, nor an archived agent', async () => {
    await desk.does('jane', 'record.retire', { kind: 'agent', id: 'max', replacedBy: null });
    await post('<p>@Jane Doe, @Max Both</p>');
    expect(await mentions()).toBeUndefined();
  });

  test('T26: mentions an agent to whom the ticket is referred or assigned', async () => {
    await desk.does('jane', 'assignment.assign', { ticketId, agentId: 'sam', teamId: null });
    await post('<p>@Sam Sales</p>');
    expect(await mentions()).toEqual(['sam']);
  });

  test('T26: keeps its text as it was written, without a trace of whom it mentions', async () => {
    await post('<p>@John Doe and @Sam Sales</p>', 'public');
    const { body } = await posted();
    expect(body).toEqual({ html: '<p>@John Doe and @Sam Sales</p>', text: '@John Doe and @Sam Sales' });
  });

  test('T26: of the requester mentions nobody', async () => {
    await desk.does('jane', 'conversation.record', { ticketId, details: 'Tell @John Doe.', source: 'phone' });
    expect(await mentions()).toBeUndefined();
  });
});

describe('the note of an action', () => {
  test('T26: of an assignment mentions also whom the ticket is assigned to', async () => {
    const remark = 'For @Sam Sales, not for @Lena Lead.';
    await desk.does('john', 'assignment.assign', { ticketId, agentId: 'sam', teamId: null, remark });
    expect(await mentions()).toEqual(['sam', 'lena']);
  });

  test.each([
    [true, ['sam', 'john']],
    [false, ['sam']],
  ])('T26: of a transfer mentions those who see the ticket then (access kept: %s)', async (keepAccess, expected) => {
    const transfer = { ticketId, departmentId: 'department-sales', keepAccess, remark: '@Sam Sales, @John Doe' };
    await desk.does('jane', 'department.transfer', transfer);
    expect(await mentions()).toEqual(expected);
  });

  /** Sam of Sales closed it, to whom it was assigned; once it is reopened, he does not see it. */
  async function closedByAnother(): Promise<void> {
    await desk.does('jane', 'assignment.assign', { ticketId, agentId: 'sam', teamId: null });
    await desk.does('sam', 'status.set', { ticketId, statusId: 'status-closed' });
  }

  test('T26: of a status mentions nobody who loses the ticket with it', async () => {
    await closedByAnother();
    const remark = '@Sam Sales, @John Doe';
    await desk.does('jane', 'status.set', { ticketId, statusId: 'status-open', remark });
    expect(await mentions()).toEqual(['john']);
  });

  test('T26: of a transfer mentions nobody to whom the reopened ticket does not return', async () => {
    await closedByAnother();
    const transfer = { departmentId: 'department-maintenance', keepAccess: true, remark: '@Sam Sales, @John Doe' };
    await desk.does('jane', 'department.transfer', { ticketId, ...transfer });
    expect(await mentions()).toEqual(['john']);
  });

  test('T26: of an entry that sets a status mentions nobody who loses the ticket with it', async () => {
    await closedByAnother();
    const entry = words(desk.ticket(ticketId), ticketId, {
      body: '<p>@Sam Sales, @John Doe</p>',
      visibility: 'internal',
    });
    await desk.does('jane', 'conversation.post', { ...entry, thenStatus: 'status-open' });
    expect(await mentions()).toEqual(['john']);
  });
});

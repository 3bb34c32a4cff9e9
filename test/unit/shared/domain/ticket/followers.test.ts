import { beforeEach, describe, expect, test } from 'vitest';
import { agentAccess } from '../../../../../shared/domain/access.ts';
import { ticketDetails } from '../../../../../shared/views/ticket-details.ts';
import { type MemoryDesk, memoryDesk } from '../../../../support/memory-desk.ts';
import { onTicket, strangeDevice } from '../../../../sync/support/strange-device.ts';

let desk: MemoryDesk;
let ticketId: string;

beforeEach(async () => {
  desk = await memoryDesk();
  ticketId = await desk.opened();
});

const follow = (agent: string) => desk.does(agent, 'ticket.follow', { ticketId });
const unfollow = (agent: string) => desk.does(agent, 'ticket.unfollow', { ticketId });
const followers = () => desk.ticket(ticketId).followers.agents.map(({ agentId }) => agentId);

describe('following a ticket', () => {
  test('T120: is up to each agent, and ends when they unfollow it', async () => {
    await follow('jane');
    await follow('max');
    expect(followers()).toEqual(['jane', 'max']);
    await unfollow('jane');
    expect(followers()).toEqual(['max']);
  });

  test('T120: again, and unfollowing what is not followed, are refused', async () => {
    expect(await desk.refusal('jane', 'ticket.unfollow', { ticketId })).toBe('follow.none');
    await follow('jane');
    expect(await desk.refusal('jane', 'ticket.follow', { ticketId })).toBe('follow.already');
  });

  test('T120: is undone and redone, each by an undo of the one before', async () => {
    const { commit } = await follow('jane');
    const undo = await desk.does('jane', 'commit.undo', { commit });
    expect(followers()).toEqual([]);
    await desk.does('jane', 'commit.undo', { commit: undo.commit });
    expect(followers()).toEqual(['jane']);
  });

  test('T120: is not undone by those who have unfollowed it since', async () => {
    const { commit } = await follow('jane');
    await unfollow('jane');
    expect(await desk.refusal('jane', 'commit.undo', { commit })).toBe('undo.nothing');
  });

  test('T120: needs access to the ticket, and nothing else; the desk itself follows nothing', async () => {
    const away = await desk.opened({ departmentId: 'department-sales' }, 'lena');
    expect(await desk.refusal('max', 'ticket.follow', { ticketId: away })).toBe('ticket.unseen');
    expect(await desk.refusal(null, 'ticket.follow', { ticketId })).toBe('agent.unknown');
  });

  test('T111: a deleted ticket is read-only for its followers as well', async () => {
    await desk.does('jane', 'ticket.delete', { ticketId });
    expect(await desk.refusal('jane', 'ticket.follow', { ticketId })).toBe('ticket.deleted');
  });
});

describe('the followers of a ticket', () => {
  const shown = (agentId: string) => {
    const access = agentAccess(desk.engine.records, agentId);
    if (!access) throw new Error(`${agentId} is no agent`);
    return ticketDetails(desk.engine.records, desk.ticket(ticketId), access, new Set());
  };

  test('T122: are listed by name, without those who have no access to it', async () => {
    await follow('max');
    await follow('lena');
    expect(shown('lena').followers.map(({ name }) => name)).toEqual(['Lena Lead', 'Max Both']);
    expect([shown('lena').isFollowed, shown('jane').isFollowed]).toEqual([true, false]);
    await desk.does('lena', 'department.transfer', { ticketId, departmentId: 'department-sales', keepAccess: false });
    expect(shown('lena').followers.map(({ name }) => name)).toEqual(['Lena Lead']);
    await desk.does('lena', 'department.transfer', { ticketId, departmentId: 'department-support', keepAccess: false });
    expect(shown('lena').followers.map(({ name }) => name)).toEqual(['Lena Lead', 'Max Both']);
  });

  test('T122: are listed without those who have left the desk', async () => {
    await follow('max');
    await desk.does('jane', 'record.retire', { kind: 'agent', id: 'max' });
    expect(shown('jane').followers).toEqual([]);
  });

  test('T121: merge without a conflict, and the later decision of an agent counts', async () => {
    await follow('max');
    const device = strangeDevice('device-zed');
    const event = (type: string, agentId: string) => [onTicket(ticketId, type, { agentId })];
    await desk.engine.ingest([
      device.writes(event('follower.added', 'jane')),
      device.writes(event('follower.removed', 'max'), { stamp: '0fff00000000-0001' }),
    ]);
    expect(followers()).toEqual(['jane']);
    expect(desk.ticket(ticketId).conflicts).toEqual([]);
  });
});

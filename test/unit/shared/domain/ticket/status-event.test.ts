import { beforeEach, describe, expect, test } from 'vitest';
import type { StampedEvent } from '../../../../../shared/domain/event.ts';
import { fold } from '../../../../../shared/domain/fold.ts';
import { applyTicketEvent, emptyTicket, registeredTicketEvent } from '../../../../../shared/domain/ticket/ticket.ts';
import { type MemoryDesk, memoryDesk } from '../../../../support/memory-desk.ts';

let desk: MemoryDesk;

beforeEach(async () => {
  desk = await memoryDesk();
});

const target = { kind: 'ticket', id: 't1' };

function event(type: string, data: unknown, seq = 1): StampedEvent {
  const stamp = `01a1e4a8570${seq}-0000`;
  const commit = { device: `device-${seq}`, seq, sum: `sum-${seq}` };
  return { type, data, target, index: 0, commit, stamp, timeMs: seq * 1_000, actor: 'agent:john' };
}

const none = { closedMs: null, reopenedMs: null };
const open = { statusId: 'status-open', state: 'open', ...none } as const;

const changed = (statusId: string, state: string, from: unknown = open) => ({ statusId, state, from });
const set = (statusId: string, kind: string, state: string, from: unknown = { ...open, kind: 'open' }) => ({
  statusId,
  kind,
  state,
  from,
});

describe('a status as events of a ticket tell it', () => {
  test('T92: a change is written with its kind and its state', async () => {
    const ticketId = await desk.opened();
    await desk.does('john', 'status.set', { ticketId, statusId: 'status-waiting' });
    expect(desk.ticket(ticketId).status).toMatchObject({ statusId: 'status-waiting', kind: 'waiting', state: 'open' });
    const [written] = await desk.lastCommit(ticketId);
    expect(written).toMatchObject({
      type: 'status.set',
      data: { statusId: 'status-waiting', kind: 'waiting', state: 'open', from: { kind: 'open', state: 'open' } },
    });
  });

  test('T92: the state follows from the kind, whatever else an event states', () => {
    const { status } = applyTicketEvent(emptyTicket('t1'), event('status.set', set('status-x', 'resolved', 'open')));
    expect(status).toEqual({
      statusId: 'status-x',
      kind: 'resolved',
      state: 'closed',
      closedMs: 1_000,
      reopenedMs: null,
    });
  });

  test('T92: of a change by the first release the kind follows from state and id', () => {
    const kindAfter = (statusId: string, state: string) =>
      applyTicketEvent(emptyTicket('t1'), event('status.changed', changed(statusId, state))).status.kind;
    expect([
      kindAfter('status-open', 'open'),
      kindAfter('status-parked', 'open'),
      kindAfter('status-resolved', 'closed'),
      kindAfter('status-closed', 'closed'),
      kindAfter('status-spam', 'closed'),
    ]).toEqual(['open', 'open', 'resolved', 'closed', 'closed']);
  });

  test('T92: one of the first release is undone as one of today, back to the kind and times before', () => {
    const data = changed('status-closed', 'closed', {
      statusId: 'status-resolved',
      state: 'closed',
      closedMs: 7,
      reopenedMs: 3,
    });
    const ticket = applyTicketEvent(emptyTicket('t1'), event('status.changed', data));
    const inverse = registeredTicketEvent('status.changed')?.definition.invert?.(data, ticket.status, []);
    if (!inverse || 'stays' in inverse) throw new Error('It was not inverted');
    expect(inverse).toMatchObject({ type: 'status.set', takes: ['ticket.close'] });
    expect(registeredTicketEvent(inverse.type)?.definition.data.safeParse(inverse.data).success).toBe(true);
    expect(applyTicketEvent(ticket, event(inverse.type, inverse.data, 2)).status).toEqual({
      statusId: 'status-resolved',
      kind: 'resolved',
      state: 'closed',
      closedMs: 7,
      reopenedMs: 3,
    });
  });

  test('T92: one of today is undone and redone', async () => {
    const ticketId = await desk.opened();
    const before = desk.ticket(ticketId).status;
    const { commit } = await desk.does('john', 'status.set', { ticketId, statusId: 'status-waiting' });
    const undone = await desk.does('john', 'commit.undo', { commit });
    expect(desk.ticket(ticketId).status).toEqual(before);
    await desk.does('john', 'commit.undo', { commit: undone.commit });
    expect(desk.ticket(ticketId).status).toMatchObject({ statusId: 'status-waiting', kind: 'waiting' });
  });

  test('T92: devices of both releases that did not see each other claim the same thing', () => {
    const conflictsOf = (...events: StampedEvent[]) =>
      fold(target, events, (later, earlier) => later.sum === earlier.sum).conflicts.map(({ about }) => about);
    const message = { entryId: 'e1', kind: 'message', body: { html: '', text: '' }, attachments: [] };
    expect([
      conflictsOf(
        event('status.changed', changed('status-closed', 'closed'), 1),
        event('status.set', set('status-closed', 'closed', 'closed'), 2),
      ),
      conflictsOf(
        event('status.set', set('status-closed', 'closed', 'closed'), 1),
        event('status.changed', changed('status-resolved', 'closed'), 2),
      ),
      conflictsOf(
        event('status.set', set('status-closed', 'closed', 'closed'), 1),
        event('conversation.posted', message, 2),
      ),
    ]).toEqual([[], ['status'], ['close-or-reply']]);
  });
});

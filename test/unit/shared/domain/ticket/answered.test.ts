import { beforeEach, describe, expect, test } from 'vitest';
import { type MemoryDesk, memoryDesk, words } from '../../../../support/memory-desk.ts';

let desk: MemoryDesk;
let ticketId: string;

beforeEach(async () => {
  desk = await memoryDesk();
  ticketId = await desk.opened({ agentId: 'lena' }, 'lena');
});

async function does<Done>(act: () => Promise<Done>): Promise<Done> {
  desk.clock.nowMs += 60_000;
  return act();
}

const post = (more = {}) =>
  does(() => desk.does('lena', 'conversation.post', words(desk.ticket(ticketId), ticketId, more)));
const hear = () =>
  does(() => desk.does('lena', 'conversation.record', { ticketId, details: 'Still.', source: 'phone' }));
const set = (statusId: string) => does(() => desk.does('lena', 'status.set', { ticketId, statusId }));
const mark = (name: 'answered.mark' | 'answered.clear' = 'answered.mark') =>
  does(() => desk.does('lena', name, { ticketId }));
const undo = (commit: string) => does(() => desk.does('lena', 'commit.undo', { commit }));
const isWaiting = () => desk.row(ticketId).isWaitingForUs;

describe('whether a requester is answered', () => {
  test('T101: a reply answers them and a note does not, until their next message', async () => {
    const heard = [isWaiting()];
    await post({ visibility: 'internal' });
    heard.push(isWaiting());
    await post();
    heard.push(isWaiting());
    await hear();
    heard.push(isWaiting());
    expect(heard).toEqual([true, true, false, true]);
  });

  test('T101: a reply that was taken back does not count, nor does such a message', async () => {
    const { commit } = await post();
    await undo(commit);
    expect(isWaiting()).toBe(true);
    await post();
    await undo((await hear()).commit);
    expect(isWaiting()).toBe(false);
  });

  test('T101: reopening ends it, by hand, by assigning and by a transfer; undoing that brings it back', async () => {
    const routes = [
      () => set('status-open'),
      () => desk.does('lena', 'assignment.assign', { ticketId, agentId: 'john', teamId: null }),
      () => desk.does('lena', 'department.transfer', { ticketId, departmentId: 'department-sales', keepAccess: true }),
    ];
    for (const reopen of routes) {
      await post();
      await set('status-closed');
      const { commit } = await does(reopen);
      expect(desk.row(ticketId)).toMatchObject({ isAnswered: false, isWaitingForUs: true });
      await undo(commit);
      expect(desk.row(ticketId)).toMatchObject({ isAnswered: true, isWaitingForUs: false });
      await set('status-open');
    }
  });

  test('T101: a reply that reopens the ticket answers them', async () => {
    await post();
    await set('status-closed');
    await post({ thenStatus: 'status-open' });
    expect(isWaiting()).toBe(false);
  });

  test('T101: a closed ticket is waiting for nobody', async () => {
    await set('status-closed');
    expect(isWaiting()).toBe(false);
  });

  test('T102: an agent says so by hand, until the next word or reopening', async () => {
    await mark();
    expect(isWaiting()).toBe(false);
    await hear();
    expect(isWaiting()).toBe(true);
    await post();
    await mark('answered.clear');
    expect(isWaiting()).toBe(true);
    await post();
    expect(isWaiting()).toBe(false);
    await mark('answered.clear');
    await mark();
    await set('status-closed');
    await set('status-open');
    expect(isWaiting()).toBe(true);
  });

  test('T102: it is undone and redone, unless somebody marked it since', async () => {
    const { commit } = await mark();
    const { commit: first } = await undo(commit);
    expect(isWaiting()).toBe(true);
    await undo(first);
    expect(isWaiting()).toBe(false);
    const again = await mark('answered.clear');
    await mark();
    expect(await desk.refusal('lena', 'commit.undo', { commit: again.commit })).toBe('undo.nothing');
  });

  test('T102: a closed ticket, and what it is already, are refused', async () => {
    expect(await desk.refusal('lena', 'answered.clear', { ticketId })).toBe('answered.not');
    await mark();
    expect(await desk.refusal('lena', 'answered.mark', { ticketId })).toBe('answered.already');
    await set('status-closed');
    expect(await desk.refusal('lena', 'answered.clear', { ticketId })).toBe('answered.closed');
  });
});

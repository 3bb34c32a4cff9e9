import { beforeEach, expect, test } from 'vitest';
import type { InputOf } from '../../../../../shared/domain/registry.ts';
import { type MemoryDesk, memoryDesk } from '../../../../support/memory-desk.ts';

let desk: MemoryDesk;
let ticketId: string;

beforeEach(async () => {
  desk = await memoryDesk();
  ticketId = await desk.opened();
});

const ada = { personId: null, name: 'Ada', email: '', phone: '', place: '' };

const changes = {
  'due.plan': () => ({ ticketId, planId: 'plan-quick' }),
  'due.set': () => ({ ticketId, dueMs: desk.clock.nowMs + 86_400_000 }),
  'requester.change': () => ({ ticketId, requester: ada }),
} as const;

test.each(Object.keys(changes) as (keyof typeof changes)[])(
  'S55: %s stores the reason, in one line of the history; its undo does not repeat it',
  async (name) => {
    const reasonsSince = async () =>
      (await desk.lastCommit(ticketId)).flatMap(({ data }) => (data as { reason?: string }).reason ?? []);
    // Safe: each name has its input.
    const input = (reason?: string) => ({ ...changes[name](), reason }) as InputOf<typeof name>;
    const { commit } = await desk.does('jane', name, input('She called.'));
    expect(await reasonsSince()).toEqual(['She called.']);
    await desk.does('jane', 'commit.undo', { commit });
    expect(await reasonsSince()).toEqual([]);
    await desk.does('jane', name, input(undefined));
    expect(await reasonsSince()).toEqual([]);
    expect((await desk.as('jane', name, input('x'.repeat(501)))).ok).toBe(false);
  },
);

test('S55: contact details belong to the person, and take no reason', async () => {
  await desk.does('jane', 'requester.change', { ticketId, requester: ada });
  const { personId } = desk.ticket(ticketId).requester;
  const before = await desk.lastCommit(ticketId);
  const requester = { ...ada, personId, phone: 'ext. 5' };
  await desk.does('jane', 'requester.change', { ticketId, requester, reason: 'She moved.' });
  expect(await desk.lastCommit(ticketId)).toEqual(before);
});

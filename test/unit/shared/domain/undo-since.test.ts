import { beforeEach, describe, expect, test } from 'vitest';
import { startingRecord } from '../../../../shared/domain/starting-records.ts';
import type { Ticket } from '../../../../shared/domain/ticket/ticket.ts';
import { type MemoryDesk, memoryDesk, words } from '../../../support/memory-desk.ts';

const hourMs = 3_600_000;
const minuteMs = 60_000;

let desk: MemoryDesk;
let ticketId: string;
let otherId: string;
let dueMs: number;

beforeEach(async () => {
  desk = await memoryDesk([
    startingRecord('status', 'status-supplier', {
      name: 'Waiting for supplier',
      kind: 'waiting',
      state: 'open',
      reopenable: false,
      position: 6,
    }),
  ]);
  ticketId = await desk.opened({ planId: 'plan-quick' });
  otherId = await desk.opened();
  desk.clock.nowMs += 30 * minuteMs;
  dueMs = desk.clock.nowMs + 9 * hourMs;
});

type Change = () => Promise<{ readonly commit: string }>;

const does: MemoryDesk['does'] = (...input) => desk.does(...input);
const undo = (commit: string) => does('lena', 'commit.undo', { commit });
const status = (statusId: string, waiting?: { untilMs?: number; reason?: string }) =>
  does('lena', 'status.set', { ticketId, statusId, ...(waiting && { waiting }) });
const plans = (waiting: { untilMs?: number; reason?: string }) =>
  does('lena', 'waiting.plan', { ticketId, ...waiting });
const field = (value: string) => does('lena', 'field.set', { ticketId, field: 'priority', value });
const building = (value: string) => does('lena', 'custom-field.set', { ticketId, fieldId: 'field-building', value });
const assign = (agentId: string | null) => does('lena', 'assignment.assign', { ticketId, agentId });
const move = (to: string) =>
  does('lena', 'department.transfer', { ticketId, departmentId: `department-${to}`, keepAccess: false });
const due = (ms: number | null) => does('lena', 'due.set', { ticketId, dueMs: ms });
const plan = (planId: string) => does('lena', 'due.plan', { ticketId, planId });
const sales = { kind: 'department', id: 'department-sales' } as const;
const refer = () => does('lena', 'referral.add', { ticketId, to: sales });
const endReferral = () => does('lena', 'referral.remove', { ticketId, from: sales });
const link = () => does('lena', 'link.add', { ticketId, otherId, kind: 'related' });
const unlink = () => does('lena', 'link.remove', { ticketId, otherId });
const follow = () => does('lena', 'ticket.follow', { ticketId });
const unfollow = () => does('lena', 'ticket.unfollow', { ticketId });
const remove = () => does('lena', 'ticket.delete', { ticketId });
const restore = () => does('lena', 'ticket.restore', { ticketId });

/** What can be set, changed back, and set again, so that it looks as if nothing had happened since. */
const changes: readonly (readonly [what: string, first: Change, back: Change])[] = [
  ['a status', () => status('status-held'), () => status('status-open')],
  ['a waiting', () => status('status-waiting'), () => status('status-open')],
  ['a waiting until a date', () => status('status-waiting', { untilMs: dueMs }), () => status('status-open')],
  ['a field', () => field('priority-high'), () => field('priority-low')],
  ['a field of the desk', () => building('North'), () => building('')],
  ['an assignment', () => assign('max'), () => assign('jane')],
  ['a transfer', () => move('sales'), () => move('support')],
  ['a due date', () => due(dueMs), () => due(null)],
  ['a plan', () => plan('plan-passing'), () => plan('plan-quick')],
  ['a referral', refer, endReferral],
  ['a link', link, unlink],
  ['following', follow, unfollow],
];

const closing = ['closing', () => status('status-resolved'), () => status('status-open')] as const;

/** All that undo puts back. */
function values({ undone: _undone, newest: _newest, involved: _involved, writers: _writers, ...ticket }: Ticket) {
  return ticket;
}

describe('what was changed since, and back again', () => {
  test.each(changes)('U4: %s stays until what came since is undone', async (_what, first, back) => {
    const before = values(desk.ticket(ticketId));
    const { commit } = await first();
    const { commit: second } = await back();
    const { commit: third } = await first();
    const since = values(desk.ticket(ticketId));
    expect(await desk.refusal('lena', 'commit.undo', { commit })).toBe('undo.nothing');
    expect(values(desk.ticket(ticketId))).toEqual(since);
    for (const last of [third, second, commit]) expect((await undo(last)).stays).toEqual([]);
    const { links, followers, referrals, fields, custom, assignment, department, due } = before;
    const others = { links, followers, referrals, fields, custom, assignment, department, due };
    expect(desk.ticket(ticketId)).toMatchObject({ ...others, status: { statusId: before.status.statusId } });
  });

  test.each([...changes.slice(1, 4), closing])(
    'U2: undoing and redoing go back and forth: %s',
    async (_what, first, back) => {
      await first();
      let { commit } = await back();
      for (const _turn of [1, 2]) {
        const { commit: undoing, stays } = await undo(commit);
        expect(stays).toEqual([]);
        commit = undoing;
      }
      await first();
      expect(await desk.refusal('lena', 'commit.undo', { commit })).toBe('undo.nothing');
    },
  );

  test('U4: so does a deletion that was repeated', async () => {
    const { commit } = await remove();
    await restore();
    await remove();
    expect(await desk.refusal('lena', 'commit.undo', { commit })).not.toBe('undo.done');
    expect(desk.ticket(ticketId).deletion.deletedMs).not.toBeNull();
  });

  test('U4: of a closing that was repeated, only the assignment to who closed it is reverted', async () => {
    const { commit } = await status('status-resolved');
    await status('status-open');
    await status('status-resolved');
    const { stays } = await undo(commit);
    const { status: present, assignment } = desk.ticket(ticketId);
    expect([stays, present.statusId, assignment.agentId]).toEqual([['status'], 'status-resolved', null]);
  });

  test('U4: so does the status when the reply that set it first is undone, and the reply is retracted', async () => {
    const reply = words(desk.ticket(ticketId), ticketId, { thenStatus: 'status-waiting' });
    const { commit } = await does('lena', 'conversation.post', reply);
    await status('status-open');
    await status('status-waiting');
    const { stays } = await undo(commit);
    expect([...stays].sort()).toEqual(['due', 'status']);
    expect(desk.ticket(ticketId).status.kind).toBe('waiting');
    expect(desk.ticket(ticketId).conversation.entries.at(-1)?.retracted).toBe(true);
  });
});

describe('the clock of a ticket that waits', () => {
  const stands = () => desk.row(ticketId).pausedLeftMs;

  test('S10: undoing the first of two waitings leaves it to the second', async () => {
    const { commit } = await status('status-waiting');
    desk.clock.nowMs += hourMs;
    await status('status-open');
    desk.clock.nowMs += 20 * minuteMs;
    await status('status-waiting');
    expect(await desk.refusal('lena', 'commit.undo', { commit })).toBe('undo.nothing');
    expect([stands(), desk.row(ticketId).dueMs]).toEqual([70 * minuteMs, null]);
  });

  test('S10: undoing a waiting leaves it to another waiting status that was set since', async () => {
    const { commit } = await status('status-waiting');
    desk.clock.nowMs += hourMs;
    await status('status-supplier');
    expect(await desk.refusal('lena', 'commit.undo', { commit })).toBe('undo.nothing');
    expect([stands(), desk.row(ticketId).dueMs]).toEqual([90 * minuteMs, null]);
  });

  test('T132: undoing a waiting whose reason or date was changed since leaves the ticket waiting', async () => {
    const { commit } = await status('status-waiting', { reason: 'They look for the invoice.' });
    const { commit: another } = await plans({ untilMs: dueMs });
    expect(await desk.refusal('lena', 'commit.undo', { commit })).toBe('undo.nothing');
    expect([desk.ticket(ticketId).status.kind, stands()]).toEqual(['waiting', 90 * minuteMs]);
    await undo(another);
    await undo(commit);
    expect([desk.ticket(ticketId).status.kind, stands()]).toEqual(['open', null]);
  });

  test('S10: undoing a plan that was chosen before the waiting leaves it standing still', async () => {
    const { commit } = await plan('plan-passing');
    await status('status-waiting');
    expect(await desk.refusal('lena', 'commit.undo', { commit })).toBe('undo.nothing');
    expect([stands(), desk.row(ticketId).dueMs]).toEqual([210 * minuteMs, null]);
  });

  test('S10: undoing a reopening leaves the clock to a status that was set since', async () => {
    await status('status-resolved');
    desk.clock.nowMs += hourMs;
    const { commit } = await status('status-open');
    await status('status-held');
    const { due } = desk.ticket(ticketId);
    expect(await desk.refusal('lena', 'commit.undo', { commit })).toBe('undo.nothing');
    expect(desk.ticket(ticketId).due).toEqual(due);
  });
});

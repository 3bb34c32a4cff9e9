import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StampedEvent } from '../../shared/domain/event.ts';
import { eventId } from '../../shared/domain/event.ts';
import { systemPrincipal } from '../../shared/domain/principal.ts';
import type { InputOf, OperationName } from '../../shared/domain/registry.ts';
import { ticketRow } from '../../shared/domain/ticket/row.ts';
import { createRandom } from '../../shared/lib/random.ts';
import { happeningsOf, isToldOf } from '../../shared/views/happenings.ts';
import { seed } from '../support/arbitrary-seed.ts';
import { runs } from '../support/runs.ts';
import { expectDone, someTicket } from '../support/test-desk.ts';
import { threadEvents, threadOf } from '../support/whole-thread.ts';
import { exchange } from './support/exchange.ts';
import { everythingOn, foundedDesks, restarted, type SyncDesk } from './support/sync-desk.ts';

const minuteMs = 60_000;

const graceHours = 40;

/** A ticket that both desks know. */
async function apart() {
  const [anna, bo] = await foundedDesks('anna', 'bo');
  const held = { name: 'On hold', kind: 'open', state: 'open', reopenable: false, position: 5 } as const;
  expectDone(await anna.as('jane', 'record.put', { kind: 'status', id: 'status-held', fields: held }));
  const plan = { name: 'Always', graceHours, scheduleId: 'schedule-always', isTransient: false };
  expectDone(await anna.as('jane', 'record.put', { kind: 'plan', id: 'plan-always', fields: plan }));
  const opened = await anna.as('jane', 'ticket.open', { ...someTicket(), planId: 'plan-always' });
  const ticketId = expectDone(opened).ticketIds[0] ?? '';
  await exchange(anna, bo);
  return { anna, bo, ticketId };
}

let keys = 0;

/** What a desk does when a date comes; false if there is nothing to end. */
async function ends(on: SyncDesk, ticketId: string): Promise<boolean> {
  const { waiting } = on.ticket(ticketId)?.status ?? {};
  if (!waiting || waiting.untilMs === null || waiting.untilMs > on.clock.nowMs) return false;
  const cause = waiting.plan.slice(0, waiting.plan.lastIndexOf(':'));
  keys += 1;
  const answer = await on.engine.run({
    name: 'waiting.end',
    input: { ticketId, plan: waiting.plan },
    key: `waiting-key-${keys}`,
    principal: systemPrincipal,
    cause,
    once: { rule: 'waiting-end', ticket: ticketId, cause },
  });
  on.engine.settle();
  return answer.ok;
}

/** A ticket that waits for a minute, on both desks, when its date has come. */
async function due() {
  const desks = await apart();
  const { anna, bo, ticketId } = desks;
  const waiting = { untilMs: anna.clock.nowMs + minuteMs, reason: 'They look for it.' };
  expectDone(await anna.as('jane', 'status.set', { ticketId, statusId: 'status-waiting', waiting }));
  await exchange(anna, bo);
  anna.clock.nowMs += 2 * minuteMs;
  bo.clock.nowMs += 2 * minuteMs;
  return desks;
}

const statusOn = (on: SyncDesk, ticketId: string) => on.ticket(ticketId)?.status;

async function changesOn(on: SyncDesk, ticketId: string): Promise<string[]> {
  const items = await threadOf(on.engine, ticketId);
  return items.flatMap((item) => (item.kind === 'change' ? item.changes.map(({ what }) => what) : []));
}

describe('two desks at the date of a waiting', () => {
  test('T133: both end it, and that counts once, also after a restart', async () => {
    const { anna, bo, ticketId } = await due();
    expect([await ends(anna, ticketId), await ends(bo, ticketId)]).toEqual([true, true]);
    await exchange(anna, bo);
    for (const one of [anna, bo, await restarted(anna), await restarted(bo)]) {
      expect([statusOn(one, ticketId)?.kind, one.ticket(ticketId)?.conflicts]).toEqual(['open', []]);
      const ended = (await threadEvents(one.engine, ticketId)).filter(({ type }) => type === 'waiting.ended');
      expect(ended).toHaveLength(1);
    }
    expect(await everythingOn(bo)).toEqual(await everythingOn(anna));
  });

  test.each([
    ['before', 0],
    ['after', 2],
  ])('T133: a status that somebody set %s the date came on another desk stays', async (_when, minutes) => {
    const { anna, bo, ticketId } = await due();
    anna.clock.nowMs += minutes * minuteMs;
    bo.clock.nowMs += minuteMs;
    expectDone(await anna.as('jane', 'status.set', { ticketId, statusId: 'status-resolved' }));
    expect(await ends(bo, ticketId)).toBe(true);
    await exchange(anna, bo);
    for (const one of [anna, bo, await restarted(bo)]) {
      expect([statusOn(one, ticketId)?.kind, one.ticket(ticketId)?.conflicts]).toEqual(['resolved', []]);
    }
  });

  test.each([
    ['before', 0],
    ['after', 2],
  ])('T133: a date that somebody moved %s the former one came on another desk counts', async (_when, minutes) => {
    const { anna, bo, ticketId } = await due();
    const untilMs = anna.clock.nowMs + 60 * minuteMs;
    const pausedLeftMs = ticketRow(anna.ticket(ticketId) ?? expect.fail()).pausedLeftMs;
    anna.clock.nowMs += minutes * minuteMs;
    bo.clock.nowMs += minuteMs;
    expectDone(await anna.as('jane', 'waiting.plan', { ticketId, untilMs }));
    expect(await ends(bo, ticketId)).toBe(true);
    await exchange(anna, bo);
    for (const one of [anna, bo, await restarted(anna)]) {
      const ticket = one.ticket(ticketId) ?? expect.fail();
      expect([ticket.status.kind, ticket.status.waiting?.untilMs, ticket.conflicts]).toEqual(['waiting', untilMs, []]);
      expect(ticketRow(ticket)).toMatchObject({ waitsUntilMs: untilMs, pausedLeftMs });
    }
    expect(await everythingOn(bo)).toEqual(await everythingOn(anna));
  });

  test.each([
    [
      'recorded a message',
      async (bo: SyncDesk, ticketId: string) =>
        expectDone(await bo.as('john', 'conversation.record', { ticketId, details: 'Here.', source: 'phone' })),
    ],
    [
      'set a status',
      async (bo: SyncDesk, ticketId: string) =>
        expectDone(await bo.as('john', 'status.set', { ticketId, statusId: 'status-held' })),
    ],
    [
      'set a status after it had ended',
      async (bo: SyncDesk, ticketId: string) => {
        expect(await ends(bo, ticketId)).toBe(true);
        expectDone(await bo.as('john', 'status.set', { ticketId, statusId: 'status-held' }));
      },
    ],
  ])(
    'T133: a date that somebody moved later than somebody %s leaves the clock running, and a conflict',
    async (_what, does) => {
      const { anna, bo, ticketId } = await due();
      await does(bo, ticketId);
      const before = bo.ticket(ticketId) ?? expect.fail();
      anna.clock.nowMs += 2 * minuteMs;
      expectDone(await anna.as('jane', 'waiting.plan', { ticketId, untilMs: anna.clock.nowMs + 60 * minuteMs }));
      await exchange(anna, bo);
      for (const one of [anna, bo, await restarted(anna)]) {
        const ticket = one.ticket(ticketId) ?? expect.fail();
        expect([ticket.status.statusId, ticket.due]).toEqual([before.status.statusId, before.due]);
        expect(ticket.conflicts.map(({ about }) => about)).toEqual(['status']);
      }
      expectDone(await anna.as('jane', 'status.set', { ticketId, statusId: 'status-waiting' }));
      expect(anna.ticket(ticketId)?.conflicts).toEqual([]);
    },
  );

  test.each([[0], [2]])(
    'T133: the same status without a plan, set %i minutes later elsewhere, leaves the plan',
    async (minutes) => {
      const { anna, bo, ticketId } = await apart();
      anna.clock.nowMs += minuteMs;
      bo.clock.nowMs += minutes * minuteMs;
      const waiting = { untilMs: anna.clock.nowMs + 9 * minuteMs, reason: 'They look for it.' };
      expectDone(await anna.as('jane', 'status.set', { ticketId, statusId: 'status-waiting', waiting }));
      expectDone(await bo.as('john', 'status.set', { ticketId, statusId: 'status-waiting' }));
      await exchange(anna, bo);
      for (const one of [anna, bo]) expect(statusOn(one, ticketId)?.waiting).toMatchObject(waiting);
    },
  );

  test('T133: the history says of an end that came too late that the waiting goes on, and nobody is told of it', async () => {
    const { anna, bo, ticketId } = await due();
    expectDone(await anna.as('jane', 'waiting.plan', { ticketId, untilMs: anna.clock.nowMs + 60 * minuteMs }));
    bo.clock.nowMs += minuteMs;
    await ends(bo, ticketId);
    await exchange(anna, bo);
    expect((await changesOn(anna, ticketId)).slice(-2)).toEqual(['waiting', 'waits-on']);
    const ticket = anna.ticket(ticketId) ?? expect.fail();
    const events = await threadEvents(anna.engine, ticketId);
    const told = events.flatMap((event) => happeningsOf(event, [event])).filter(({ kind }) => kind === 'waited');
    expect(told).toHaveLength(1);
    const audience = { involved: ticket.involved, followers: [], teamId: null, missed: ticket.status.missed ?? [] };
    const jane = { kind: 'agent', agentId: 'jane', teams: new Set<string>() } as unknown as Parameters<
      typeof isToldOf
    >[0];
    expect(told.filter((happening) => isToldOf(jane, audience, happening))).toEqual([]);
  });

  test('C1: two dates that were set without having seen each other are a conflict until somebody decides', async () => {
    const { anna, bo, ticketId } = await due();
    expectDone(await anna.as('jane', 'waiting.plan', { ticketId, untilMs: anna.clock.nowMs + 60 * minuteMs }));
    expectDone(await bo.as('john', 'waiting.plan', { ticketId, untilMs: bo.clock.nowMs + 90 * minuteMs }));
    await exchange(anna, bo);
    for (const one of [anna, bo])
      expect(one.ticket(ticketId)?.conflicts.map(({ about }) => about)).toEqual(['waiting']);
    expectDone(await anna.as('jane', 'waiting.plan', { ticketId, untilMs: anna.clock.nowMs + 30 * minuteMs }));
    expect(anna.ticket(ticketId)?.conflicts).toEqual([]);
  });
});

/** The clock of the plan, and what is left while it stands still. */
interface Counted {
  readonly dueMs: number;
  readonly leftMs?: number;
}

/**
 * What the events of a ticket come to as far as its waiting goes, written down a second time. Of its clock it only knows
 * what each commit that stopped it or let it go on made of it.
 */
function played(events: readonly StampedEvent[], made: ReadonlyMap<string, Counted> = new Map()) {
  let kind = 'open';
  let statusId = '';
  let clock: Counted | undefined;
  let plan: string | undefined;
  let ended: string | undefined;
  let skipped: string | undefined;
  const returned: string[] = [];
  for (const event of events) {
    const data = event.data as {
      plan?: string;
      kind?: string;
      to?: object | null;
      replaces?: string;
      statusId?: string;
    };
    if (event.commit.sum === skipped) continue;
    if (event.type === 'waiting.ended') {
      if (plan === data.plan) returned.push(plan ?? '');
      else skipped = event.commit.sum;
      if (plan === data.plan) ended = plan;
    }
    if (event.type === 'status.set') {
      if (data.kind !== 'waiting' || statusId !== data.statusId) plan = undefined;
      kind = data.kind ?? '';
      statusId = data.statusId ?? '';
      clock = made.get(event.commit.sum) ?? clock;
      if (!events.some(({ type, commit }) => type === 'waiting.ended' && commit.sum === event.commit.sum)) {
        ended = undefined;
      }
    }
    if (event.type !== 'waiting.planned') continue;
    const goesOn = ended !== undefined && ended === data.replaces;
    if (kind !== 'waiting' && !goesOn) continue;
    if (kind !== 'waiting') {
      kind = 'waiting';
      statusId = 'status-waiting';
      clock = made.get(event.commit.sum) ?? clock;
    }
    ended = undefined;
    plan = data.to ? eventId(event) : undefined;
  }
  return { kind, plan, returned, clock };
}

type Doing = readonly [OperationName, InputOf<OperationName>];

describe(`a waiting on two desks (SEED=${seed})`, () => {
  test('T133: ends once, and never after it was answered or changed, in whatever order the desks hear of each other', async () => {
    const step = fc.record({
      on: fc.nat({ max: 1 }),
      what: fc.constantFrom(
        'wait',
        'plan',
        'remove',
        'message',
        'resolve',
        'open',
        'undo',
        'end',
        'end',
        'end',
        'hear',
      ),
      byMinutes: fc.integer({ min: 0, max: 4 }),
      forMinutes: fc.integer({ min: 1, max: 5 }),
      order: fc.nat(),
    });
    const property = fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const { anna, bo, ticketId } = await apart();
      const commits: string[][] = [[], []];
      for (const { on, what, byMinutes, forMinutes, order } of steps) {
        const [one, other] = on === 0 ? [anna, bo] : [bo, anna];
        one.clock.nowMs += byMinutes * minuteMs;
        const untilMs = one.clock.nowMs + forMinutes * minuteMs;
        const agentId = on === 0 ? 'jane' : 'john';
        const doings: Readonly<Record<string, Doing>> = {
          wait: ['status.set', { ticketId, statusId: 'status-waiting', waiting: { untilMs } }],
          plan: ['waiting.plan', { ticketId, untilMs, reason: `For ${forMinutes}` }],
          remove: ['waiting.plan', { ticketId }],
          message: ['conversation.record', { ticketId, details: 'Here it is.', source: 'phone' }],
          resolve: ['status.set', { ticketId, statusId: 'status-resolved' }],
          open: ['status.set', { ticketId, statusId: 'status-open' }],
          undo: ['commit.undo', { commit: commits[on]?.pop() ?? '' }],
        };
        const doing = doings[what];
        if (what === 'end') await ends(one, ticketId);
        else if (what === 'hear') await one.takesIn(createRandom(order).shuffled(other.lines()));
        else if (doing) {
          const answer = await one.as(agentId, doing[0], doing[1]);
          if (answer.ok && what !== 'undo') commits[on]?.push(answer.value.commit);
        }
      }
      await exchange(anna, bo);
      const expected = await everythingOn(anna);
      for (const one of [bo, await restarted(anna), await restarted(bo)]) {
        expect(await everythingOn(one)).toEqual(expected);
      }
      const { kind, plan, returned } = played(await threadEvents(anna.engine, ticketId));
      const status = statusOn(anna, ticketId);
      expect([status?.kind, status?.waiting?.plan]).toEqual([kind, plan]);
      expect(new Set(returned).size).toBe(returned.length);
    });
    await fc.assert(property, runs(12));
  });

  test('T133: counts no time twice on a desk whose clock is behind that of the other', async () => {
    const { anna, bo, ticketId } = await apart();
    expectDone(await bo.as('john', 'status.set', { ticketId, statusId: 'status-waiting' }));
    bo.clock.nowMs += 10 * minuteMs;
    expectDone(await bo.as('john', 'conversation.record', { ticketId, details: 'Here it is.', source: 'phone' }));
    await exchange(anna, bo);
    expectDone(await anna.as('jane', 'status.set', { ticketId, statusId: 'status-waiting' }));
    const { pausedLeftMs } = ticketRow(anna.ticket(ticketId) ?? expect.fail());
    expect(pausedLeftMs).toBe(graceHours * 60 * minuteMs);
  });

  test('T133: leaves the clock as whoever stopped it last, or let it go on, had counted it', async () => {
    const whats = ['wait', 'plan', 'plan', 'remove', 'message', 'open', 'held', 'end', 'end', 'hear', 'both'] as const;
    const step = fc.record({
      on: fc.nat({ max: 1 }),
      what: fc.constantFrom(...whats),
      byMinutes: fc.integer({ min: 0, max: 4 }),
      forMinutes: fc.integer({ min: 1, max: 5 }),
    });
    const property = fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      const { anna, bo, ticketId } = await apart();
      const made = new Map<string, Counted>();
      const openedMs = (await threadEvents(anna.engine, ticketId))[0]?.timeMs ?? 0;
      const first: Counted = { dueMs: openedMs + graceHours * 60 * minuteMs };
      for (const { on, what, byMinutes, forMinutes } of steps) {
        const [one, other] = on === 0 ? [anna, bo] : [bo, anna];
        const nowMs = one.clock.nowMs + byMinutes * minuteMs;
        // Their clocks agree: what one of them that is behind counts, the model does not know.
        anna.clock.nowMs = nowMs;
        bo.clock.nowMs = nowMs;
        const untilMs = nowMs + forMinutes * minuteMs;
        const doings: Readonly<Record<string, Doing>> = {
          wait: ['status.set', { ticketId, statusId: 'status-waiting', waiting: { untilMs } }],
          plan: ['waiting.plan', { ticketId, untilMs, reason: `For ${forMinutes}` }],
          remove: ['waiting.plan', { ticketId }],
          message: ['conversation.record', { ticketId, details: 'Here it is.', source: 'phone' }],
          open: ['status.set', { ticketId, statusId: 'status-open' }],
          held: ['status.set', { ticketId, statusId: 'status-held' }],
        };
        const before = await threadEvents(one.engine, ticketId);
        const { kind, clock = first } = played(before, made);
        const doing = doings[what];
        if (what === 'hear') await one.takesIn(other.lines());
        else if (what === 'both') await exchange(anna, bo);
        else if (what === 'end') await ends(one, ticketId);
        else if (doing) await one.as(on === 0 ? 'jane' : 'john', doing[0], doing[1]);
        const isStill = kind === 'waiting' && clock.leftMs !== undefined;
        const events = await threadEvents(one.engine, ticketId);
        const done = events.at(-1);
        if (what === 'hear' || what === 'both' || !done || events.length === before.length) continue;
        const next = statusOn(one, ticketId)?.kind;
        if (next === 'waiting' && kind !== 'waiting')
          made.set(done.commit.sum, { ...clock, leftMs: clock.dueMs - nowMs });
        else if (next !== 'waiting' && isStill) made.set(done.commit.sum, { dueMs: nowMs + (clock.leftMs ?? 0) });
        else if (done.type === 'waiting.planned' && isStill) made.set(done.commit.sum, clock);
      }
      await exchange(anna, bo);
      const { kind, clock = first } = played(await threadEvents(anna.engine, ticketId), made);
      const { dueMs, leftMs } = clock;
      const isStill = kind === 'waiting' && leftMs !== undefined;
      for (const one of [anna, bo]) {
        const row = ticketRow(one.ticket(ticketId) ?? expect.fail());
        expect([row.pausedLeftMs, isStill ? null : row.dueMs]).toEqual(isStill ? [leftMs, null] : [null, dueMs]);
      }
    });
    await fc.assert(property, runs(10));
  });
});

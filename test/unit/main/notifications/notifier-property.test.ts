import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noticeText } from '../../../../main/shell/notice-text.ts';
import { dueMsOf } from '../../../../shared/domain/ticket/targets.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { anyText } from '../../../support/arbitrary-text.ts';
import { dueStageOf } from '../../../support/due-stage.ts';
import { type MemoryDesk, memoryDesk } from '../../../support/memory-desk.ts';
import { createMemoryDisk } from '../../../support/memory-disk.ts';
import { hour, minute, type NotifierWorld, notifierAt, told } from '../../../support/notifier-world.ts';
import { runs } from '../../../support/runs.ts';
import { someTicket } from '../../../support/test-desk.ts';

type Step =
  | { readonly does: 'pass' | 'sleep'; readonly ms: number }
  | { readonly does: 'due'; readonly ticket: number; readonly ms: number }
  | { readonly does: 'close' | 'reopen' | 'give' | 'take'; readonly ticket: number }
  | { readonly does: 'quit' | 'killed' | 'leave' | 'come' };

const ticket = fc.nat({ max: 2 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 2 * hour }) }),
  },
  fc.record({ does: fc.constant('sleep' as const), ms: fc.integer({ min: -hour, max: 3 * hour }) }),
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constant('due' as const), ticket, ms: fc.integer({ min: 1, max: 2 * hour }) }),
  },
  fc.record({ does: fc.constantFrom('close' as const, 'reopen' as const, 'give' as const, 'take' as const), ticket }),
  fc.record({ does: fc.constantFrom('quit' as const, 'killed' as const, 'leave' as const, 'come' as const) }),
);

/** Another agent’s operation on a ticket of John’s; refusals are ignored. */
async function taken(desk: MemoryDesk, world: NotifierWorld, ids: readonly string[], step: Step): Promise<void> {
  const ticketId = 'ticket' in step ? (ids[step.ticket] ?? '') : '';
  switch (step.does) {
    case 'pass':
      return world.passes(step.ms);
    case 'sleep':
      return world.sleeps(step.ms);
    case 'due':
      return void (await desk.as('jane', 'due.set', { ticketId, dueMs: desk.clock.nowMs + step.ms }));
    case 'close':
      return void (await desk.as('john', 'status.set', { ticketId, statusId: 'status-resolved' }));
    case 'reopen':
      return void (await desk.as('jane', 'status.set', { ticketId, statusId: 'status-open' }));
    case 'give':
      return void (await desk.as('jane', 'assignment.assign', { ticketId, agentId: 'john', teamId: null }));
    case 'take':
      return void (await desk.as('jane', 'assignment.assign', { ticketId, agentId: 'lena', teamId: null }));
    case 'quit':
    case 'killed':
      await world.restarts(step.does);
      return world.here({ john: ['a'] });
    case 'leave':
      return world.here({ lena: ['a'] });
    case 'come':
      return world.here({ john: ['a'] });
  }
}

describe(`the due times of an agent’s tickets (SEED=${seed})`, () => {
  test('N4: each is shown at most once as near and once as passed, and each that has passed is shown', async () => {
    const property = fc.asyncProperty(fc.array(step, { maxLength: 30, size: 'max' }), async (steps) => {
      const desk = await memoryDesk();
      const ids = [
        await desk.opened({ agentId: 'john' }, 'jane'),
        await desk.opened({ agentId: 'john', planId: 'plan-quick' }, 'jane'),
        await desk.opened({ planId: 'plan-quick' }, 'jane'),
      ];
      const world = await notifierAt(desk);
      world.here({ john: ['a'] });
      const heard: string[] = [];
      const heardBy: string[] = [];

      function hear(): void {
        for (const notice of world.notices.splice(0)) {
          if (notice.kind === 'locked') throw new Error('Somebody is always signed in here');
          if (notice.about !== 'soon' && notice.about !== 'overdue') continue;
          for (const id of notice.kind === 'ticket' ? [notice.ticketId] : notice.ticketIds) {
            const { due, status } = desk.ticket(id);
            expect([status.state, dueStageOf(desk.row(id), desk.clock.nowMs)]).toEqual([
              'open',
              notice.about === 'soon' ? expect.anything() : 'overdue',
            ]);
            const line = `${id} ${dueMsOf(due)} ${notice.about}`;
            heard.push(line);
            heardBy.push(`${notice.agentId} ${line}`);
          }
        }
      }

      for (const one of steps) {
        await taken(desk, world, ids, one);
        hear();
      }
      world.here({ john: ['a'], lena: ['b'] });
      await world.passes(2 * minute);
      hear();
      // A ticket may concern several who are here.
      expect(heardBy.filter((line, index) => heardBy.indexOf(line) !== index)).toEqual([]);
      // What passed within the last minute may still wait behind another notice.
      const lookedMs = desk.clock.nowMs - minute;
      const late = ids.map((id) => desk.row(id)).filter((one) => dueStageOf(one, lookedMs) === 'overdue');
      for (const { id, dueMs, agentId } of late) {
        if (agentId !== null) expect(heard).toContain(`${id} ${dueMs} overdue`);
      }
      expect(world.errors).toEqual([]);
      await world.close();
      await desk.close();
    });
    await fc.assert(property, runs(20));
  });
});

describe(`a desk that is locked (SEED=${seed})`, () => {
  const nothing = { title: 'Deskside', body: 'A ticket needs your attention. Sign in to see it.' };
  /** Half of it is of the kind that forms let through. */
  const written = fc.oneof(anyText, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }));
  const event = fc.record({
    name: written,
    summary: written,
    does: fc.constantFrom('assign' as const, 'message' as const, 'due' as const),
    waitMs: fc.integer({ min: 1, max: hour }),
  });

  test('N7: never shows a word of a ticket, whatever it contains', async () => {
    let all = 0;
    const property = fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 6 }), async (events) => {
      const desk = await memoryDesk();
      const world = await notifierAt(desk);
      world.here({ john: ['a'] });
      await world.passes(told);
      world.here({ john: [] });
      for (const { name, summary, does, waitMs } of events) {
        const requester = { personId: null, name, email: '', phone: '', place: '' };
        const opened = await desk.as('jane', 'ticket.open', { ...someTicket(summary), requester, agentId: 'john' });
        // What no form lets through is not on the desk.
        const ticketId = opened.ok ? (opened.value.ticketIds[0] ?? '') : await desk.opened({ agentId: 'john' }, 'jane');
        if (does === 'message') {
          const source = 'phone';
          await desk.as('jane', 'conversation.record', { ticketId, details: `Hello, ${name}`, source });
        }
        if (does === 'due') await desk.does('jane', 'due.set', { ticketId, dueMs: desk.clock.nowMs + waitMs });
        await world.passes(waitMs);
      }
      await world.passes(2 * minute);
      for (const notice of world.notices) {
        expect(notice).toEqual({ agentId: 'john', kind: 'locked' });
        expect(noticeText(notice)).toEqual(nothing);
      }
      expect(world.notices.length).toBeGreaterThan(0);
      expect(world.counts.at(-1)).toBeNull();
      all += world.notices.length;
      await world.close();
      await desk.close();
    });
    await fc.assert(property, runs(15));
    expect(all).toBeGreaterThan(40);
  });

  test('N7: shows none even when it is locked during a write', async () => {
    const desk = await memoryDesk();
    const disk = createMemoryDisk();
    let onWrite = (): void => undefined;
    const world = await notifierAt(desk, {
      ...disk,
      open: (path, flags) => {
        onWrite();
        return disk.open(path, flags);
      },
    });
    world.here({ john: ['a'] });
    const ticketId = await desk.opened({ agentId: 'john' });
    await desk.does('jane', 'due.set', { ticketId, dueMs: desk.clock.nowMs + minute });
    onWrite = () => world.here({ john: [] });
    await world.passes(told);
    expect(world.notices).toEqual([{ agentId: 'john', kind: 'locked' }]);
    await world.close();
    await desk.close();
  });
});

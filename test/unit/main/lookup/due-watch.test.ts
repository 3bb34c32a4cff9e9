import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDueWatch } from '../../../../main/lookup/due-watch.ts';
import { type TicketRow, ticketRow } from '../../../../shared/domain/ticket/row.ts';
import { unmetTargets } from '../../../../shared/domain/ticket/targets.ts';
import { emptyTicket } from '../../../../shared/domain/ticket/ticket.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { dueStageOf } from '../../../support/due-stage.ts';
import { runs } from '../../../support/runs.ts';

const minute = 60_000;
const time = fc.integer({ min: 0, max: 90 }).map((minutes) => minutes * minute);

/** An open ticket with some due time, or none. */
const arbitraryRow: fc.Arbitrary<TicketRow> = fc
  .record({
    id: fc.constantFrom('t1', 't2', 't3', 't4', 't5', 't6'),
    manualMs: fc.option(time),
    planned: fc.option(fc.record({ dueMs: time, graceMs: fc.constantFrom(minute, 40 * minute, 400 * minute) })),
    response: fc.option(
      fc.record({ dueMs: time, graceMs: fc.constantFrom(minute, 40 * minute), startMs: fc.constant(0) }),
    ),
    isWaiting: fc.boolean(),
  })
  .map(({ id, manualMs, planned, response, isWaiting }) => {
    const by = { id: 'e', by: 'agent:john', timeMs: 0, retracted: false, hasFiles: false };
    return ticketRow({
      ...emptyTicket(id),
      due: {
        plan: planned && { planId: 'p', planName: 'P', startMs: 0, ...planned },
        manualMs,
        ...(response && { response }),
      },
      conversation: { entries: isWaiting ? [{ ...by, kind: 'message' as const }] : [] },
    });
  });

type Step =
  | { readonly does: 'change'; readonly ticket: TicketRow; readonly isWatched: boolean }
  | { readonly does: 'look'; readonly atMs: number }
  | { readonly does: 'again' | 'anew' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('change' as const), ticket: arbitraryRow, isWatched: fc.boolean() }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('look' as const), atMs: time }) },
  fc.record({ does: fc.constantFrom('again' as const, 'anew' as const) }),
);

/** Every instant at which something about these tickets becomes another thing, by going through all of them. */
function instants(tickets: Iterable<TicketRow>): number[] {
  return [...tickets].flatMap((row) => unmetTargets(row).flatMap(({ soonMs, dueMs }) => [soonMs, dueMs]));
}

describe(`the tickets whose time comes (SEED=${seed})`, () => {
  test('N3: are met once each time comes, and agree with going through all of them', () => {
    const property = fc.property(fc.array(step, { maxLength: 40, size: 'max' }), (steps) => {
      const watch = createDueWatch();
      const watched = new Map<string, TicketRow>();
      let stages = new Map<string, string | undefined>();
      let lastMs = Number.NEGATIVE_INFINITY;
      for (const one of steps) {
        if (one.does === 'change') {
          watch.ticketChanged(one.ticket, one.isWatched);
          if (one.isWatched) watched.set(one.ticket.id, one.ticket);
          else watched.delete(one.ticket.id);
          stages.delete(one.ticket.id);
        } else if (one.does === 'look') {
          const met = watch.check(one.atMs);
          expect(new Set(met).size).toBe(met.length);
          const now = new Map([...watched].map(([id, ticket]) => [id, dueStageOf(ticket, one.atMs)]));
          for (const [id, stage] of now) {
            const isNew = stage !== undefined && stage !== stages.get(id);
            // After the clock was set back, there is nothing new to report.
            if (isNew && one.atMs >= lastMs) expect(met).toContain(id);
          }
          for (const id of met) expect(watched.has(id)).toBe(true);
          stages = now;
          lastMs = one.atMs;
          const later = instants(watched.values()).filter((at) => at > one.atMs);
          expect(watch.nextMs(one.atMs)).toBe(later.length > 0 ? Math.min(...later) : undefined);
          const overdue = [...now].filter(([, stage]) => stage === 'overdue').map(([id]) => id);
          const waiting = [...watched.values()].filter(({ isWaitingForUs }) => isWaitingForUs);
          expect(watch.counts(one.atMs)).toEqual({
            open: watched.size,
            overdue: overdue.length,
            needing: new Set([...overdue, ...waiting.map(({ id }) => id)]).size,
          });
        } else {
          if (one.does === 'anew') watch.watchOnly(watched.values());
          else watch.checkAgain();
          stages = new Map();
          lastMs = Number.NEGATIVE_INFINITY;
        }
      }
    });
    fc.assert(property, runs(100));
  });

  test('N3: are not met again while nothing happens', () => {
    const watch = createDueWatch();
    const ticket = ticketRow({ ...emptyTicket('t1'), due: { plan: null, manualMs: 60 * minute } });
    watch.watchOnly([ticket]);
    expect([20, 30, 31, 59, 60, 61].map((at) => watch.check(at * minute))).toEqual([[], ['t1'], [], [], ['t1'], []]);
    watch.ticketChanged(ticket, true);
    expect([watch.check(62 * minute), watch.check(63 * minute)]).toEqual([['t1'], []]);
  });
});

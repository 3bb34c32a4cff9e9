import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRows } from '../../../../main/lookup/rows.ts';
import { ticketRow } from '../../../../shared/domain/ticket/row.ts';
import type { Ticket } from '../../../../shared/domain/ticket/ticket.ts';
import { arbitraryTicket, sourceOf } from '../../../support/arbitrary-row.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { runs } from '../../../support/runs.ts';

const tickets = arbitraryTicket({ ids: ['t1', 't2', 't3'], agentIds: ['john'], times: fc.nat({ max: 9 }) });

describe(`the rows of all tickets (SEED=${seed})`, () => {
  test('follow their tickets, whenever they were gathered, and are found by number', () => {
    const steps = fc.array(
      fc.record({ ticket: tickets, gathers: fc.boolean(), number: fc.constantFrom('', '1001', '1002') }),
      { maxLength: 20 },
    );
    const property = fc.property(fc.array(tickets, { maxLength: 3 }), steps, (before, changes) => {
      const known = new Map<string, Ticket>(before.map((ticket) => [ticket.id, ticket]));
      const rows = createRows(sourceOf(known));
      for (const { ticket, gathers, number } of changes) {
        const after = { ...ticket, intake: { ...ticket.intake, number } };
        if (gathers) rows.gather(() => true);
        known.set(after.id, after);
        expect(rows.ticketsChanged([after]).map((change) => change.after)).toEqual([ticketRow(after)]);
        expect(rows.get(after.id)).toEqual(ticketRow(after));
      }
      const expected = [...known.values()].map(ticketRow).toSorted((a, b) => (a.id < b.id ? -1 : 1));
      expect([...rows.all()].toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(expected);
      expect(rows.count()).toBe(known.size);
      for (const number of ['1001', '1002']) {
        const found = rows.withNumber(number).map(({ id }) => id);
        expect(found.toSorted()).toEqual(expected.filter((row) => row.number === number).map(({ id }) => id));
      }
      expect(rows.withNumber('')).toEqual([]);
    });
    fc.assert(property, runs(60));
  });
});

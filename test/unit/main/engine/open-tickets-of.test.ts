import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openTicketsOf } from '../../../../main/engine/open-tickets-of.ts';
import { createRowTable } from '../../../../main/engine/rows/create-row-table.ts';
import { ticketRow } from '../../../../shared/domain/ticket/row.ts';
import type { Ticket } from '../../../../shared/domain/ticket/ticket.ts';
import { arbitraryTicket } from '../../../support/arbitrary-row.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { runs } from '../../../support/runs.ts';

const ids = ['one', 'two', 'three', 'four'];
const usual = arbitraryTicket({ ids, agentIds: ['john'], times: fc.constant(0) });

/** Some are deleted, and some have a summary that fits no column. */
const ticket = fc.tuple(usual, fc.boolean(), fc.boolean()).map(
  ([one, isDeleted, isOdd]): Ticket => ({
    ...one,
    deletion: { deletedMs: isDeleted ? 0 : null },
    fields: { ...one.fields, ...(isOdd && { summary: '\uD800' }) },
  }),
);

const tickets = fc.array(ticket, { maxLength: 12 });

describe(`open tickets with a department or team (SEED=${seed})`, () => {
  test('are counted as a walk through all rows counts them, with those of the batch as they became', () => {
    const property = fc.property(tickets, fc.subarray(ids), tickets, (saved, dropped, changed) => {
      const rows = createRowTable();
      const present = new Map<string, Ticket>();
      for (const one of saved) {
        rows.put(ticketRow(one));
        present.set(one.id, one);
      }
      for (const id of dropped) {
        rows.drop(id);
        present.delete(id);
      }
      const unsaved = [...new Map(changed.map((one) => [one.id, one])).values()];
      for (const one of unsaved) present.set(one.id, one);
      const open = [...present.values()].filter(
        (one) => one.status.state === 'open' && one.deletion.deletedMs === null,
      );
      const departments = new Set(['department-support', 'department-sales']);
      expect(openTicketsOf(rows, unsaved, 'department', departments)).toBe(
        open.filter(({ department }) => departments.has(department.departmentId)).length,
      );
      const teams = new Set(['team-field']);
      expect(openTicketsOf(rows, unsaved, 'team', teams)).toBe(
        open.filter(({ assignment }) => teams.has(assignment.teamId ?? '')).length,
      );
    });
    fc.assert(property, runs(300));
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRowTable } from '../../../../../main/engine/rows/create-row-table.ts';
import { netRowChanges } from '../../../../../main/engine/rows/row-table.ts';
import { canSee } from '../../../../../shared/domain/access.ts';
import { type TicketRow, ticketRow } from '../../../../../shared/domain/ticket/row.ts';
import { arbitraryTicket } from '../../../../support/arbitrary-row.ts';
import { seed } from '../../../../support/arbitrary-seed.ts';
import { runs } from '../../../../support/runs.ts';

const ids = ['t1', 't2', 't3', 't4'];
const people = ['', 'ann', 'ben'];
const numbers = ['', '1001', '1002'];

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .record({
        ticket: arbitraryTicket({ ids, agentIds: ['john'], times: fc.nat({ max: 9 }) }),
        number: fc.constantFrom(...numbers),
        personId: fc.constantFrom(...people),
      })
      .map(({ ticket, number, personId }) =>
        ticketRow({ ...ticket, intake: { ...ticket.intake, number }, requester: { personId } }),
      ),
  },
  fc.constantFrom(...ids),
);

const sam = {
  kind: 'agent',
  agentId: 'sam',
  isAdministrator: false,
  departments: new Map([['department-sales', new Set<never>()]]),
  teams: new Set<string>(),
  ownRole: new Set<never>(),
  staffed: new Set<string>(),
} as const;

describe(`the rows of all tickets (SEED=${seed})`, () => {
  test('are those last put, by id, number, requester and visibility, whatever was put and dropped', () => {
    const property = fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const table = createRowTable();
      const model = new Map<string, TicketRow>();
      for (const one of steps) {
        const id = typeof one === 'string' ? one : one.id;
        const [before, after] = [model.get(id), typeof one === 'string' ? undefined : one];
        const change = after ? table.put(after) : table.drop(id);
        if (after) model.set(id, after);
        else model.delete(id);
        expect(change && { ...change, ordinal: 0 }).toEqual(
          after || before ? { ordinal: 0, before, after } : undefined,
        );
        if (change) expect(table.idAt(change.ordinal)).toBe(id);
        if (after) expect(table.ordinalOf(id)).toBe(change?.ordinal);
      }
      expect(table.count()).toBe(model.size);
      const there = Array.from({ length: table.size() }, (_, ordinal) => ordinal).filter(table.isThere);
      expect(there.map(table.idAt).toSorted()).toEqual([...model.keys()].toSorted());
      const cursor = table.cursor();
      for (const id of ids) {
        const row = model.get(id);
        expect([table.has(id), table.get(id)]).toEqual([row !== undefined, row]);
        if (!row) expect(table.ordinalOf(id)).toBe(-1);
        else {
          const ordinal = table.ordinalOf(id);
          expect(table.row(ordinal)).toEqual(row);
          expect({ ...cursor.at(ordinal) }).toEqual(row);
          const visibility = table.groupAt(table.groupOf(ordinal));
          expect(visibility && canSee(sam, visibility)).toBe(canSee(sam, row.whereabouts));
          expect(table.groupOf(ordinal)).toBeLessThan(table.groups());
        }
      }
      const found = (ordinals: Iterable<number>) => Array.from(ordinals, table.idAt).toSorted();
      const those = (isOne: (row: TicketRow) => boolean) => [...model.values()].filter(isOne).map(({ id }) => id);
      for (const wanted of numbers)
        expect(found(table.withNumber(wanted))).toEqual(
          those(({ number }) => wanted !== '' && number === wanted).toSorted(),
        );
      for (const personId of people)
        expect(found(table.ofRequester(personId))).toEqual(those((row) => row.requesterId === personId).toSorted());
    });
    fc.assert(property, runs(150));
  });

  test('change, in a batch, from before the first change to after the last', () => {
    const [first, second] = ['a', 'b'].map((summary) => {
      const [ticket] = fc.sample(arbitraryTicket({ ids: ['t1'], agentIds: ['john'], times: fc.nat() }), 1);
      if (!ticket) throw new Error('There is no ticket');
      return ticketRow({ ...ticket, fields: { ...ticket.fields, summary } });
    });
    if (!first || !second) throw new Error('There are no rows');
    const table = createRowTable();
    const changes = [table.put(first), table.put(second), table.drop('t1')].filter((change) => change !== undefined);
    expect(netRowChanges(changes.slice(0, 2))).toEqual([{ ordinal: 0, before: undefined, after: second }]);
    expect(netRowChanges(changes.slice(1))).toEqual([{ ordinal: 0, before: first, after: undefined }]);
  });
});

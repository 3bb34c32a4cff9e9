import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRowTable } from '../../../../../main/engine/rows/create-row-table.ts';
import { createNewestRows, ordinalIn } from '../../../../../main/lookup/search/newest-rows.ts';
import { createNumberLines } from '../../../../../main/lookup/search/number-lines.ts';
import { createSlices } from '../../../../../main/platform/in-slices.ts';
import { formatStamp } from '../../../../../shared/domain/stamp.ts';
import { ticketRow } from '../../../../../shared/domain/ticket/row.ts';
import { emptyTicket } from '../../../../../shared/domain/ticket/ticket.ts';
import { seed } from '../../../../support/arbitrary-seed.ts';
import { runs } from '../../../../support/runs.ts';

const step = fc.record({
  id: fc.integer({ min: 0, max: 30 }).map((number) => `t${number}`),
  /** 0 drops the ticket. */
  second: fc.integer({ min: 0, max: 9 }),
  isOpen: fc.boolean(),
  isAsked: fc.boolean(),
});

test(`Y60: the order of tickets by their last change is that of sorting them all (SEED=${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const rows = createRowTable();
      const newest = createNewestRows(rows);
      const numbers = createNumberLines(rows);
      const rest = createSlices();
      for (const { id, second, isOpen, isAsked } of [...steps, { id: 't0', second: 5, isOpen: true, isAsked: true }]) {
        const empty = emptyTicket(id);
        const state = isOpen ? 'open' : 'closed';
        if (second === 0) rows.drop(id);
        else
          rows.put(
            ticketRow({
              ...empty,
              intake: { ...empty.intake, number: `B${1_000 + rows.size() + second}` },
              status: { ...empty.status, state },
              newest: formatStamp(second * 1_000, 0),
            }),
          );
        if (!isAsked) continue;
        const there = Array.from({ length: rows.size() }, (_, ordinal) => ordinal).filter(rows.isThere);
        const sorted = there
          .map((ordinal) => ({ ordinal, row: rows.row(ordinal) }))
          .toSorted((a, b) => b.row.updatedMs - a.row.updatedMs || b.ordinal - a.ordinal);
        const idsOf = (places: Float64Array) => Array.from(places, (place) => rows.idAt(ordinalIn(place)));
        expect(idsOf(await newest.places(rest))).toEqual(sorted.map(({ row }) => row.id));
        const open = sorted.filter(({ row }) => row.state === 'open');
        expect(idsOf(await newest.openPlaces(rest))).toEqual(open.map(({ row }) => row.id));
        const marks = new Uint8Array(rows.size());
        await numbers.mark('01', marks, rest);
        expect(there.filter((ordinal) => marks[ordinal] === 1)).toEqual(
          there.filter((ordinal) => rows.row(ordinal).number.includes('01')),
        );
      }
    }),
    runs(100),
  );
});

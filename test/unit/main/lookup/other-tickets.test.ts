import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { createRowTable } from '../../../../main/engine/rows/create-row-table.ts';
import type { Rows, RowTable } from '../../../../main/engine/rows/row-table.ts';
import { createOtherTickets } from '../../../../main/lookup/other-tickets.ts';
import { createRequesterTickets } from '../../../../main/lookup/requester-tickets.ts';
import { inSteps, type Steps, slices } from '../../../../main/platform/in-slices.ts';
import { agentAccess, canSee } from '../../../../shared/domain/access.ts';
import type { DeskRecords } from '../../../../shared/domain/records/desk-records.ts';
import { type TicketRow, ticketRow } from '../../../../shared/domain/ticket/row.ts';
import { emptyTicket } from '../../../../shared/domain/ticket/ticket.ts';
import { arbitraryTicket } from '../../../support/arbitrary-row.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { memoryDesk } from '../../../support/memory-desk.ts';
import { runs } from '../../../support/runs.ts';

const limit = 5;

let records: DeskRecords;

beforeAll(async () => {
  records = (await memoryDesk()).engine.records;
});

/** Two people are one requester. */
const persons = [['monitor', 'monitor-too'], ['ann']] as const;
const samePerson = (personId: string) => persons.find((ids) => ids.some((id) => id === personId)) ?? [personId];

function othersOn(rows: Rows, many: number) {
  const listed = createRequesterTickets(rows, many);
  return { listed, others: createOtherTickets({ rows, records, samePerson, listed }) };
}

describe(`the other tickets of a requester (SEED=${seed})`, () => {
  const ids = Array.from({ length: 12 }, (_, index) => `t${index}`);
  const times = fc.nat({ max: 6 });
  const agentIds = ['john', 'sam', 'max', 'vera'];
  const row = fc
    .record({
      ticket: arbitraryTicket({ ids, agentIds, times }),
      personId: fc.constantFrom(...persons.flat(), 'ann', ''),
      isDeleted: fc.boolean(),
      // Only another program writes such a row.
      summary: fc.constantFrom('Disk full', 'Disk full', 'Disk full', '\ud800'),
    })
    .map(({ ticket, personId, isDeleted, summary }) => ({
      ...ticketRow({ ...ticket, requester: { personId }, fields: { ...ticket.fields, summary } }),
      isDeleted,
    }));
  const step = fc.oneof(
    { weight: 9, arbitrary: row },
    { weight: 2, arbitrary: fc.constantFrom(...ids) },
    { weight: 1, arbitrary: fc.constant({ lists: true } as const) },
    { weight: 2, arbitrary: fc.record({ asksFor: fc.constantFrom(...ids), as: fc.constantFrom(...agentIds) }) },
  );

  function naive(table: RowTable, agentId: string, ticketId: string, requesterIds: readonly string[]) {
    const access = agentAccess(records, agentId);
    const theirs = Array.from({ length: table.size() }, (_, ordinal) => ordinal)
      .filter((ordinal) => table.isThere(ordinal))
      .map((ordinal) => ({ ordinal, row: table.row(ordinal) }))
      .filter(
        ({ row: { id, requesterId, isDeleted, whereabouts } }) =>
          id !== ticketId && requesterIds.includes(requesterId) && !isDeleted && access && canSee(access, whereabouts),
      )
      .toSorted(
        (a, b) =>
          Number(b.row.state === 'open') - Number(a.row.state === 'open') ||
          b.row.openedMs - a.row.openedMs ||
          b.ordinal - a.ordinal,
      );
    return { total: theirs.length, first: theirs.slice(0, limit).map(({ row }) => row.id) };
  }

  /** Makes some of the lists, with changes of tickets in between. */
  function advance(work: Steps<void>[], count: number): void {
    for (let steps = 0; steps < count; steps += 1) if (work[0]?.next().done) work.shift();
  }

  test('V150: are those of a plain look at all tickets, whatever changes them and however many there are', async () => {
    const property = fc.asyncProperty(
      fc.array(step, { maxLength: 60 }),
      fc.constantFrom(1, 3, 250),
      async (all, many) => {
        const table = createRowTable();
        const { listed, others } = othersOn(table, many);
        const work: Steps<void>[] = [];
        for (const one of all) {
          if (typeof one === 'string') table.drop(one);
          else if ('lists' in one) work.push(listed.listAll());
          else if ('asksFor' in one) {
            const personId = table.get(one.asksFor)?.requesterId ?? 'monitor';
            const ticket = { id: one.asksFor, requester: { personId } };
            const { first, total } = await others.of(one.as, ticket, limit);
            const expected = naive(table, one.as, one.asksFor, samePerson(personId));
            expect({ total, first: first.map(({ id }) => id) }).toEqual(expected);
          } else table.put(one);
          advance(work, 1);
        }
      },
    );
    await fc.assert(property, runs(300));
  });
});

/** Rows that count how often one of them is looked at. */
function countingRows(rows: RowTable) {
  let looks = 0;
  const counted =
    <Answer>(read: (ordinal: number) => Answer) =>
    (ordinal: number): Answer => {
      looks += 1;
      return read(ordinal);
    };
  const counting: RowTable = {
    ...rows,
    row: counted(rows.row),
    isThere: counted(rows.isThere),
    groupOf: counted(rows.groupOf),
    idAt: counted(rows.idAt),
    cursor: () => ({ at: counted(rows.cursor().at) }),
    ofRequester: (personId) => {
      const found = [...rows.ofRequester(personId)];
      looks += found.length;
      return found;
    },
    someOfRequester: (personId, isOne) => rows.someOfRequester(personId, counted(isOne)),
  };
  return { counting, looks: () => looks };
}

function monitored(index: number, state: 'open' | 'closed'): TicketRow {
  const empty = emptyTicket(`m${index}`);
  return ticketRow({
    ...empty,
    intake: { number: `${1_001 + index}`, openedMs: index, openedBy: 'agent:john' },
    requester: { personId: 'monitor' },
    status: { ...empty.status, state, kind: state, closedMs: state === 'closed' ? index : null },
    department: { departmentId: 'department-support' },
  });
}

describe('the tickets of a monitoring mailbox', () => {
  async function looksWith(closed: number): Promise<readonly number[]> {
    const table = createRowTable();
    for (let index = 0; index < closed + 300; index += 1)
      table.put(monitored(index, index < closed ? 'closed' : 'open'));
    const { counting, looks } = countingRows(table);
    const { listed, others } = othersOn(counting, 250);
    await inSteps(listed.listAll(), slices);
    const acts: (() => unknown)[] = [
      () => others.of('john', { id: 'm7', requester: { personId: 'monitor' } }, limit),
      () => counting.put(monitored(3, 'open')),
      () => counting.put(monitored(3, 'closed')),
      () => counting.put(monitored(closed + 300, 'open')),
      () => counting.drop('m5'),
      () => others.of('john', { id: 'm8', requester: { personId: 'monitor' } }, limit),
    ];
    const taken: number[] = [];
    for (const act of acts) {
      const before = looks();
      await act();
      taken.push(looks() - before);
    }
    return taken;
  }

  test('V150: cost the same to list and to change, however many of them are closed', async () => {
    const few = await looksWith(300);
    expect(await looksWith(8_000)).toEqual(few);
    expect(Math.max(...few)).toBeLessThan(30);
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import { createRowTable } from '../../../../main/engine/rows/create-row-table.ts';
import { createQueueIndex } from '../../../../main/lookup/queue-index.ts';
import { type AgentAccess, agentAccess } from '../../../../shared/domain/access.ts';
import type { DeskRecords } from '../../../../shared/domain/records/desk-records.ts';
import { recordKindNames } from '../../../../shared/domain/records/registry.ts';
import { ticketRow } from '../../../../shared/domain/ticket/row.ts';
import { emptyTicket } from '../../../../shared/domain/ticket/ticket.ts';
import type { TicketState } from '../../../../shared/domain/ticket-state.ts';
import { originalQueues } from '../../../../shared/views/queues.ts';
import { manualSlices } from '../../../support/manual-slices.ts';
import { memoryDesk } from '../../../support/memory-desk.ts';

const nowMs = 1_000_000;
let records: DeskRecords;
let john: AgentAccess;

beforeAll(async () => {
  records = (await memoryDesk()).engine.records;
  const access = agentAccess(records, 'john');
  if (!access) throw new Error('John does not work on this desk');
  john = access;
});

function rowOf(id: string, state: TicketState) {
  const empty = emptyTicket(id);
  return ticketRow({
    ...empty,
    intake: { number: id, openedMs: 1, openedBy: 'agent:john' },
    status: { ...empty.status, state, closedMs: state === 'closed' ? 1 : null },
    department: { departmentId: 'department-support' },
  });
}

/** A desk whose closed rows are not read yet. */
function incompleteDesk(steps: number) {
  const table = createRowTable();
  let finish = (): void => undefined;
  let isComplete = false;
  const complete = new Promise<void>((resolve) => {
    finish = () => {
      isComplete = true;
      resolve();
    };
  });
  const rows = { ...table, isComplete: () => isComplete, whenComplete: () => complete };
  const slices = manualSlices(steps);
  const errors: unknown[] = [];
  const onError = (error: unknown) => void errors.push(error);
  const index = createQueueIndex({ rows, records, nowMs: () => nowMs, slices, onError });
  for (let at = 0; at < 20; at += 1) table.put(rowOf(`open-${at}`, 'open'));
  return { table, index, slices, finish, errors };
}

describe('while closed tickets are still being read', () => {
  test('V113: a queue of open tickets is answered, and one of closed tickets waits', async () => {
    const { table, index, slices, finish } = incompleteDesk(1_000);
    expect((await index.page(john, 'open', 0, 50))?.total).toBe(20);
    let closed: number | undefined;
    const asked = index.page(john, 'closed', 0, 50).then((page) => {
      closed = page?.total;
    });
    await slices.finish();
    expect(closed).toBeUndefined();
    table.put(rowOf('closed-1', 'closed'));
    finish();
    await slices.finish();
    await asked;
    expect(closed).toBe(1);
  });

  test('V110: its count is missing, the others are there, and its agents are told when it is known', async () => {
    const { index, slices, finish } = incompleteDesk(1_000);
    const { open, mine, closed } = index.counts(john).queues;
    expect([open?.total, mine?.total, closed]).toEqual([20, 0, null]);
    expect([...index.clockMoved()]).toEqual([]);
    let isTold = false;
    index.onMoment(() => {
      isTold = true;
    });
    finish();
    await slices.finish();
    expect([isTold, [...index.clockMoved()]]).toEqual([true, ['john']]);
    expect(index.counts(john).queues.closed).toEqual({ total: 0, waitingForUs: 0 });
  });

  test('V92: a desk does not count as empty before all tickets are read', async () => {
    const { table, index, slices, finish } = incompleteDesk(1_000);
    for (let at = 0; at < 20; at += 1) table.drop(`open-${at}`);
    expect(index.counts(john).isEmpty).toBe(false);
    finish();
    await slices.finish();
    expect(index.counts(john).isEmpty).toBe(true);
  });
});

describe('a queue that takes several slices', () => {
  test('V110: is counted when it is built, and nobody has to wait for the others', async () => {
    const { index, slices, finish, errors } = incompleteDesk(3);
    finish();
    await Promise.resolve();
    const inEach = <Value>(value: Value) => Object.fromEntries(originalQueues.map(({ id }) => [id, value]));
    expect(index.counts(john).queues).toEqual(inEach(null));
    await slices.finish();
    const all = { total: 20, waitingForUs: 0 };
    expect(index.counts(john).queues).toMatchObject({ open: all, mine: { total: 0, waitingForUs: 0 } });
    expect(Object.values(index.counts(john).queues)).not.toContain(null);
    expect(errors).toEqual([]);
  });

  test('V114: is not built anew because of a record that neither its condition nor its order asks for', async () => {
    const { index, slices, finish } = incompleteDesk(30);
    finish();
    const built = index.page(john, 'open', 0, 5);
    await slices.finish();
    await built;
    const others = recordKindNames.filter((kind) => kind !== 'priority');
    for (const kind of others) index.recordsChanged([{ kind, retired: false }]);
    // So many steps are not enough for building a list of 20 tickets.
    expect(index.counts(john).queues.open).toEqual({ total: 20, waitingForUs: 0 });
    // Its condition says nothing about agents, and they see the same tickets as before.
    index.recordsChanged([{ kind: 'agent', retired: false }]);
    expect(index.counts(john).queues.open).toEqual({ total: 20, waitingForUs: 0 });
    index.recordsChanged([{ kind: 'priority', retired: false }]);
    expect(index.counts(john).queues.open).toBeNull();
  });
});

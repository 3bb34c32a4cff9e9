import { beforeEach, describe, expect, test } from 'vitest';
import { doneFor } from '../../../../main/bridge/sent.ts';
import { ticketHandlers } from '../../../../main/bridge/tickets.ts';
import { agentAccess } from '../../../../shared/domain/access.ts';
import { agentPrincipal } from '../../../../shared/domain/principal.ts';
import { lateRows } from '../../../support/late-rows.ts';
import { type MemoryDesk, memoryDesk } from '../../../support/memory-desk.ts';

let desk: MemoryDesk;
let ticketId: string;

beforeEach(async () => {
  desk = await memoryDesk();
  ticketId = await desk.opened();
});

/** Whether it was answered before the rows came, and the answer. */
async function answered<Answer>(late: { readonly finish: () => void }, asked: Promise<Answer>) {
  let isEarly = false;
  const noted = asked.then((answer) => {
    isEarly = true;
    return answer;
  });
  await new Promise((resolve) => setImmediate(resolve));
  const wasEarly = isEarly;
  late.finish();
  return { wasEarly, answer: await noted };
}

describe('while closed tickets are still being loaded', () => {
  test('V120: a ticket is found by its number once its row is there, and at once if it is', async () => {
    const access = agentAccess(desk.engine.records, 'john');
    if (!access) throw new Error('John is not on this desk');
    const other = await desk.opened();
    const late = lateRows(desk.engine.rows, (id) => id === ticketId);
    const ports = { engine: { ...desk.engine, rows: late.rows }, queues: { leadingTo: () => 'open' } };
    const { 'ticket.find': find } = ticketHandlers({ ...ports, glance: () => undefined, links: undefined } as never);
    const context = { access, windowId: 'w', principal: agentPrincipal('john') } as never;
    const number = (id: string) => desk.row(id).number;
    expect(await find(context, { number: number(other) })).toMatchObject({ value: { found: { ticketId: other } } });
    const { wasEarly, answer } = await answered(late, Promise.resolve(find(context, { number: number(ticketId) })));
    expect([wasEarly, answer]).toMatchObject([false, { value: { found: { ticketId } } }]);
  });

  test('V120: the result of a repeated request does not call its ticket lost', async () => {
    const late = lateRows(desk.engine.rows);
    const done = { commit: 'a:1', ticketIds: [ticketId], mayUndo: false, stays: [] };
    const asked = doneFor({ engine: { ...desk.engine, rows: late.rows } }, agentPrincipal('john'), done);
    expect(await answered(late, asked)).toMatchObject({ wasEarly: false, answer: { lost: [] } });
  });
});

import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Disk } from '../../../../main/platform/disk.ts';
import { nextTurn } from '../../../../main/platform/in-slices.ts';
import type { CallInput } from '../../../../shared/bridge/contract/areas.ts';
import type { BulkDone } from '../../../../shared/bridge/contract/bulk.ts';
import { startingRecord } from '../../../../shared/domain/starting-records.ts';
import { bridgeOver, foundedBridgeDisk, type TestBridge, type TestWindow } from '../../../support/memory-bridge.ts';
import type { MemoryDisk } from '../../../support/memory-disk.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';
import { threadEvents } from '../../../support/whole-thread.ts';

let founded: MemoryDisk;
let disk: MemoryDisk;
let desk: TestBridge;
let jane: TestWindow;

beforeAll(async () => {
  const team = startingRecord('team', 'team-field', { name: 'Field', memberIds: ['john'] });
  founded = await foundedBridgeDisk({ signers: ['jane', 'john', 'vera', 'sam'], records: [team] });
}, 60_000);

beforeEach(async () => {
  disk = founded.copy();
  writesLeft = Number.POSITIVE_INFINITY;
  desk = await bridgeOver({ ...disk, open: refusing });
  jane = await desk.windowOf('jane');
});

afterEach(() => desk.close());

/** After so many writes to the journal the disk is full. */
let writesLeft: number;

const refusing: Disk['open'] = async (path, flags) => {
  const file = await disk.open(path, flags);
  if (!path.endsWith('.jsonl')) return file;
  return {
    ...file,
    write: async (bytes) => {
      writesLeft -= 1;
      if (writesLeft < 0) throw Object.assign(new Error('The disk is full'), { code: 'ENOSPC' });
      return file.write(bytes);
    },
  };
};

type Asked = Omit<CallInput<'bulk.run'>, 'ticketIds'>;

const toJohn: Asked = { operation: 'assignment.assign', input: { agentId: 'john', remark: 'Yours.' } };
const resolved: Asked = { operation: 'status.set', input: { statusId: 'status-resolved' } };

async function opened(count: number, more: object = {}): Promise<string[]> {
  const made = Array.from({ length: count }, (_unused, index) => {
    return jane.run('ticket.open', { ...someTicket(`Ticket ${index}`), ...more });
  });
  return (await Promise.all(made)).flatMap((result) => expectDone(result).ticketIds);
}

async function act(window: TestWindow, asked: Asked, ticketIds: string[], key?: string): Promise<BulkDone> {
  return expectDone(
    await window.call('bulk.run', { ...asked, ticketIds }, ...(key === undefined ? [] : ([key] as const))),
  );
}

const engine = () => desk.deskManager.desk()?.engine ?? expect.fail('No desk');

async function ticket(id: string) {
  const [found] = await engine().tickets.load([id]);
  return found ?? expect.fail(`No ticket ${id}`);
}

async function results(window: TestWindow, id: string, outcome: 'changed' | 'unchanged' | 'refused') {
  return expectDone(await window.ask('bulk.results', { id, outcome, offset: 0, limit: 200 }));
}

function lines(): string[] {
  const journal = [...disk.files()].filter(([path]) => path.endsWith('.jsonl'));
  return journal.flatMap(([, bytes]) => String(bytes).trimEnd().split('\n'));
}

describe('a bulk action', () => {
  test('M1: is one commit for each ticket, all with one batch, and says what came of each', async () => {
    const ids = await opened(40);
    const before = lines().length;
    const done = await act(jane, toJohn, ids);
    expect(done).toMatchObject({ state: 'done', total: 40, done: 40, changed: 40, unchanged: 0, refused: 0 });
    const written = lines().slice(before);
    expect(written).toHaveLength(40);
    expect(written.every((line) => line.includes(`"batch":"${done.batch}"`))).toBe(true);
    for (const id of ids) {
      expect((await ticket(id)).assignment).toEqual({ agentId: 'john', teamId: null });
      expect((await threadEvents(engine(), id)).at(-1)).toMatchObject({ type: 'conversation.posted' });
    }
    expect(await results(jane, done.id, 'changed')).toHaveLength(40);
  });

  test('M2: names the tickets that were so before, and why others are refused and who could', async () => {
    const [first = '', second = '', third = ''] = await opened(3);
    expectDone(await jane.run('assignment.assign', { ticketId: first, agentId: 'john', teamId: null }));
    expectDone(
      await jane.run('department.transfer', { ticketId: second, departmentId: 'department-sales', keepAccess: true }),
    );
    expectDone(await jane.run('assignment.assign', { ticketId: second, agentId: 'vera', teamId: null }));
    const vera = await desk.windowOf('vera');
    const done = await act(vera, toJohn, [first, second, third]);
    expect(done).toMatchObject({ changed: 0, refused: 3 });
    const refused = await results(vera, done.id, 'refused');
    expect(refused.map(({ error }) => error)).toMatchObject([
      { reason: 'permission.missing', could: { names: ['Jane Doe', 'John Doe'] } },
      { reason: 'permission.missing' },
      { reason: 'permission.missing' },
    ]);
    expect(refused.map(({ number, summary }) => [number, summary])).toEqual([
      ['1001', 'Ticket 0'],
      ['1002', 'Ticket 1'],
      ['1003', 'Ticket 2'],
    ]);
    const again = await act(jane, { operation: 'assignment.assign', input: { agentId: 'john' } }, [first, third]);
    expect(again).toMatchObject({ changed: 1, unchanged: 1, refused: 0 });
  });

  test('M3: tells nothing of a ticket that its agent cannot see', async () => {
    const [id = ''] = await opened(1);
    const sam = await desk.windowOf('sam');
    const done = await act(sam, resolved, [id, 'ticket-none']);
    expect(done).toMatchObject({ changed: 0, refused: 2 });
    const refused = await results(sam, done.id, 'refused');
    expect(new Set(refused.map(({ ticketId: _id, ...rest }) => JSON.stringify(rest)))).toEqual(
      new Set([
        JSON.stringify({
          number: null,
          stays: [],
          error: { code: 'not-found', reason: 'ticket.unseen' },
          outcome: 'refused',
          summary: null,
        }),
      ]),
    );
  });

  test('M3: names the tickets to which its agent lost access, by the numbers that they had seen', async () => {
    const ids = await opened(3);
    const john = await desk.windowOf('john');
    const away: Asked = {
      operation: 'department.transfer',
      input: { departmentId: 'department-sales', keepAccess: false, remark: '' },
    };
    const done = await act(john, away, ids);
    expect(done).toMatchObject({ changed: 3, mayUndo: true, lost: ids });
    const changed = await results(john, done.id, 'changed');
    expect(changed.map(({ number, summary }) => [number, summary])).toEqual([
      ['1001', null],
      ['1002', null],
      ['1003', null],
    ]);
    expect(expectDone(await john.call('bulk.undo', { batch: done.batch }))).toMatchObject({ changed: 3, lost: [] });
  });

  test('M4: under a repeated key does nothing twice, at the same moment, later, and after a restart', async () => {
    const ids = await opened(20);
    const [first, second] = await Promise.all([
      act(jane, toJohn, ids, 'key-of-an-act'),
      act(jane, toJohn, ids, 'key-of-an-act'),
    ]);
    expect(second).toEqual(first);
    const after = lines();
    expect(await act(jane, toJohn, ids, 'key-of-an-act')).toEqual(first);
    desk = await desk.restarted();
    jane = await desk.windowOf('jane');
    expect(await act(jane, toJohn, ids, 'key-of-an-act')).toEqual(first);
    expect(lines()).toEqual(after);
    expect(await jane.call('bulk.run', { ...resolved, ticketIds: ids }, 'key-of-an-act')).toMatchObject({
      error: { reason: 'key.reused' },
    });
    expect(lines()).toEqual(after);
  });

  test('M5: ends where the disk refuses, keeps what was saved, and goes on under the same key', async () => {
    const ids = await opened(50);
    writesLeft = 2;
    const refused = await jane.call('bulk.run', { ...resolved, ticketIds: ids }, 'key-of-an-act');
    expect(refused).toMatchObject({ error: { code: 'not-saved' } });
    writesLeft = Number.POSITIVE_INFINITY;
    const [kept] = expectDone(await jane.ask('bulk.list', {}));
    expect(kept).toMatchObject({ key: 'key-of-an-act', state: 'failed', total: 50, error: { code: 'not-saved' } });
    const closed = () => ids.filter((id) => engine().rows.get(id)?.state === 'closed');
    expect(closed()).toHaveLength(kept?.changed ?? 0);
    expect(closed().length).toBeGreaterThan(0);
    const done = await act(jane, resolved, ids, 'key-of-an-act');
    expect(done).toMatchObject({ state: 'done', changed: 50, unchanged: 0 });
    expect(closed()).toHaveLength(50);
    expect(lines().filter((line) => line.includes(`"batch":"${done.batch}"`))).toHaveLength(50);
  });

  test('M6: is refused as a whole if its input is invalid, or if it is for more than 1,000 tickets', async () => {
    const ids = await opened(2);
    const before = lines();
    const tooLong = {
      operation: 'status.set',
      input: { statusId: 'status-resolved', remark: 'x'.repeat(5_001) },
    } as const;
    expect(await jane.call('bulk.run', { ...tooLong, ticketIds: ids })).toMatchObject({
      error: { reason: 'text.too-long' },
    });
    const many = Array.from({ length: 1_001 }, (_unused, index) => `ticket-${index}`);
    expect(await jane.call('bulk.run', { ...resolved, ticketIds: many })).toMatchObject({
      error: { code: 'invalid-input' },
    });
    expect(lines()).toEqual(before);
  });

  test('M7: is stopped between tickets; what was done is one batch to undo', async () => {
    const ids = await opened(100);
    const acting = act(jane, resolved, ids, 'key-of-an-act');
    let [kept] = expectDone(await jane.ask('bulk.list', {}));
    while (!kept?.done) {
      await nextTurn();
      [kept] = expectDone(await jane.ask('bulk.list', {}));
    }
    expectDone(await jane.call('bulk.stop', { id: kept.id }));
    const stopped = await acting;
    expect(stopped).toMatchObject({ state: 'stopped', total: 100, refused: 0 });
    expect(stopped.done).toBeLessThan(100);
    expect(stopped.changed).toBe(stopped.done);
    const undone = expectDone(await jane.call('bulk.undo', { batch: stopped.batch }));
    expect(undone).toMatchObject({ isUndo: true, state: 'done', total: stopped.done, changed: stopped.done });
    for (const id of ids) expect((await ticket(id)).status.state).toBe('open');
    expect(await jane.call('bulk.undo', { batch: stopped.batch })).toMatchObject({
      value: { changed: 0, unchanged: stopped.done },
    });
  });

  test('M8: an undo names what it left, and why', async () => {
    const [first = '', second = '', third = ''] = await opened(3);
    const { batch } = await act(
      jane,
      { operation: 'field.set', input: { field: 'priority', value: 'priority-high' } },
      [first, second, third],
    );
    expectDone(await jane.run('field.set', { ticketId: second, field: 'priority', value: 'priority-low' }));
    const undone = expectDone(await jane.call('bulk.undo', { batch }));
    expect(undone).toMatchObject({ changed: 2, refused: 1 });
    expect(await results(jane, undone.id, 'refused')).toMatchObject([
      { ticketId: second, error: { reason: 'undo.nothing' } },
    ]);
    expect(expectDone(await jane.ask('bulk.list', {})).map(({ id }) => id)).toEqual([undone.id]);
  });

  test('M8: can be undone after a restart, and only by its agent', async () => {
    const ids = await opened(3);
    const { batch } = await act(jane, toJohn, ids);
    desk = await desk.restarted();
    const john = await desk.windowOf('john');
    expect(await john.call('bulk.undo', { batch })).toMatchObject({ error: { reason: 'undo.unseen' } });
    jane = await desk.windowOf('jane');
    expect(expectDone(await jane.call('bulk.undo', { batch }))).toMatchObject({ changed: 3, operation: null });
  });

  test('M9: is kept for all windows of its agent until they dismiss it, and for nobody else', async () => {
    const ids = await opened(2);
    const { id } = await act(jane, toJohn, ids);
    expect(jane.heard.some(({ topics }) => topics.includes('bulk'))).toBe(true);
    const john = await desk.windowOf('john');
    expect(expectDone(await john.ask('bulk.list', {}))).toEqual([]);
    expect(await results(john, id, 'changed')).toEqual([]);
    expect(john.heard.some(({ topics }) => topics.includes('bulk'))).toBe(false);
    expectDone(await john.call('bulk.dismiss', { id }));
    expect(expectDone(await jane.ask('bulk.list', {}))).toHaveLength(1);
    expectDone(await jane.call('bulk.dismiss', { id }));
    expect(expectDone(await jane.ask('bulk.list', {}))).toEqual([]);
  });
});

import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { usualColumns } from '../../../../shared/domain/records/queue.ts';
import { firstQueueIds, originalQueues } from '../../../../shared/views/queues.ts';
import { bridgeOn, foundedBridgeDisk, type TestBridge, type TestWindow } from '../../../support/memory-bridge.ts';
import type { MemoryDisk } from '../../../support/memory-disk.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';

const minuteMs = 60_000;
const overdue = { property: 'overdue', operator: 'is', value: true } as const;
const byDue = [{ by: 'due', descending: false }];

let founded: MemoryDisk;
let desk: TestBridge;
let jane: TestWindow;
let john: TestWindow;

beforeAll(async () => {
  founded = await foundedBridgeDisk({ signers: ['jane', 'john', 'sam'] });
}, 60_000);

beforeEach(async () => {
  desk = await bridgeOn(founded);
  [jane, john] = [await desk.windowOf('jane'), await desk.windowOf('john')];
}, 30_000);

afterEach(async () => {
  await desk.close();
  expect(desk.bugs).toEqual([]);
});

async function putQueue(window: TestWindow, id: string, owner: string | null, more: object = {}): Promise<void> {
  const fields = { name: 'Secret sorrows', where: overdue, order: byDue, columns: [], owner, ...more };
  expectDone(await window.run('record.put', { kind: 'queue', id, fields }));
}

async function openTicket(more: object = {}): Promise<string> {
  return expectDone(await john.run('ticket.open', { ...someTicket(), ...more })).ticketIds[0] ?? '';
}

const listed = async (window: TestWindow) => expectDone(await window.ask('queue.list', {}));
const asked = async (window: TestWindow) => expectDone(await window.ask('queue.counts', {}));
const counts = async (window: TestWindow) => (await asked(window)).queues;
const rowsOf = (window: TestWindow, queue: string) => window.ask('queue.page', { queue, offset: 0, limit: 50 });

describe('a queue of one’s own', () => {
  test('R50: is listed with its name and order, counted, and holds what its condition says', async () => {
    const ticketId = await openTicket({ priorityId: 'priority-emergency' });
    await openTicket();
    const where = { property: 'priority', operator: 'is', value: 'priority-emergency' };
    await putQueue(john, 'id-burning', 'john', { name: 'Burning', where });
    expect((await listed(john)).at(-1)).toEqual({
      id: 'id-burning',
      name: 'Burning',
      order: byDue,
      usualOrder: byDue,
      columns: usualColumns,
      isOwn: true,
      mayChange: true,
      notes: [],
    });
    expect((await counts(john))['id-burning']).toEqual({ total: 1, waitingForUs: 1 });
    expect(expectDone(await rowsOf(john, 'id-burning')).rows.map(({ id }) => id)).toEqual([ticketId]);
    expectDone(await john.run('record.retire', { kind: 'queue', id: 'id-burning' }));
    expect((await listed(john)).map(({ id }) => id)).toEqual(originalQueues.map(({ id }) => id));
    expect(await rowsOf(john, 'id-burning')).toMatchObject({ error: { code: 'not-found' } });
  });

  test('V76: belongs to one agent: it is not in others’ lists, counts, pages, positions or events', async () => {
    const ticketId = await openTicket();
    await putQueue(john, 'id-secret', 'john');
    for (const queue of ['id-secret', 'never-was']) {
      expect(await rowsOf(jane, queue)).toMatchObject({ error: { code: 'not-found' } });
      const position = await jane.ask('queue.position', { queue, ticketId });
      expect(expectDone(position)).toEqual({ index: null });
    }
    expect(Object.keys(await counts(jane))).toEqual(firstQueueIds);
    const answers = await Promise.all([
      jane.ask('queue.list', {}),
      jane.ask('records.list', { kind: 'queue', archived: true }),
      jane.ask('desk.choices', {}),
      jane.ask('agents.lacks', {}),
      jane.ask('draft.list', {}),
      jane.ask('thread.page', { ticketId, limit: 50 }),
    ]);
    expect(JSON.stringify([answers, jane.heard])).not.toMatch(/sorrows|id-secret/i);
    expect(jane.heard.flatMap(({ topics }) => topics)).not.toContain('record:queue');
    expect(john.heard.flatMap(({ topics }) => topics)).toContain('record:queue');
  });

  test('V76: never shows tickets out of the agent’s sight, whatever its condition', async () => {
    const elsewhere = { ...someTicket(), departmentId: 'department-sales' };
    expectDone(await jane.run('ticket.open', elsewhere));
    await putQueue(john, 'id-all', 'john', { where: { all: [] } });
    expect((await counts(john))['id-all']).toEqual({ total: 0, waitingForUs: 0 });
  });
});

describe('a queue whose condition names what is gone', () => {
  const high = { property: 'priority', operator: 'is', value: 'priority-high' };
  const notesOf = async (window: TestWindow, id: string) =>
    (await listed(window)).find((queue) => queue.id === id)?.notes;

  test('V143: says so and opens all the same, with what replaced it', async () => {
    await putQueue(john, 'id-high', 'john', { where: high });
    const ticketId = await openTicket({ priorityId: 'priority-high' });
    const replacement = { kind: 'priority', id: 'priority-high', replacedBy: 'priority-low' } as const;
    expectDone(await jane.run('record.retire', replacement));
    expect(await notesOf(john, 'id-high')).toEqual([{ kind: 'archived', name: 'High', replacement: 'Low' }]);
    expect(expectDone(await rowsOf(john, 'id-high')).rows.map(({ id }) => id)).toEqual([ticketId]);
  });

  test('V143: says who may change it', async () => {
    await putQueue(john, 'id-high', 'john', { where: high });
    const changeable = async (window: TestWindow) =>
      (await listed(window)).filter(({ mayChange }) => mayChange).map(({ id }) => id);
    expect(await changeable(john)).toEqual(['id-high']);
    expect(await changeable(jane)).toEqual(firstQueueIds);
  });
});

describe('a queue that is not saved', () => {
  const preview = (window: TestWindow, where: object) =>
    window.ask('queue.preview', { where: where as never, order: [...byDue], limit: 2 });

  test('V144: shows its first tickets and its count, of those that the agent sees', async () => {
    for (let count = 0; count < 3; count += 1) await openTicket();
    expectDone(await jane.run('ticket.open', { ...someTicket(), departmentId: 'department-sales' }));
    const { rows, ...counted } = expectDone(await preview(john, { property: 'state', operator: 'is', value: 'open' }));
    expect(rows).toHaveLength(2);
    expect(counted).toEqual({ total: 3, waitingForUs: 3, problems: [] });
  });

  test('V144: names what is not understood, and has the same limits as a saved one', async () => {
    const answer = expectDone(await preview(john, { all: [{ property: 'status', operator: 'is' }] }));
    expect(answer).toMatchObject({ total: 0, problems: [{ path: 'all.0', reason: 'value', name: 'status' }] });
    const many = Array.from({ length: 61 }, () => ({ property: 'state', operator: 'is', value: 'open' }));
    expect(await preview(john, { all: many })).toMatchObject({ error: { reason: 'condition.too-many' } });
  });
});

describe('the order that an agent chose for a queue', () => {
  const newestFirst = [{ by: 'opened', descending: true }] as const;
  const oldestFirst = [{ by: 'opened', descending: false }] as const;
  const orderIn = async (window: TestWindow, queue = 'open') =>
    expectDone(await rowsOf(window, queue)).rows.map(({ id }) => id);
  const orderOf = async (window: TestWindow) => (await listed(window)).find(({ id }) => id === 'open')?.order;
  const sort = (window: TestWindow, queue: string, order: object | null) =>
    window.call('queue.sort', { queue, order } as never);

  test('V140: sorts its pages and positions for them alone, in all of their windows, and stays after a restart', async () => {
    const first = await openTicket();
    desk.clock.nowMs += minuteMs;
    const second = await openTicket();
    const other = await desk.windowOf('john');
    expectDone(await sort(john, 'open', newestFirst));
    expect(await orderIn(john)).toEqual([second, first]);
    expect(expectDone(await john.ask('queue.position', { queue: 'open', ticketId: first }))).toEqual({ index: 1 });
    expect((await counts(john)).open).toEqual({ total: 2, waitingForUs: 2 });
    expect([await orderOf(john), await orderOf(other)]).toEqual([newestFirst, newestFirst]);
    expect(other.heard.flatMap(({ topics }) => topics)).toContain('queue-orders');
    expect(jane.heard.flatMap(({ topics }) => topics)).not.toContain('queue-orders');
    expect(await orderIn(jane)).toEqual([first, second]);
    desk = await desk.restarted();
    const again = await desk.windowOf('john');
    expect(await orderIn(again)).toEqual([second, first]);
  });

  test('V140: follows tickets that change and new ones, and is forgotten on request, or as the queue’s own', async () => {
    const first = await openTicket();
    expectDone(await sort(john, 'open', newestFirst));
    desk.clock.nowMs += minuteMs;
    const second = await openTicket();
    expect(await orderIn(john)).toEqual([second, first]);
    const usual = (await listed(john)).find(({ id }) => id === 'open')?.usualOrder ?? [];
    for (const order of [null, usual]) {
      expectDone(await sort(john, 'open', oldestFirst));
      expectDone(await sort(john, 'open', order));
      expect(await orderOf(john)).toEqual(usual);
    }
    expectDone(await jane.run('record.put', { kind: 'queue', id: 'open', fields: { order: [...newestFirst] } }));
    expect(await orderIn(john)).toEqual([second, first]);
  });

  test('V140: is only of keys that this release knows, one to five of them, and for a queue that they have', async () => {
    for (const order of [[], [{ by: 'mood', descending: true }], Array.from({ length: 6 }, () => newestFirst[0])])
      expect(await sort(john, 'open', order)).toMatchObject({ error: { code: 'invalid-input' } });
    await putQueue(jane, 'id-secret', 'jane');
    for (const queue of ['id-secret', 'never-was'])
      expect(await sort(john, queue, newestFirst)).toMatchObject({ error: { code: 'not-found' } });
  });
});

describe('the columns of a queue', () => {
  const floor = { name: 'Floor', type: 'number', choices: [], isRequired: false, order: 1 } as const;
  const story = { ...floor, name: 'Story', type: 'paragraphs' } as const;
  const everything = { where: { all: [] } };

  async function rowIn(queue: string) {
    return expectDone(await rowsOf(john, queue)).rows[0] ?? expect.fail('There is no row');
  }

  beforeEach(async () => {
    expectDone(await jane.run('record.put', { kind: 'field', id: 'floor', fields: floor }));
    expectDone(await jane.run('record.put', { kind: 'field', id: 'story', fields: story }));
  });

  test('V91: beyond those that every row has a place for stand in it as the details show them, in their order', async () => {
    await openTicket({ fields: { 'custom:floor': '7', 'custom:story': 'Once '.repeat(200) } });
    const columns = ['custom:story', 'summary', 'source', 'custom:floor', 'team', 'department', 'source'];
    await putQueue(john, 'id-all', 'john', { ...everything, columns });
    const { extras } = await rowIn('id-all');
    expect(extras.slice(1)).toEqual([
      { id: 'source', label: { text: 'field.source' }, shown: { text: 'choice.source.phone' } },
      { id: 'custom:floor', label: { own: 'Floor' }, shown: { number: 7 } },
      { id: 'department', label: { text: 'detail.department' }, shown: { own: 'Support' } },
    ]);
    expect(extras[0]).toEqual({
      id: 'custom:story',
      label: { own: 'Story' },
      shown: { own: 'Once '.repeat(60) },
    });
    expect((await rowIn('open')).extras).toEqual([]);
  });

  test('V91: that are not known here, and what the ticket does not hold, are left out', async () => {
    await openTicket();
    await putQueue(john, 'id-all', 'john', { ...everything, columns: ['mood', 'custom:gone', 'custom:floor', 'due'] });
    expect((await rowIn('id-all')).extras).toEqual([]);
    expect((await listed(john)).at(-1)?.columns).toEqual(['custom:floor', 'due']);
    expectDone(await jane.run('record.put', { kind: 'field', id: 'gone', fields: { ...floor, name: 'Room' } }));
    expect(john.heard.at(-1)?.topics).toContain('record:field');
    expect((await listed(john)).at(-1)?.columns).toEqual(['custom:gone', 'custom:floor', 'due']);
  });

  test('V91: are the usual ones where none is chosen or known', async () => {
    for (const columns of [[], ['mood']]) {
      await putQueue(john, 'id-all', 'john', { ...everything, columns });
      expect((await listed(john)).at(-1)?.columns).toEqual(usualColumns);
    }
  });

  test('V91: still show what a ticket holds in an archived field', async () => {
    await openTicket({ fields: { 'custom:floor': '7' } });
    await putQueue(john, 'id-all', 'john', { ...everything, columns: ['custom:floor'] });
    expectDone(await jane.run('record.retire', { kind: 'field', id: 'floor' }));
    expect((await rowIn('id-all')).extras).toEqual([
      { id: 'custom:floor', label: { own: 'Floor' }, shown: { number: 7 } },
    ]);
  });
});

describe('the queues that a window’s menu has', () => {
  test('V94: are the current ones of the signed-in agent: renamed, archived, added', async () => {
    let told = 0;
    desk.bridge.onShown(() => {
      told += 1;
    });
    const menu = (windowId: string) => desk.bridge.shown(windowId).queues.map(({ id, name }) => [id, name].join(' '));
    expectDone(await jane.run('record.put', { kind: 'queue', id: 'open', fields: { name: 'Everything' } }));
    expectDone(await jane.run('record.retire', { kind: 'queue', id: 'mine' }));
    await putQueue(john, 'id-late', 'john', { name: 'Late' });
    expect(told).toBe(3);
    const first = originalQueues.map(({ id, name }) => [id, name].join(' '));
    const left = first.flatMap((queue) =>
      queue === 'mine My tickets' ? [] : queue.replace('open Open', 'open Everything'),
    );
    expect(menu('window-john')).toEqual([...left, 'id-late Late']);
    expect(menu('window-jane')).toEqual([...left, 'deleted Deleted']);
    expect(menu('nobody')).toEqual(first);
  });
});

describe('whether there is any ticket', () => {
  test('V92: includes only tickets in sight, however the queues are configured', async () => {
    expect(await asked(john)).toMatchObject({ isEmpty: true });
    expectDone(await jane.run('ticket.open', { ...someTicket(), departmentId: 'department-sales' }));
    const sam = await desk.windowOf('sam');
    expect([(await asked(john)).isEmpty, (await asked(sam)).isEmpty]).toEqual([true, false]);
    await openTicket();
    expect((await asked(john)).isEmpty).toBe(false);
    for (const id of firstQueueIds.filter((each) => each !== 'deleted'))
      expectDone(await jane.run('record.put', { kind: 'queue', id, fields: { where: { any: [] } } }));
    expect(new Set(Object.values(await counts(john)).map((count) => count?.total))).toEqual(new Set([0]));
    expect((await asked(john)).isEmpty).toBe(false);
  });
});

describe('the way to a ticket', () => {
  async function foundIn(ticketId: string): Promise<string | undefined> {
    const details = expectDone(await john.ask('ticket.details', { ticketId }));
    const { found } = expectDone(await john.ask('ticket.find', { number: details.number }));
    expect(found?.ticketId).toBe(ticketId);
    const content = { key: 'draft-00000001', text: 'Words', files: [], basedOn: 1 };
    expectDone(await john.call('draft.save', { slot: { tab: 'message', ticketId }, draftId: 'draft-0001', content }));
    expect(expectDone(await john.ask('draft.list', {}))[0]?.ticket?.queue).toBe(found?.queue);
    return found?.queue;
  }

  test('R51: leads to the first queue that holds it, or to the first where none does', async () => {
    const ticketId = await openTicket();
    expect(await foundIn(ticketId)).toBe('open');
    expectDone(await john.run('status.set', { ticketId, statusId: 'status-closed' }));
    expect(await foundIn(ticketId)).toBe('closed');
    for (const id of firstQueueIds.filter((each) => each.startsWith('closed')))
      expectDone(await jane.run('record.retire', { kind: 'queue', id }));
    expect(await foundIn(ticketId)).toBe('open');
    await putQueue(john, 'id-done', 'john', { where: { property: 'state', operator: 'is', value: 'closed' } });
    expect(await foundIn(ticketId)).toBe('id-done');
  });
});

describe('a queue that depends on the clock', () => {
  async function dueIn(minutes: number): Promise<string> {
    const ticketId = await openTicket();
    expectDone(await john.run('due.set', { ticketId, dueMs: desk.clock.nowMs + minutes * minuteMs }));
    return ticketId;
  }

  const heardOfQueues = (window: TestWindow) =>
    window.heard.splice(0).filter(({ topics }) => topics.includes('record:queue')).length;

  test('V78: a ticket enters at its time without a commit, and windows that show the queue are notified then', async () => {
    const [later, sooner] = [await dueIn(90), await dueIn(30)];
    await putQueue(john, 'id-late', 'john');
    expect((await counts(john))['id-late']?.total).toBe(0);
    heardOfQueues(john);
    jane.heard.splice(0);
    desk.passTime(30 * minuteMs - 1);
    expect(heardOfQueues(john)).toBe(0);
    desk.passTime(1);
    expect(heardOfQueues(john)).toBe(1);
    expect(expectDone(await rowsOf(john, 'id-late')).rows.map(({ id }) => id)).toEqual([sooner]);
    expect((await counts(john))['id-late']?.total).toBe(1);
    desk.passTime(60 * minuteMs);
    expect(heardOfQueues(john)).toBe(1);
    expect(expectDone(await rowsOf(john, 'id-late')).rows.map(({ id }) => id)).toEqual([sooner, later]);
    expect(jane.heard).toEqual([]);
  });

  test('V78: reports a ticket whose due time was changed after it was read', async () => {
    await putQueue(john, 'id-late', 'john');
    const ticketId = await dueIn(120);
    expect((await counts(john))['id-late']?.total).toBe(0);
    expectDone(await john.run('due.set', { ticketId, dueMs: desk.clock.nowMs + 5 * minuteMs }));
    heardOfQueues(john);
    desk.passTime(5 * minuteMs);
    expect(heardOfQueues(john)).toBe(1);
  });

  test('V78: notices within a minute that the clock was set, forwards or back', async () => {
    const ticketId = await dueIn(120);
    await putQueue(john, 'id-late', 'john');
    expect((await counts(john))['id-late']?.total).toBe(0);
    heardOfQueues(john);
    // Timers do not run while a computer sleeps: nothing happens until it is awake again.
    desk.clock.nowMs += 130 * minuteMs;
    desk.passTime(minuteMs);
    expect(heardOfQueues(john)).toBe(1);
    expect(expectDone(await rowsOf(john, 'id-late')).rows.map(({ id }) => id)).toEqual([ticketId]);
    desk.clock.nowMs -= 60 * minuteMs;
    desk.passTime(minuteMs);
    expect(heardOfQueues(john)).toBe(1);
    expect(expectDone(await rowsOf(john, 'id-late')).rows).toEqual([]);
  });

  test('V78: says nothing any more once its desk is closed', async () => {
    await dueIn(30);
    await putQueue(john, 'id-late', 'john');
    await counts(john);
    await desk.deskManager.close();
    john.heard.splice(0);
    desk.passTime(60 * minuteMs);
    expect(john.heard).toEqual([]);
  });
});

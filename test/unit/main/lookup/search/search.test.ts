import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createRowTable } from '../../../../../main/engine/rows/create-row-table.ts';
import type { RowTable } from '../../../../../main/engine/rows/row-table.ts';
import { createSearch, type Search } from '../../../../../main/lookup/search/search.ts';
import type { FinderPlace, TextFinder } from '../../../../../main/lookup/search/text-finder.ts';
import { type AgentAccess, agentAccess } from '../../../../../shared/domain/access.ts';
import type { DeskRecords } from '../../../../../shared/domain/records/desk-records.ts';
import { formatStamp } from '../../../../../shared/domain/stamp.ts';
import { ticketRow } from '../../../../../shared/domain/ticket/row.ts';
import { emptyTicket } from '../../../../../shared/domain/ticket/ticket.ts';
import { memoryDesk } from '../../../../support/memory-desk.ts';
import { monday } from '../../../../support/test-desk.ts';
import { virtualClock } from '../../../../support/virtual-clock.ts';

let records: DeskRecords;
let access: AgentAccess;

beforeAll(async () => {
  ({ records } = (await memoryDesk()).engine);
  access = agentAccess(records, 'john') ?? expect.fail('John is not on this desk');
});

/** An index that a test answers for. */
interface TestFinder extends TextFinder {
  state: () => ReturnType<TextFinder['state']>;
  /** How often it was asked. */
  asked: number;
  /** What it finds, in the parts in which it finds it. */
  parts: readonly (readonly string[])[];
  /** Answers wait for this. */
  next: Promise<void>;
  readonly becomes: (state: ReturnType<TextFinder['state']>) => void;
}

function testFinder(): TestFinder {
  const listeners: (() => void)[] = [];
  const finder: TestFinder = {
    asked: 0,
    parts: [],
    next: Promise.resolve(),
    state: () => ({ kind: 'ready' }),
    onState: (listener) => void listeners.push(listener),
    find: async (_words, { below, signal }) => {
      finder.asked += 1;
      await finder.next;
      signal?.throwIfAborted();
      const part = below?.place ?? 0;
      const next: FinderPlace | undefined =
        part + 1 < finder.parts.length ? { by: 'index', place: part + 1 } : undefined;
      return { hits: (finder.parts[part] ?? []).map((id) => ({ id })), next };
    },
    becomes: (state) => {
      finder.state = () => state;
      for (const listener of listeners) listener();
    },
  };
  return finder;
}

const time = { nowMs: monday };
let rows: RowTable;
let clock: ReturnType<typeof virtualClock>;
let finder: TestFinder;
let search: Search;
let heard: (string | undefined)[];

/** Ticket `t5` has the number 1005 and was changed five seconds after `t0`. */
function put(index: number, summary = `Ticket ${index}`, departmentId = 'department-support'): string {
  const empty = emptyTicket(`t${index}`);
  const changedMs = monday - 10_000_000 + index * 1_000;
  rows.put(
    ticketRow({
      ...empty,
      intake: { number: String(1_000 + index), openedMs: changedMs, openedBy: 'agent:john' },
      fields: { ...empty.fields, summary },
      department: { departmentId },
      newest: formatStamp(changedMs, 0),
    }),
  );
  return `t${index}`;
}

beforeEach(() => {
  time.nowMs = monday;
  rows = createRowTable();
  clock = virtualClock(time);
  finder = testFinder();
  heard = [];
  for (let index = 0; index < 3_000; index++) put(index);
  search = createSearch({
    ...{ rows, records, finder, clock, nowMs: () => time.nowMs },
    people: { named: async () => [], calledWith: async () => [] },
    typos: { find: async () => [], onReady: () => undefined, note: () => undefined },
    onError: (error) => expect.fail(String(error)),
  });
  search.onNews((windowId) => heard.push(windowId));
});

function ask(text: string, { windowId = 'one', isBeside = false, offset = 0, limit = 3 } = {}) {
  return search.page({ windowId, access, isBeside }, { text, sort: 'newest', offset, limit });
}

async function found(text: string, more?: Parameters<typeof ask>[1]) {
  const page = (await ask(text, more)) ?? expect.fail('It was replaced');
  return { ...page, ids: page.ordinals.map(rows.idAt) };
}

const idsFrom = (newest: number, count: number) => Array.from({ length: count }, (_, index) => `t${newest - index}`);
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('a search', () => {
  test('Y63: stops once it has counted enough, and continues where it was for further pages', async () => {
    finder.parts = [idsFrom(2_999, 1_000), idsFrom(1_999, 1_000), idsFrom(999, 1_000)];
    expect(await found('ticket')).toMatchObject({ ids: ['t2999', 't2998', 't2997'], total: 1_000, isMore: true });
    expect(finder.asked).toBe(1);
    expect(await found('ticket', { offset: 999 })).toMatchObject({ ids: ['t2000', 't1999', 't1998'], total: 2_000 });
    expect(finder.asked).toBe(2);
    expect(await found('ticket', { offset: 2_998 })).toMatchObject({ ids: ['t1', 't0'], total: 3_000, isMore: false });
  });

  test('Y63: counts only tickets that the agent may see, however many others contain the words', async () => {
    for (let index = 1_000; index < 3_000; index++) put(index, 'Elsewhere', 'department-sales');
    finder.parts = [idsFrom(2_999, 1_000), idsFrom(1_999, 1_000), idsFrom(999, 10)];
    expect(await found('ticket')).toMatchObject({ ids: ['t999', 't998', 't997'], total: 10, isMore: false });
  });

  test('Y60: sorts tickets by their last change, even if the index has another order', async () => {
    finder.parts = [['t5', 't9', 't7']];
    expect(await found('ticket')).toMatchObject({ ids: ['t9', 't7', 't5'] });
  });

  test('Y61: merges tickets with a part of the number among those that contain it', async () => {
    finder.parts = [['t2000', 't5']];
    expect(await found('1999', { limit: 9 })).toMatchObject({ ids: ['t2000', 't999', 't5'] });
    expect(await found('#1999')).toMatchObject({ ids: ['t999'] });
  });

  test('Y71: ends when its window searches for something else, which another window and a search beside it do not do', async () => {
    let go = () => {};
    finder.next = new Promise((resolve) => {
      go = resolve;
    });
    const [first, other] = [ask('one'), ask('one', { windowId: 'two' })];
    const [beside, later] = [ask('one', { isBeside: true }), ask('two', { windowId: 'two', isBeside: true })];
    await turn();
    const second = ask('two');
    go();
    expect(await first).toBeUndefined();
    expect([await other, await second, await beside, await later]).not.toContain(undefined);
    search.end('one');
    expect(
      search.isCurrent(
        { windowId: 'one', access, isBeside: true },
        { text: 'one', sort: 'newest', offset: 0, limit: 3 },
      ),
    ).toBe(false);
  });

  test('Y71: begins again when a ticket has changed', async () => {
    finder.parts = [['t5', 't4']];
    expect(await found('ticket')).toMatchObject({ total: 2 });
    finder.parts = [['t6', 't5', 't4']];
    expect(await found('ticket')).toMatchObject({ total: 2 });
    put(6, 'Another summary');
    expect(await found('ticket')).toMatchObject({ ids: ['t6', 't5', 't4'], total: 3 });
  });

  test('Y71: depends on the time if its fields do', async () => {
    expect(await found('created:>2h')).toMatchObject({ total: 199 });
    time.nowMs += 600_000;
    expect(await found('created:>2h')).toMatchObject({ total: 0 });
  });
});

describe('while the index is being built', () => {
  test('Y72: a search finds what rows contain at once, and says how far the index is', async () => {
    finder.becomes({ kind: 'building', fraction: 0.4 });
    put(7, 'A printer');
    expect(await found('printer')).toMatchObject({
      ids: ['t7'],
      index: { kind: 'building', fraction: 0.4 },
      isComplete: false,
    });
    expect(await found('is:open')).toMatchObject({ isComplete: true });
    heard.splice(0);
    finder.parts = [['t8']];
    finder.becomes({ kind: 'ready' });
    expect(heard).toEqual([undefined]);
    expect(await found('printer')).toMatchObject({ ids: ['t8'], isComplete: true });
  });

  test('Y72: a slow search answers soon with what it has, and announces what it finds later', async () => {
    let go = () => {};
    finder.becomes({ kind: 'without' });
    finder.parts = [['t8'], ['t9']];
    finder.next = new Promise((resolve) => {
      go = resolve;
    });
    const asked = ask('printer');
    await expect.poll(() => finder.asked).toBe(1);
    await clock.pass(100);
    expect(await asked).toMatchObject({ total: 0, isMore: true, isComplete: false });
    heard.splice(0);
    go();
    await expect.poll(() => heard.length).toBeGreaterThan(0);
    await expect.poll(async () => (await found('printer')).isComplete).toBe(true);
    expect(await found('printer')).toMatchObject({ ids: ['t9', 't8'], isMore: false });
    expect(new Set(heard)).toEqual(new Set(['one']));
  });

  test('Y72: a slow search pauses when its window does not ask for it any longer', async () => {
    finder.becomes({ kind: 'without' });
    finder.parts = Array.from({ length: 500 }, () => []);
    let asked = 0;
    finder.next = {
      // biome-ignore lint/suspicious/noThenProperty: a promise that lets time pass.
      then: (resolve: () => void) => {
        asked += 1;
        time.nowMs += 1_000;
        setImmediate(resolve);
      },
    } as unknown as Promise<void>;
    const page = ask('printer');
    await expect.poll(() => asked).toBeGreaterThan(58);
    for (let count = 0; count < 20; count++) await turn();
    expect(asked).toBeLessThan(65);
    await clock.pass(100);
    await page;
  });
});

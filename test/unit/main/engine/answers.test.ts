import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Engine } from '../../../../main/engine/engine.ts';
import { agentPrincipal } from '../../../../shared/domain/principal.ts';
import { createSimulatedDisk, type SimulatedDisk } from '../../../support/simulated-disk.ts';
import {
  countingIds,
  expectDone,
  monday,
  openTestDesk,
  someTicket,
  type TestDesk,
} from '../../../support/test-desk.ts';

/** Every look at the time takes as long as this computer needs to decide one operation. */
const decidingMs = 3;
const newKey = countingIds('key-answers-');
let disk: SimulatedDisk;
let desk: TestDesk;
let ticketId: string;
let flushes = 0;

beforeEach(async () => {
  disk = createSimulatedDisk();
  let ms = 0;
  const clock = {
    get nowMs() {
      ms += decidingMs;
      return monday + ms;
    },
    set nowMs(later: number) {
      ms = later - monday;
    },
  };
  desk = await openTestDesk('/desk', { disk, clock });
  [ticketId = ''] = expectDone(await desk.as('jane', 'ticket.open', someTicket())).ticketIds;
  vi.spyOn(performance, 'now').mockImplementation(() => ms);
  flushes = 0;
  disk.hooks = {
    before: ({ kind, path }) => {
      if (kind === 'datasync' && path.endsWith('.jsonl')) flushes += 1;
    },
  };
});

afterEach(() => vi.restoreAllMocks());

function summarise(value: string): ReturnType<Engine['run']> {
  const input = { ticketId, field: 'summary', value };
  return desk.engine.run({ name: 'field.set', input, key: newKey(), principal: agentPrincipal('jane') });
}

/** In which turn of the event loop each request was answered. */
async function turnsOf(requests: readonly ReturnType<Engine['run']>[]): Promise<number[]> {
  let turn = 0;
  let isOver = false;
  const count = (): void => {
    turn += 1;
    if (!isOver) setImmediate(count);
  };
  count();
  const turns = await Promise.all(requests.map((request) => request.then(() => turn)));
  isOver = true;
  return turns;
}

function mostInOne(turns: readonly number[]): number {
  return Math.max(...turns.map((turn) => turns.filter((other) => other === turn).length));
}

describe('operations that are requested at once', () => {
  test('B45: are decided in slices of eight milliseconds, each decided once and each slice written with one flush', async () => {
    const requests = Array.from({ length: 10 }, (_, index) => summarise(`Summary ${index}`));
    expect(mostInOne(await turnsOf(requests))).toBe(3);
    expect(flushes).toBe(4);
    const commits = (await Promise.all(requests)).map((answer) => expectDone(answer).commit.split(':')[1]);
    expect(commits).toEqual(Array.from({ length: 10 }, (_, index) => String(index + 3)));
    expect(desk.engine.rows.get(ticketId)?.fields.summary).toBe('Summary 9');
  });

  test('B45: let other tasks run between slices, also if all of them are refused without a write', async () => {
    const present = desk.engine.rows.get(ticketId)?.fields.summary ?? '';
    const requests = Array.from({ length: 12 }, () => summarise(present));
    expect(mostInOne(await turnsOf(requests))).toBe(3);
    expect((await Promise.all(requests)).map(({ ok }) => ok)).toEqual(Array.from({ length: 12 }, () => false));
    expect(flushes).toBe(0);
  });
});

describe('an answer', () => {
  test('B44: comes before anything that follows from the change, and what follows keeps its order', async () => {
    const before = desk.changes.length;
    const summaries = () =>
      desk.changes.slice(before).flatMap((commits) => commits.map(({ tickets }) => tickets[0]?.after.fields.summary));
    const first = summarise('One').then(summaries);
    const second = summarise('Two').then(summaries);
    expect([await first, await second]).toEqual([[], []]);
    expectDone(await summarise('Three'));
    desk.engine.settle();
    expect(summaries()).toEqual(['One', 'Two', 'Three']);
  });

  test('B44: is followed by what depends on the change without anybody asking for it', async () => {
    const before = desk.changes.length;
    expectDone(await summarise('One'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(desk.changes.length).toBe(before + 1);
    expectDone(await summarise('Two'));
    await desk.engine.idle();
    expect(desk.changes.length).toBe(before + 2);
  });
});

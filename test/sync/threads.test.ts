import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ThreadRange } from '../../main/engine/thread-part.ts';
import { threadCursor } from '../../shared/domain/thread-cursor.ts';
import { type ThreadItem, threadItems } from '../../shared/views/thread.ts';
import { rowsOn } from '../support/all-tickets.ts';
import { seed } from '../support/arbitrary-seed.ts';
import { runs } from '../support/runs.ts';
import { expectDone, someTicket } from '../support/test-desk.ts';
import { exchange } from './support/exchange.ts';
import { naiveThread } from './support/naive-thread.ts';
import { foundedDesks, restarted, type SyncDesk } from './support/sync-desk.ts';
import { arbitraryStep, createWorld } from './support/world.ts';

async function page(on: SyncDesk, ticketId: string, before: string | null, limit: number, from: string | null = null) {
  const at = (cursor: string | null) => (cursor === null ? null : threadCursor.parse(cursor));
  const range: ThreadRange = { from: at(from), before: at(before), limit };
  const { commits, ...extent } = await on.engine.thread.page(ticketId, range);
  const conversation = on.ticket(ticketId)?.conversation ?? { entries: [] };
  return { ...extent, commits, items: threadItems(commits, on.engine.records, conversation) };
}

/** Reads a thread from its end to its beginning, and checks what each page says of the rest. */
async function inPages(on: SyncDesk, ticketId: string, limit: number): Promise<ThreadItem[]> {
  const items: ThreadItem[] = [];
  const earlier: number[] = [];
  let before: string | null = null;
  do {
    const read = await page(on, ticketId, before, limit);
    if (read.commits.length > 1) expect(read.items.length).toBeLessThanOrEqual(limit);
    items.unshift(...read.items);
    earlier.push(read.earlier + items.length);
    before = read.from;
  } while (before !== null);
  expect(new Set(earlier)).toEqual(new Set([items.length]));
  return items;
}

/** An item as the naive thread names it. */
function nameOf(item: ThreadItem, sums: ReadonlyMap<string, string>): string {
  if (item.kind === 'entry') return `entry ${item.id}`;
  const [first] = item.changes;
  const undo = first?.what === 'undone' || first?.what === 'redone' ? first.what : '';
  return `change ${sums.get(item.id)} ${undo}`;
}

async function namesOn(on: SyncDesk, ticketId: string, limit: number): Promise<string[]> {
  const { commits } = await page(on, ticketId, null, Number.MAX_SAFE_INTEGER);
  const sums = new Map(
    commits.flatMap(({ events }) =>
      events.map(({ commit, index }) => [`${commit.device}:${commit.seq}:${index}`, commit.sum] as const),
    ),
  );
  return (await inPages(on, ticketId, limit)).map((item) => nameOf(item, sums));
}

/** Two commits with the same name come only from a copied folder; which of them an undo meant is unknown. */
const stepWithoutCopies = arbitraryStep.filter(({ does }) => does !== 'copy');

describe(`a thread in pages (SEED=${seed})`, () => {
  test('V80: of any size is the whole thread, and each page counts what is above it', async () => {
    let checked = 0;
    const property = fc.asyncProperty(
      fc.array(stepWithoutCopies, { minLength: 10, maxLength: 50, size: 'max' }),
      fc.integer({ min: 1, max: 12 }),
      async (steps, limit) => {
        const world = await createWorld();
        for (const step of steps) await world.play(step);
        for (const one of world.desks) {
          for (const { id: ticketId } of rowsOn(one.engine)) {
            expect(await namesOn(one, ticketId, limit)).toEqual(naiveThread(one, ticketId));
            checked += 1;
          }
        }
      },
    );
    await fc.assert(property, runs(15));
    expect(checked).toBeGreaterThan(60);
  });

  test('V81: keeps its position, whatever is inserted above or below', async () => {
    const [anna, bo] = await foundedDesks('anna', 'bo');
    const [ticketId = ''] = expectDone(await anna.as('lena', 'ticket.open', someTicket())).ticketIds;
    await exchange(anna, bo);
    const note = (on: SyncDesk, text: string) => {
      on.clock.nowMs += 60_000;
      const basedOn = on.ticket(ticketId)?.conversation.entries.length ?? 0;
      const input = { ticketId, visibility: 'internal', body: `<p>${text}</p>`, basedOn } as const;
      return on.as('lena', 'conversation.post', input).then(expectDone);
    };
    for (const text of ['a1', 'a2', 'a3', 'a4']) await note(anna, text);
    for (const text of ['b1', 'b2']) await note(bo, text);
    const texts = (items: readonly ThreadItem[]) =>
      items.flatMap((item) => (item.kind === 'entry' ? [item.html.replace(/<.*?>/g, '')] : []));
    const newest = await page(anna, ticketId, null, 3);
    expect(texts(newest.items)).toEqual(['a2', 'a3', 'a4']);
    expect(newest.earlier).toBe(2);
    await exchange(anna, bo);
    await note(anna, 'a5');
    const above = await page(anna, ticketId, newest.from, 10);
    const below = await page(anna, ticketId, null, 10, newest.from);
    const [opening] = texts(above.items);
    expect([...texts(above.items), ...texts(below.items)].toSorted()).toEqual(
      [opening, 'a1', 'a2', 'a3', 'a4', 'a5', 'b1', 'b2'].toSorted(),
    );
    expect(texts(below.items).at(-1)).toBe('a5');
    expect(below).toMatchObject({ from: newest.from, earlier: above.items.length, entriesBefore: above.items.length });
    const again = await restarted(anna);
    expect(texts((await page(again, ticketId, newest.from, 10)).items)).toEqual(texts(above.items));
  });
});

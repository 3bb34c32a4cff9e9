import { beforeAll, describe, expect, test } from 'vitest';
import { askPage, askWholeThread, loadedThread } from '../../renderer/features/ticket/thread-pages.ts';
import type { ShownItem, ThreadPage } from '../../shared/bridge/contract/tickets.ts';
import { formatStamp } from '../../shared/domain/stamp.ts';
import { threadCursor } from '../../shared/domain/thread-cursor.ts';
import { threadItems } from '../../shared/views/thread.ts';
import { countingDisk } from '../support/counting-disk.ts';
import { forgedLine } from '../support/forged-line.ts';
import { createMemoryDisk } from '../support/memory-disk.ts';
import { expectDone, monday, someTicket } from '../support/test-desk.ts';
import { desk, found, restarted, type SyncDesk } from './support/sync-desk.ts';

const entryCount = 12_000;
const counted = countingDisk(createMemoryDisk());
let anna: SyncDesk;
let ticketId = '';
/** How often the desk was asked, and how many lines it read for that. */
let asked: { limit: number; lines: number }[] = [];

/** The opening is the first entry; the notes are written as lines, which takes a tenth of the time. */
beforeAll(async () => {
  const first = await desk('anna', { disk: counted.disk });
  await found(first);
  ticketId = expectDone(await first.as('john', 'ticket.open', someTicket())).ticketIds[0] ?? '';
  const path = '/desk/journal/device-anna/000001.jsonl';
  const lines = [counted.disk.files().get(path) ?? Buffer.alloc(0)];
  let { seq, sum: prev } = first.state.chain;
  for (let index = 2; index <= entryCount; index += 1) {
    seq += 1;
    const text = `Note ${index}`;
    const body = { html: `<p>${text}</p>`, text };
    const data = { entryId: `note-${index}`, kind: 'note', body, attachments: [] };
    const stamp = formatStamp(monday + index, 0);
    const place = { device: 'device-anna', seq, prev, actor: 'agent:john' };
    const line = forgedLine(place, [{ type: 'conversation.posted', on: `ticket:${ticketId}`, data }], { stamp });
    lines.push(line.bytes);
    prev = line.sum;
  }
  counted.disk.put(path, Buffer.concat(lines));
  anna = await restarted(first);
}, 60_000);

function note(text: string) {
  const said = { visibility: 'internal', body: `<p>${text}</p>`, basedOn: entryCount + 100 } as const;
  return anna.as('john', 'conversation.post', { ticketId, ...said });
}

/** The desk as a window asks it. */
const ask: Parameters<typeof askPage>[0] = async ({ from = null, before = null, limit }) => {
  const at = (cursor: string | null) => (cursor === null ? null : threadCursor.parse(cursor));
  const readBefore = counted.lines();
  const { commits, ...extent } = await anna.engine.thread.page(ticketId, { from: at(from), before: at(before), limit });
  asked.push({ limit, lines: counted.lines() - readBefore });
  const entries = anna.ticket(ticketId)?.conversation.entries ?? [];
  const items = threadItems(commits, anna.engine.records, { entries });
  return { ...extent, items: items as unknown as ShownItem[] }; // Safe: the frames of entries are not looked at here.
};

/** What “Show earlier” does until there is nothing earlier. */
async function loadAll(): Promise<ThreadPage[]> {
  const pages = [await askPage(ask, { ticketId, before: null }, undefined)];
  for (let from = pages.at(-1)?.from; from; from = pages.at(-1)?.from)
    pages.push(await askPage(ask, { ticketId, before: from }, undefined));
  return pages;
}

describe('a ticket with 12,000 entries', () => {
  test('V80: is opened with as many lines as it shows, and every question reads no more than its answer shows', async () => {
    asked = [];
    const [newest] = await loadAll();
    expect(newest?.items).toHaveLength(60);
    expect(newest).toMatchObject({ earlier: entryCount - 60, entriesBefore: entryCount - 60 });
    expect(asked[0]?.lines).toBeLessThanOrEqual(60);
    expect(asked.filter(({ limit, lines }) => lines > limit)).toEqual([]);
  });

  test('V80: can be shown up to its very first entry', async () => {
    const pages = await loadAll();
    const thread = loadedThread(pages);
    expect(thread?.items).toHaveLength(entryCount);
    expect(thread?.items[0]).toMatchObject({ kind: 'entry', entryKind: 'message' });
    expect(thread?.items.at(-1)).toMatchObject({ html: `<p>Note ${entryCount}</p>` });
    expect(thread).toMatchObject({ earlier: 0, entryCount });
    expect([...(thread?.entries.keys() ?? [])]).toEqual(Array.from({ length: entryCount }, (_unused, at) => at));
    expect((await askWholeThread(ask, ticketId)).items).toEqual(thread?.items);
  });

  test('V82: after a change reads only the loaded part, and shows the new entry with it', async () => {
    const newest = await askPage(ask, { ticketId, before: null }, undefined);
    const input = { ticketId, field: 'priority', value: 'priority-high', reason: '' } as const;
    const { commit } = expectDone(await anna.as('jane', 'field.set', input));
    asked = [];
    const again = await askPage(ask, { ticketId, before: null }, newest);
    expect(asked).toEqual([{ limit: 500, lines: 61 }]);
    expect([again.from, again.earlier]).toEqual([newest.from, newest.earlier]);
    expect(again.items.slice(0, 60)).toEqual(newest.items);
    expect(again.items.at(-1)).toMatchObject({ kind: 'change', changes: [{ what: 'field' }] });
    expectDone(await anna.as('jane', 'commit.undo', { commit }));
  });

  test('V83: reads one more line for an undo of a change far above it', async () => {
    const input = { ticketId, field: 'priority', value: 'priority-low', reason: '' } as const;
    let { commit } = expectDone(await anna.as('jane', 'field.set', input));
    for (let count = 0; count < 70; count += 1) await note(`More ${count}`);
    for (let turn = 0; turn < 3; turn += 1)
      commit = expectDone(await anna.as('jane', 'commit.undo', { commit })).commit;
    asked = [];
    const { items } = await askPage(ask, { ticketId, before: null }, undefined);
    expect(asked[0]?.lines).toBe(61);
    const actions = [{ what: 'field', to: { own: 'Low' } }];
    expect(items.slice(-3).map((item) => item.kind === 'change' && item.changes[0])).toMatchObject([
      { what: 'undone', actions },
      { what: 'redone', actions },
      { what: 'undone', actions },
    ]);
  });

  test('V84: explains its due time from the lines that planned it', async () => {
    const before = counted.lines();
    const plannings = await anna.engine.thread.plannings(ticketId);
    expect(plannings.map(({ type }) => type)).toEqual(['due.planned']);
    expect(counted.lines() - before).toBe(1);
  });
});

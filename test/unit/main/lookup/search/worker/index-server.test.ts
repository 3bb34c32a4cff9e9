import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { noTexts, type Texts } from '../../../../../../main/lookup/search/worker/columns.ts';
import type { WrittenTicket } from '../../../../../../main/lookup/search/worker/requests.ts';
import { termOf } from '../../../../../../shared/views/search/term.ts';
import { indexInProcess } from '../../../../../support/index-in-process.ts';
import { runs } from '../../../../../support/runs.ts';
import { arbitrarySearch, arbitraryTexts, contains } from '../../../../../support/sought-texts.ts';
import { temporaryFolder } from '../../../../../support/test-desk.ts';

const folders: { readonly remove: () => Promise<void> }[] = [];

async function newFolder(): Promise<string> {
  const folder = await temporaryFolder();
  folders.push(folder);
  return folder.path;
}

afterEach(async () => {
  for (const { remove } of folders.splice(0)) await remove();
});

function ticket(id: string, changedMs: number, rows: readonly Texts[]): WrittenTicket {
  const signs = rows.map((texts) => JSON.stringify(texts));
  return { id, changedMs, signs, rows: rows.map((texts, number) => [number, texts]) };
}

function wanted(...texts: readonly string[]) {
  const found = texts.map((text) => termOf({ text, kind: 'word', isOpen: true }));
  return { wanted: found.filter((term) => term !== undefined), unwanted: [] };
}

const day = 86_400_000;
const start = Date.UTC(2026, 0, 1);

test('Y52: the index finds what a comparison word by word finds, newest first, also after changes and a restart', async () => {
  const change = fc.record({
    id: fc.integer({ min: 1, max: 6 }).map((number) => `ticket-${number}`),
    changedMs: fc.integer({ min: 0, max: 40 }).map((days) => start + days * day),
    rows: fc.array(arbitraryTexts, { minLength: 1, maxLength: 3 }),
    isRemoval: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(change, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 }),
      fc.array(arbitrarySearch, { minLength: 20, maxLength: 20 }),
      async (batches, searches) => {
        const folder = await newFolder();
        const known = new Map<string, WrittenTicket>();
        let index = indexInProcess();
        index.ask('open', { folder });
        for (const [at, batch] of batches.entries()) {
          const last = new Map(batch.map((one) => [one.id, one]));
          const removed = [...last.values()].filter(({ isRemoval }) => isRemoval).map(({ id }) => id);
          const written = [...last.values()]
            .filter(({ isRemoval }) => !isRemoval)
            .map(({ id, changedMs, rows }) => ticket(id, changedMs, rows));
          for (const id of removed) known.delete(id);
          for (const one of written) known.set(one.id, one);
          const lacking = new Map(index.ask('compare', written).map(({ id, rows }) => [id, rows]));
          const tickets = written
            .filter(({ id }) => lacking.has(id))
            .map((one) => ({ ...one, rows: one.rows.filter(([number]) => lacking.get(one.id)?.includes(number)) }));
          index.ask('write', { tickets, removed });
          expect(index.ask('compare', written)).toEqual([]);
          if (at % 2 === 1) {
            index.ask('close', null);
            index = indexInProcess();
            expect(index.ask('open', { folder }).wasReplaced).toBe(false);
          }
        }
        for (const search of searches) {
          const hits = index.ask('find', { search, below: null, limit: 100 });
          const right = [...known.values()].filter(({ rows }) =>
            contains(
              rows.map(([, texts]) => texts),
              search,
            ),
          );
          expect(hits.map(({ id }) => id).sort()).toEqual(right.map(({ id }) => id).sort());
          expect(hits.map(({ place }) => place)).toEqual(hits.map(({ place }) => place).sort((a, b) => b - a));
        }
        index.ask('close', null);
      },
    ),
    runs(10),
  );
});

test('Y51: hits come newest first, as many as are asked for, and go on below the last place', async () => {
  const index = indexInProcess();
  index.ask('open', { folder: await newFolder() });
  const texts = { ...noTexts, entries: ['The printer is on fire'] };
  const tickets = [3, 1, 4, 2, 5].map((at) => ticket(`t${at}`, start + at * day, [texts]));
  index.ask('write', { tickets, removed: [] });
  const search = wanted('print');
  const first = index.ask('find', { search, below: null, limit: 2 });
  expect(first.map(({ id }) => id)).toEqual(['t5', 't4']);
  const rest = index.ask('find', { search, below: first.at(-1)?.place ?? 0, limit: 10 });
  expect(rest.map(({ id }) => id)).toEqual(['t3', 't2', 't1']);
  index.ask('close', null);
});

import { expect, test } from 'vitest';
import { agentAccess } from '../../../../../shared/domain/access.ts';
import { createRandom, type Random } from '../../../../../shared/lib/random.ts';
import { seed } from '../../../../support/arbitrary-seed.ts';
import { type IndexedDesk, indexedDesks } from '../../../../support/indexed-desk.ts';
import { naiveSearch } from '../../../../support/naive-search.ts';

const { open, close } = indexedDesks();

const words = [
  'printer',
  'Print',
  'Çatastrophe',
  'STRASSE',
  'straße',
  '複印機',
  'ﾌﾟﾘﾝﾀｰ',
  '42',
  'badge',
  'ink',
] as const;
const names = ['Anna Ørsted', 'Ken Wheeler'] as const;
const phones = ['+49 (0)30 123-4567', '555 0142', ''] as const;
const queries = [
  ...['print', 'printer -badge', '"printer ink"', 'catastrophe strasse', '印機', 'プリ', 'anna ink', 'ken print'],
  ...['42', '0142 print', '30123', '100', '#100', 'is:open ink', 'is:closed', '-print', 'zzz'],
] as const;

function someWords(random: Random): string {
  return Array.from({ length: random.between(1, 4) }, () => random.pick(words)).join(' ');
}

/** What Jane does next, if she may. */
async function change({ does, opened, desk }: IndexedDesk, random: Random, step: number): Promise<void> {
  const { rows } = desk.engine;
  const requester = {
    ...{ personId: null, name: random.pick(names), phone: random.pick(phones), place: '' },
    email: `p${step}@example.com`,
  };
  if (rows.size() === 0 || random.chance(0.3)) {
    await opened({ summary: someWords(random), details: someWords(random), requester });
    return;
  }
  const ticketId = rows.idAt(random.between(0, rows.size() - 1));
  const body = `<p>${someWords(random)}</p>`;
  await random.pick([
    () => does('conversation.post', { ticketId, visibility: random.pick(['public', 'internal']), body, basedOn: 100 }),
    () => does('field.set', { ticketId, field: 'summary', value: `${someWords(random)} ${step}` }),
    () => does('requester.change', { ticketId, requester }),
    async () => {
      const { commit } = await does('conversation.post', { ticketId, visibility: 'internal', body, basedOn: 100 });
      await does('commit.undo', { commit });
    },
  ])();
}

test(`Y60: a search with an index finds what a comparison of every ticket finds (SEED=${seed})`, async () => {
  const random = createRandom(seed);
  let found = 0;
  for (let life = 0; life < 2; life++) {
    const world = await open();
    const { search, engine } = world.desk;
    for (let step = 0; step < 5; step++) await change(world, random, life * 100 + step);
    await world.indexed();
    for (let step = 0; step < 2; step++) {
      await change(world, random, life * 100 + 50 + step);
      engine.settle();
      for (const text of random.shuffled(queries).slice(0, 7)) {
        for (const agentId of ['jane', 'john', 'sam']) {
          const access = agentAccess(engine.records, agentId) ?? expect.fail(`${agentId} is not on this desk`);
          const page = await search.page({ windowId: agentId, access }, { text, sort: 'newest', offset: 0, limit: 50 });
          const ids = page?.ordinals.filter((ordinal) => !page.similar.has(ordinal)).map(engine.rows.idAt);
          const expected = await naiveSearch(engine, agentId, text, world.clock.nowMs());
          expect([life, step, agentId, text, ids]).toEqual([life, step, agentId, text, expected]);
          expect(page).toMatchObject({ isComplete: true, isMore: false, index: { kind: 'ready' } });
          found += expected.length;
        }
      }
    }
    await close(world);
  }
  // Otherwise nothing was tried.
  expect(found).toBeGreaterThan(5);
}, 120_000);

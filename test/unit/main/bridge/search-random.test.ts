import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { SearchPage } from '../../../../shared/bridge/contract/search.ts';
import { startingRecord } from '../../../../shared/domain/starting-records.ts';
import { createRandom, type Random } from '../../../../shared/lib/random.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { bridgeOn, foundedBridgeDisk, type TestBridge, type TestWindow } from '../../../support/memory-bridge.ts';
import type { MemoryDisk } from '../../../support/memory-disk.ts';
import { naiveSearch } from '../../../support/naive-search.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';

const departments = ['department-support', 'department-sales', 'department-maintenance'];
const agents = ['lena', 'john', 'sam'] as const;

/** Alike in their beginnings, of several scripts, in several encodings. */
const words = [
  'printer',
  'Print',
  'PRINTING',
  'Çatastrophe',
  'C\u0327atastrophe',
  'straße',
  'STRASSE',
  'ﬁle-name.pdf',
  'don’t',
  '複印機',
  '印機壞了',
  'ﾌﾟﾘﾝﾀｰ',
  '프린터가',
  'принтер',
  'مرحبا',
  '1001',
  '42',
  '30 1234',
] as const;
const names = ['Anna Ørsted', 'Ken Wheeler', '田中 太郎'] as const;
const phones = ['+49 (0)30 123-4567', '555 0199', '030/99 42', ''] as const;

const queries = [
  ...['print', 'printer', '"print printing"', 'catastrophe', 'strasse', 'file', 'name pdf', 'dont', "don't"],
  ...['印機', '機', '壞', 'プリンタ', '프린', 'прин', 'مر', 'anna', 'orsted ken', 'wheeler print', '太郎'],
  ...['100', '1001 print', '#100', '2', '42', '30123', '+49 30 123', '0199 print', '99 42', '4567 anna'],
  ...[
    'is:open',
    'is:closed print',
    '-print',
    '-"print printing" anna',
    'assignee:john',
    'overdue:no -1001',
    'dept:sales',
  ],
  ...['status:open,closed print', 'updated:>7d anna', 'nothing:x print', 'zzz', '!', ''],
] as const;

let founded: MemoryDisk;
let desk: TestBridge;

beforeAll(async () => {
  const extended = departments.slice(1).map((departmentId) => ({ departmentId, roleId: 'role-all-access' }));
  const lena = {
    name: 'Lena Lead',
    colour: 'red',
    departmentId: 'department-support',
    roleId: 'role-all-access',
  } as const;
  founded = await foundedBridgeDisk({
    signers: agents,
    records: [startingRecord('agent', 'lena', { ...lena, extended, isAdministrator: true })],
  });
}, 60_000);

afterEach(() => desk.close());

function engineOf() {
  return desk.deskManager.desk()?.engine ?? expect.fail('No desk is open');
}

function someWords(random: Random): string {
  return Array.from({ length: random.between(1, 4) }, () => random.pick(words)).join(' ');
}

async function change(random: Random, lena: TestWindow, ticketIds: string[], step: number): Promise<void> {
  desk.clock.nowMs += random.pick([0, 400, 1_500]);
  const ticketId = random.pick([...ticketIds, '']);
  const requester = {
    ...someTicket().requester,
    name: random.pick(names),
    email: `p${step}@example.com`,
    phone: random.pick(phones),
  };
  const post = (visibility: 'public' | 'internal') =>
    lena.run('conversation.post', { ticketId, visibility, body: `<p>${someWords(random)}</p>`, basedOn: 99 });
  const kinds = [
    () => post('public'),
    () => post('internal'),
    async () => {
      const posted = await post('internal');
      if (posted.ok) await lena.run('commit.undo', { commit: posted.value.commit });
    },
    () => lena.run('conversation.record', { ticketId, details: someWords(random), source: 'phone' }),
    () =>
      lena.run('department.transfer', {
        ticketId,
        departmentId: random.pick(departments),
        keepAccess: random.chance(0.3),
      }),
    () => lena.run('assignment.assign', { ticketId, agentId: random.pick(['john', 'sam']), teamId: null }),
    () => lena.run('field.set', { ticketId, field: 'summary', value: someWords(random) }),
    () => lena.run('status.set', { ticketId, statusId: random.pick(['status-open', 'status-closed']) }),
    () => lena.run('requester.change', { ticketId, requester }),
  ];
  if (ticketId !== '') return void (await random.pick(kinds)());
  const input = { ...someTicket(someWords(random)), details: someWords(random), requester };
  ticketIds.push(
    ...expectDone(await lena.run('ticket.open', { ...input, departmentId: random.pick(departments) })).ticketIds,
  );
}

/** What an agent finds, in pages. */
async function search(
  window: TestWindow,
  text: string,
  limit: number,
): Promise<{ ids: string[]; pages: SearchPage[] }> {
  const pages: SearchPage[] = [];
  for (let offset = 0; offset === pages.length * limit; offset += limit) {
    pages.push(expectDone(await window.ask('search.page', { text, sort: 'newest', offset, limit })));
    if (offset + limit >= (pages[0]?.total ?? 0)) break;
  }
  const hits = pages.flatMap((page) => page.hits);
  return { ids: hits.filter(({ isSimilar }) => !isSimilar).map(({ row }) => row.id), pages };
}

describe(`search (SEED=${seed})`, () => {
  test('Y60: finds what a comparison of every ticket finds, for each agent, also after changes and restarts', async () => {
    const random = createRandom(seed);
    desk = await bridgeOn(founded);
    const ticketIds: string[] = [];
    let [found, checked] = [0, 0];
    for (let round = 0; round < 4; round++) {
      if (round === 2) desk = await desk.restarted();
      const windows = new Map<string, TestWindow>();
      for (const agentId of agents) windows.set(agentId, await desk.windowOf(agentId));
      const lena = windows.get('lena') ?? expect.fail('Nobody is here');
      for (let step = 0; step < 10; step++) await change(random, lena, ticketIds, round * 100 + step);
      const two = `${random.pick(words)} ${random.pick(words)}`;
      const some = random.shuffled(queries).slice(0, 16);
      for (const text of [...some, two, `${random.pick(words)} -${random.pick(words)}`]) {
        for (const [agentId, window] of windows) {
          const expected = await naiveSearch(engineOf(), agentId, text, desk.clock.nowMs);
          const { ids, pages } = await search(window, text, random.pick([2, 50]));
          expect([round, agentId, text, ids]).toEqual([round, agentId, text, expected]);
          expect(pages[0]).toMatchObject({ isMore: false, isComplete: true });
          found += ids.length;
          checked += 1;
        }
      }
    }
    // Otherwise nothing was tried.
    expect(found).toBeGreaterThan(checked / 4);
    expect(desk.bugs).toEqual([]);
  }, 120_000);

  test('Y65: shows agents nothing of tickets that they may not see, whatever they search for', async () => {
    const random = createRandom(seed + 1);
    desk = await bridgeOn(founded);
    const lena = await desk.windowOf('lena');
    const windows = [
      ['john', await desk.windowOf('john')],
      ['sam', await desk.windowOf('sam')],
    ] as const;
    const ticketIds: string[] = [];
    for (let step = 0; step < 10; step++) {
      await change(random, lena, ticketIds, step);
      const last = ticketIds.at(-1) ?? '';
      // A word that no other ticket has.
      await lena.run('conversation.post', {
        ticketId: last,
        visibility: 'internal',
        body: `<p>secret${step}</p>`,
        basedOn: 99,
      });
      for (const [agentId, window] of windows) {
        const seen = new Set(await naiveSearch(engineOf(), agentId, '-zzz', desk.clock.nowMs));
        const hidden = ticketIds.filter((id) => !seen.has(id));
        for (const text of [`secret${step}`, 'secret', `secrte${step}`, '-zzz', 'anna', '100']) {
          for (const sort of ['newest', 'best'] as const) {
            const page = expectDone(await window.ask('search.page', { text, sort, offset: 0, limit: 50 }));
            const shown = JSON.stringify(page);
            expect(hidden.filter((id) => shown.includes(id))).toEqual([]);
            expect(page.total).toBe(page.hits.length);
            if (!seen.has(last)) expect(shown).not.toContain(`secret${step}`);
          }
        }
        for (const ticketId of hidden) {
          const ask = (id: string) =>
            window.send({ kind: 'ask', name: 'search.matches', input: { ticketId: id, text: 'secret' } });
          expect(await ask(ticketId)).toEqual(await ask('never-was'));
        }
      }
    }
    expect(desk.bugs).toEqual([]);
  }, 60_000);
});

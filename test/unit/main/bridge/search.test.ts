import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { QueryInput } from '../../../../shared/bridge/contract/areas.ts';
import type { SearchPage } from '../../../../shared/bridge/contract/search.ts';
import { startingRecord } from '../../../../shared/domain/starting-records.ts';
import { bridgeOn, foundedBridgeDisk, type TestBridge, type TestWindow } from '../../../support/memory-bridge.ts';
import type { MemoryDisk } from '../../../support/memory-disk.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';

let founded: MemoryDisk;
let desk: TestBridge;
/** Lena works everywhere, John in Support, Sam in Sales. */
let lena: TestWindow;
let john: TestWindow;

beforeAll(async () => {
  const extended = ['department-sales', 'department-maintenance'].map((departmentId) => ({
    departmentId,
    roleId: 'role-all-access',
  }));
  const fields = {
    name: 'Lena Lead',
    colour: 'red',
    departmentId: 'department-support',
    roleId: 'role-all-access',
  } as const;
  founded = await foundedBridgeDisk({
    signers: ['lena', 'john'],
    records: [startingRecord('agent', 'lena', { ...fields, extended, isAdministrator: true })],
  });
}, 60_000);

beforeEach(async () => {
  desk = await bridgeOn(founded);
  [lena, john] = [await desk.windowOf('lena'), await desk.windowOf('john')];
}, 30_000);

afterEach(() => desk.close());

interface Opened {
  readonly summary: string;
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly departmentId?: string;
}

/** One second later than the last, so that the order is known. */
async function open({ summary, departmentId = 'department-support', ...person }: Opened): Promise<string> {
  desk.clock.nowMs += 1_000;
  const requester = {
    ...someTicket().requester,
    email: `${summary.length}-${desk.clock.nowMs}@example.com`,
    ...person,
  };
  const done = await lena.run('ticket.open', { ...someTicket(summary), requester, departmentId });
  return expectDone(done).ticketIds[0] ?? '';
}

async function search(
  window: TestWindow,
  text: string,
  more: Partial<QueryInput<'search.page'>> = {},
): Promise<SearchPage> {
  return expectDone(await window.ask('search.page', { text, sort: 'newest', offset: 0, limit: 50, ...more }));
}

async function summaries(
  window: TestWindow,
  text: string,
  more?: Partial<QueryInput<'search.page'>>,
): Promise<string[]> {
  return (await search(window, text, more)).hits.map(({ row }) => row.summary);
}

describe('a search', () => {
  beforeEach(async () => {
    await open({ summary: 'The label printer prints blank', name: 'Sam Lindqvist', phone: '+49 (0)30 123-4567' });
    await open({ summary: 'Çatastrophe in accounting', name: 'Anna Ørsted', email: 'anna@acme.example' });
    await open({ summary: 'Printing of badges', name: 'Ken Wheeler', phone: '555 0199' });
  });

  test('Y60: finds tickets that contain all words, the newest first, by the beginnings of words', async () => {
    expect(await summaries(lena, 'print')).toEqual(['Printing of badges', 'The label printer prints blank']);
    expect(await summaries(lena, 'blank print')).toEqual(['The label printer prints blank']);
    expect(await summaries(lena, 'catastrophe')).toEqual(['Çatastrophe in accounting']);
    expect(await summaries(lena, 'print -badge')).toEqual(['The label printer prints blank']);
    expect(await summaries(lena, '"label printer"')).toEqual(['The label printer prints blank']);
    expect(await summaries(lena, '"printer label"')).toEqual([]);
  });

  test('Y60: finds the requester by name and address', async () => {
    expect(await summaries(lena, 'orsted')).toEqual(['Çatastrophe in accounting']);
    expect(await summaries(lena, 'anna@acme')).toEqual(['Çatastrophe in accounting']);
    expect(await summaries(lena, 'lindqvist blank')).toEqual(['The label printer prints blank']);
  });

  test('Y61: finds parts of numbers, and of phone numbers in any notation', async () => {
    const [newest] = (await search(lena, 'badges')).hits;
    const { number = '' } = newest?.row ?? {};
    expect(number).toMatch(/^\d{4}$/);
    expect(await summaries(lena, number)).toEqual(['Printing of badges']);
    expect(await summaries(lena, `#${number}`)).toEqual(['Printing of badges']);
    expect(await summaries(lena, `${number.slice(1)} print`)).toEqual(['Printing of badges']);
    expect(await summaries(lena, '0301234')).toEqual(['The label printer prints blank']);
    expect(await summaries(lena, '30 123 45')).toEqual(['The label printer prints blank']);
    expect(await summaries(lena, '0199')).toEqual(['Printing of badges']);
  });

  test('Y62: takes fields as conditions, and names those it does not understand', async () => {
    expect(await summaries(lena, 'is:open print')).toEqual(['Printing of badges', 'The label printer prints blank']);
    expect(await summaries(lena, 'is:closed print')).toEqual([]);
    expect(await summaries(lena, 'requester:"Ken Wheeler"')).toEqual(['Printing of badges']);
    const { problems, total } = await search(lena, 'colour:red print');
    expect(problems).toMatchObject([{ kind: 'unknown-field', name: 'colour', from: 0 }]);
    expect(total).toBe(2);
    expect(await search(lena, 'colour:red')).toMatchObject({ total: 0, hits: [] });
  });

  test('Y63: gives pages, and says how many tickets there are', async () => {
    expect(await search(lena, 'is:open', { limit: 2 })).toMatchObject({ total: 3, isMore: false, isComplete: true });
    expect(await summaries(lena, 'is:open', { offset: 2, limit: 2 })).toEqual(['The label printer prints blank']);
    expect(await summaries(lena, 'is:open', { offset: 3, limit: 2 })).toEqual([]);
  });

  test('Y64: marks the words, and says where they are', async () => {
    const [hit] = (await search(lena, 'lindq blank')).hits;
    expect(hit?.summaryMarks).toEqual([[25, 30]]);
    expect(hit?.requesterMarks).toEqual([[4, 9]]);
    expect(hit?.found).toMatchObject({ kind: 'requester', excerpt: '' });
    const found = async (text: string) => (await search(lena, text)).hits[0]?.found;
    expect(await found('label print')).toEqual({ kind: 'summary', who: null, entryId: null, excerpt: '', marks: [] });
    expect(await found('acme')).toMatchObject({ kind: 'requester', excerpt: 'anna@acme.example', marks: [[5, 9]] });
    expect(await found('0301234')).toMatchObject({
      kind: 'requester',
      excerpt: '+49 (0)30 123-4567',
      marks: [[7, 15]],
    });
    const number = (await search(lena, 'blank')).hits[0]?.row.number ?? '';
    expect(await found(`${number.slice(2)} blank`)).toMatchObject({ kind: 'number', excerpt: number, marks: [[2, 4]] });
  });

  test('Y64: says which entry contains the words: the one with the most of them, the newest of several', async () => {
    const ticketId = await open({ summary: 'Toner', name: 'Maria Santos' });
    const post = (body: string, visibility: 'public' | 'internal', basedOn: number) =>
      john.run('conversation.post', { ticketId, visibility, body, basedOn }).then(expectDone);
    await post('<p>The cartridge is on its way to you.</p>', 'public', 1);
    await post('<p>No cartridge left.</p>', 'internal', 2);
    const found = async (text: string) => (await search(lena, `toner ${text}`)).hits[0]?.found;
    expect(await found('cartridge')).toMatchObject({ kind: 'note', who: 'John Doe', excerpt: 'No cartridge left.' });
    expect(await found('cartridge way')).toMatchObject({
      kind: 'reply',
      who: 'John Doe',
      marks: [
        [4, 13],
        [24, 27],
      ],
    });
    const { details } = someTicket();
    const word = details.split(' ').at(-1)?.replace(/\W/g, '') ?? '';
    expect(await found(word)).toMatchObject({ kind: 'message', who: 'Maria Santos' });
  });

  test('Y68: sorts the best matches first on request: by where the words are, open tickets before closed ones', async () => {
    await open({ summary: 'Copier', name: 'Printz Eugen' });
    const closed = await open({ summary: 'A printer in the attic' });
    expectDone(await lena.run('status.set', { ticketId: closed, statusId: 'status-closed' }));
    await open({ summary: 'Printer' });
    expect(await summaries(lena, 'printer', { sort: 'best' })).toEqual([
      'Printer',
      'The label printer prints blank',
      'A printer in the attic',
    ]);
    expect((await summaries(lena, 'printz', { sort: 'best' }))[0]).toBe('Copier');
  });

  test('Y69: adds open tickets with similar words if few contain the words themselves', async () => {
    await search(lena, 'pritner');
    const similar = async (text: string) => {
      const { hits } = await search(lena, text);
      return hits.map(({ row, isSimilar }) => [row.summary, isSimilar]);
    };
    await expect.poll(() => similar('pritner')).toEqual([['The label printer prints blank', true]]);
    expect(await similar('label pritner')).toEqual([['The label printer prints blank', true]]);
    expect(await similar('"pritner"')).toEqual([]);
    expect(await similar('is:closed pritner')).toEqual([]);
    const ticketId = await open({ summary: 'Where is my printre?' });
    expect(await similar('printer')).toEqual([
      ['The label printer prints blank', false],
      ['Where is my printre?', true],
    ]);
    expectDone(await lena.run('status.set', { ticketId, statusId: 'status-closed' }));
    expect(await similar('printer')).toEqual([['The label printer prints blank', false]]);
  });

  test('finds nothing without words and fields', async () => {
    for (const text of ['', '   ', '!?', '""']) expect(await search(lena, text)).toMatchObject({ total: 0, hits: [] });
  });
});

describe('what an agent may not see', () => {
  test('Y65: is not found, not counted, and not matched', async () => {
    const ticketId = await open({ summary: 'Secret printer', departmentId: 'department-sales' });
    await open({ summary: 'Printer of Support' });
    for (const text of ['printer', 'is:open', 'secret', '100', '-support'])
      expect(JSON.stringify(await search(john, text))).not.toContain('Secret');
    expect(await search(john, 'printer')).toMatchObject({ total: 1 });
    expect(await search(lena, 'printer')).toMatchObject({ total: 2 });
    const asked = (id: string) =>
      john.send({ kind: 'ask', name: 'search.matches', input: { ticketId: id, text: 'secret' } });
    expect(await asked(ticketId)).toEqual(await asked('never-was'));
    expectDone(
      await lena.run('department.transfer', { ticketId, departmentId: 'department-support', keepAccess: false }),
    );
    expect(await search(john, 'printer')).toMatchObject({ total: 2 });
  });
});

describe('matches in a ticket', () => {
  test('Y66: are the entries with a word, in their order, with how often', async () => {
    const ticketId = await open({ summary: 'Printer' });
    const post = (body: string, basedOn: number) =>
      lena.run('conversation.post', { ticketId, visibility: 'internal', body, basedOn }).then(expectDone);
    await post('<p>A printer, two printers, three PRINTERS.</p>', 1);
    await post('<p>Nothing.</p>', 2);
    await post('<p>No <b>print</b>out.</p>', 3);
    const { entries, inSummary } = expectDone(await lena.ask('search.matches', { ticketId, text: 'print' }));
    expect(entries.map(({ count }) => count)).toEqual([3, 1]);
    expect(inSummary).toBe(1);
  });
});

describe('recent searches', () => {
  const recent = async (window: TestWindow) => expectDone(await window.ask('search.recent', {}));
  const remember = async (window: TestWindow, text: string) =>
    expectDone(await window.call('search.remember', { text }));

  test('Y67: are the agent’s own, the latest first, each once, and survive a restart', async () => {
    for (const text of ['printer', ' status:open ', 'printer', '  ']) await remember(lena, text);
    await remember(john, 'badge');
    expect(await recent(lena)).toEqual(['printer', 'status:open']);
    desk = await desk.restarted();
    expect(await recent(await desk.windowOf('lena'))).toEqual(['printer', 'status:open']);
    expect(await recent(await desk.windowOf('john'))).toEqual(['badge']);
  });

  test('Y67: are at most twenty, and can be forgotten, one or all', async () => {
    for (let index = 1; index <= 22; index++) await remember(lena, `search ${index}`);
    expect(await recent(lena)).toHaveLength(20);
    expectDone(await lena.call('search.forget', { text: 'search 22' }));
    expect((await recent(lena))[0]).toBe('search 21');
    expectDone(await lena.call('search.forget', { text: null }));
    expect(await recent(lena)).toEqual([]);
  });
});

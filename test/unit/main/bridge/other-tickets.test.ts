import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isStale } from '../../../../shared/bridge/contract/stale.ts';
import { mostOthers, type OtherTickets } from '../../../../shared/bridge/contract/tickets.ts';
import { agentAccess, canSee } from '../../../../shared/domain/access.ts';
import { emailKey } from '../../../../shared/domain/email.ts';
import { currentRecord } from '../../../../shared/domain/records/current-record.ts';
import { startingRecord } from '../../../../shared/domain/starting-records.ts';
import { isDeleted } from '../../../../shared/domain/ticket/deletion.ts';
import type { Ticket } from '../../../../shared/domain/ticket/ticket.ts';
import { createRandom } from '../../../../shared/lib/random.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { bridgeOn, foundedBridgeDisk, type TestBridge, type TestWindow } from '../../../support/memory-bridge.ts';
import type { MemoryDisk } from '../../../support/memory-disk.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';

let founded: MemoryDisk;
let desk: TestBridge;
/** Lena works everywhere, John in Support, Sam in Sales. */
let lena: TestWindow;
let john: TestWindow;
let sam: TestWindow;

/** Two records have one address, in two spellings; one address contains another; two people have one name and no address. */
const people = {
  ada: { name: 'Ada Long', email: 'ada@example.com' },
  'ada-again': { name: 'A. Long', email: 'ADA@Example.com' },
  'joan-ada': { name: 'Joan Ada', email: 'joan.ada@example.com' },
  rosa: { name: 'Rosa', email: '' },
  'rosa-the-other': { name: 'Rosa', email: '' },
  'rosa-long-ago': { name: 'Rosa L.', email: '' },
} as const;
type Person = keyof typeof people;

/** Ids as devices make them: no name contains one. */
const idOf: Readonly<Record<Person, string>> = {
  ada: 'k7h3m9x2q4w8e5ad',
  'ada-again': 'b4n8t2y6v9k3h7aa',
  'joan-ada': 'c5p9d3g7j2m6r8jo',
  rosa: 'd2f6h8k4n7q3s9ro',
  'rosa-the-other': 't6y2h9m4k7w3x8ro',
  'rosa-long-ago': 'r3w8k5h2m9x7q4ro',
};
const everybody = Object.keys(people) as Person[];

beforeAll(async () => {
  const extended = ['department-sales', 'department-maintenance'].map((departmentId) => ({
    departmentId,
    roleId: 'role-all-access',
  }));
  const fields = { name: 'Lena Lead', colour: 'red', departmentId: 'department-support', roleId: 'role-all-access' };
  founded = await foundedBridgeDisk({
    signers: ['lena', 'john', 'sam'],
    records: [
      startingRecord('agent', 'lena', { ...fields, colour: 'red', extended, isAdministrator: true }),
      ...everybody.map((name) => startingRecord('person', idOf[name], { ...people[name], phone: '', place: '' })),
    ],
  });
}, 60_000);

beforeEach(async () => {
  desk = await bridgeOn(founded);
  [lena, john, sam] = [await desk.windowOf('lena'), await desk.windowOf('john'), await desk.windowOf('sam')];
}, 30_000);

afterEach(() => desk.close());

const engineNow = () => desk.deskManager.desk()?.engine ?? expect.fail('The desk is closed');

const requesterOf = (name: Person) => ({ personId: idOf[name], ...people[name], phone: '', place: '' });

function open(name: Person, departmentId = 'department-support', summary = 'Help') {
  desk.passTime(60_000);
  return lena.run('ticket.open', { ...someTicket(summary), requester: requesterOf(name), departmentId });
}

async function opened(...ticket: Parameters<typeof open>): Promise<string> {
  return expectDone(await open(...ticket)).ticketIds[0] ?? '';
}

async function others(window: TestWindow, ticketId: string): Promise<OtherTickets> {
  return expectDone(await window.ask('ticket.others', { ticketId }));
}

const idsOf = ({ tickets }: OtherTickets) => tickets.map(({ id }) => id);

describe('the requester’s other tickets', () => {
  test('V150: are listed open ones first, then the newest, with number, summary and status, without deleted ones', async () => {
    const [shown, first, second, third] = [
      await opened('ada'),
      await opened('ada', 'department-support', 'First'),
      await opened('ada'),
      await opened('ada'),
    ];
    await opened('rosa');
    expectDone(await lena.run('status.set', { ticketId: second, statusId: 'status-closed' }));
    expect(idsOf(await others(john, shown))).toEqual([third, first, second]);
    expectDone(await lena.run('ticket.delete', { ticketId: third }));
    const answer = await others(john, shown);
    expect(answer).toMatchObject({ total: 2, isComplete: true, search: 'requester:ada@example.com' });
    const { number } = expectDone(await lena.ask('ticket.details', { ticketId: first }));
    expect(answer.tickets[0]).toEqual({ id: first, number, summary: 'First', statusName: 'Open', statusKind: 'open' });
    expectDone(await lena.run('ticket.delete', { ticketId: shown }));
    expect(await others(lena, shown)).toEqual(answer);
  });

  test('V150: are at most five, and counted all', async () => {
    const all: string[] = [];
    for (let count = 0; count < 8; count += 1) all.push(await opened('ada'));
    const [shown = ''] = all;
    const answer = await others(john, shown);
    expect(idsOf(answer)).toEqual(all.slice(1).toReversed().slice(0, mostOthers));
    expect(answer.total).toBe(7);
  });

  test('V150: are those of everybody with the same address, and of those whom they replaced', async () => {
    const [shown, again, joan] = [await opened('ada'), await opened('ada-again'), await opened('joan-ada')];
    expect(idsOf(await others(john, shown))).toEqual([again]);
    expect(idsOf(await others(john, joan))).toEqual([]);
    const retire = { kind: 'person', id: idOf['joan-ada'], replacedBy: idOf['ada-again'] } as const;
    expectDone(await lena.run('record.retire', retire));
    expect(idsOf(await others(john, joan))).toEqual([again, shown]);
    expect(idsOf(await others(john, shown))).toEqual([joan, again]);
  });

  test('V150: of a ticket out of sight, nobody learns', async () => {
    const ticketId = await opened('ada', 'department-sales');
    await opened('ada');
    expect(await john.ask('ticket.others', { ticketId })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect((await others(sam, ticketId)).total).toBe(0);
  });

  test('V151: come with the page of the ticket', async () => {
    const ticketId = await opened('ada');
    await opened('ada-again');
    const page = expectDone(await john.ask('ticket.page', { ticketId, limit: 10 }));
    expect(page.others).toEqual(await others(john, ticketId));
    expect(page.others.total).toBe(1);
  });

  test('V151: are asked for anew after a change of any ticket of the same person, and of no other', async () => {
    const [shown, again, joan] = [await opened('ada'), await opened('ada-again'), await opened('joan-ada')];
    const input = { ticketId: shown };
    const answer = await others(john, shown);
    async function isAskedFor(change: () => Promise<unknown>): Promise<boolean> {
      john.heard.splice(0);
      await change();
      return john.heard.some((changes) => isStale('ticket.others', input, changes, answer));
    }
    const renamed = (ticketId: string) => async () =>
      expectDone(await lena.run('field.set', { ticketId, field: 'summary', value: `Renamed ${ticketId}` }));
    const asks = (ticketId: string, name: Person) => async () =>
      expectDone(await lena.run('requester.change', { ticketId, requester: requesterOf(name) }));
    expect(await isAskedFor(renamed(again))).toBe(true);
    expect(await isAskedFor(renamed(joan))).toBe(false);
    expect(await isAskedFor(() => opened('joan-ada'))).toBe(false);
    expect(await isAskedFor(() => opened('ada'))).toBe(true);
    expect(await isAskedFor(asks(joan, 'ada'))).toBe(true);
    expect(await isAskedFor(asks(joan, 'rosa'))).toBe(true);
    expect(await isAskedFor(asks(joan, 'joan-ada'))).toBe(false);
    // One that John may not see is none of his business.
    expect(await isAskedFor(() => opened('ada', 'department-sales'))).toBe(false);
    expect(john.heard.flatMap(({ requesters }) => requesters)).toEqual([]);
  });
});

describe('the notes about a requester', () => {
  const noted = async (ticketId: string, note: string, basedOn = '') => {
    const { requester } = expectDone(await lena.ask('ticket.details', { ticketId }));
    return expectDone(await lena.run('requester.note', { ticketId, personId: requester.id, note, basedOn }));
  };

  test('T74: are those in all of their records, also of somebody who was replaced', async () => {
    const [shown, again, joan] = [await opened('ada'), await opened('ada-again'), await opened('joan-ada')];
    await noted(shown, 'Prefers calls.');
    await noted(again, 'Has two PCs.');
    await noted(joan, 'Works on Mondays.');
    expect((await others(john, shown)).otherNotes).toEqual(['Has two PCs.']);
    expectDone(await lena.run('record.retire', { kind: 'person', id: idOf['joan-ada'], replacedBy: idOf.ada }));
    expect((await others(john, shown)).otherNotes.toSorted()).toEqual(['Has two PCs.', 'Works on Mondays.']);
    expect(expectDone(await john.ask('ticket.details', { ticketId: joan })).requesterNote).toBe('Prefers calls.');
  });

  test('T74: are listed as they were changed, newest first, with their authors', async () => {
    const [shown, again] = [await opened('ada'), await opened('ada-again')];
    await noted(shown, 'One');
    desk.passTime(1_000);
    await noted(again, 'Two');
    desk.passTime(1_000);
    expectDone(
      await lena.run('requester.change', { ticketId: shown, requester: { ...requesterOf('ada'), phone: '5' } }),
    );
    desk.passTime(1_000);
    const { commit } = await noted(shown, '', 'One');
    const { changes } = expectDone(await john.ask('ticket.notes', { ticketId: shown }));
    expect(changes.map(({ note, agentName }) => [note, agentName])).toEqual([
      ['', 'Lena Lead'],
      ['Two', 'Lena Lead'],
      ['One', 'Lena Lead'],
    ]);
    expect(changes[0]?.commit).toBe(commit);
    const ticketId = await opened('ada', 'department-sales');
    expect(await john.ask('ticket.notes', { ticketId })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});

describe(`on any desk (SEED=${seed})`, () => {
  /** What identifies a requester, told from the records alone. */
  function identityOf({ requester }: Ticket): string {
    const person = currentRecord(engineNow().records, 'person', requester.personId);
    if (!person) return requester.personId;
    return person.email === '' || person.retired ? person.id : emailKey(person.email);
  }

  async function expected(agentId: string, shown: Ticket, all: readonly Ticket[]): Promise<ReadonlySet<string>> {
    const access = agentAccess(engineNow().records, agentId) ?? expect.fail(`${agentId} is gone`);
    const theirs = all.filter(
      (ticket) =>
        ticket.id !== shown.id &&
        !isDeleted(ticket) &&
        identityOf(ticket) === identityOf(shown) &&
        canSee(access, ticket),
    );
    return new Set(theirs.map(({ id }) => id));
  }

  test('V150, Y23: everybody is told exactly of the tickets that they may see, and so is the search for all of them', async () => {
    const random = createRandom(seed);
    const departments = ['department-support', 'department-sales', 'department-maintenance'];
    const tickets: string[] = [];
    for (let step = 0; step < 45; step += 1) {
      const ticketId = tickets.length === 0 ? '' : random.pick(tickets);
      const name = random.pick(everybody);
      const personId = idOf[name];
      // An archived person asks for nothing.
      const openOne = async () => {
        const done = await open(name, random.pick(departments));
        if (done.ok) tickets.push(...done.value.ticketIds);
      };
      // What is refused, because it is done already, changes nothing.
      const act = random.pick([
        openOne,
        openOne,
        () => lena.run('requester.change', { ticketId, requester: requesterOf(name) }),
        () =>
          lena.run('department.transfer', {
            ticketId,
            departmentId: random.pick(departments),
            keepAccess: random.pick([true, false]),
          }),
        () => lena.run('assignment.assign', { ticketId, agentId: random.pick(['john', 'sam', null]), teamId: null }),
        () => lena.run('status.set', { ticketId, statusId: random.pick(['status-closed', 'status-open']) }),
        () => lena.run('ticket.delete', { ticketId }),
        () => lena.run('ticket.restore', { ticketId }),
        () =>
          lena.run('record.put', {
            kind: 'person',
            id: personId,
            fields: { email: random.pick(['ada@example.com', '', 'rosa@example.com']) },
          }),
        () =>
          lena.run('record.retire', {
            kind: 'person',
            id: personId,
            replacedBy: random.pick([...everybody.map((each) => idOf[each]), null]),
          }),
        () => lena.run('record.restore', { kind: 'person', id: personId }),
      ]);
      await (tickets.length === 0 ? openOne() : act());
    }
    const loaded = await engineNow().tickets.load(tickets);
    let told = 0;
    for (const [agentId, window] of Object.entries({ lena, john, sam })) {
      for (const ticket of loaded) {
        const answer = await window.ask('ticket.others', { ticketId: ticket.id });
        if (!answer.ok) continue;
        const theirs = await expected(agentId, ticket, loaded);
        const { total, tickets: listed, search } = answer.value;
        expect([ticket.id, total]).toEqual([ticket.id, theirs.size]);
        expect(listed.map(({ id }) => theirs.has(id))).toEqual(listed.map(() => true));
        expect(listed).toHaveLength(Math.min(mostOthers, theirs.size));
        const found = expectDone(
          await window.ask('search.page', { text: search, sort: 'newest', offset: 0, limit: 50 }),
        );
        const own = isDeleted(ticket) ? [] : [ticket.id];
        expect([search, found.hits.map(({ row }) => row.id).toSorted()]).toEqual([
          search,
          [...theirs, ...own].toSorted(),
        ]);
        told += total;
      }
    }
    expect(told).toBeGreaterThan(0);
    expect(desk.bugs).toEqual([]);
  }, 60_000);
});

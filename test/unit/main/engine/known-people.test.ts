import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { createPeopleSearch } from '../../../../main/lookup/people-search.ts';
import { createPeopleSight, type PeopleSight } from '../../../../main/lookup/people-sight.ts';
import { type Access, accessOf, canSee } from '../../../../shared/domain/access.ts';
import { standingId } from '../../../../shared/domain/records/standing.ts';
import { isOpened } from '../../../../shared/domain/ticket/intake.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { type MemoryDesk, memoryDesk } from '../../../support/memory-desk.ts';

let desk: MemoryDesk;

beforeEach(async () => {
  desk = await memoryDesk();
});

function access(agentId: string): Access {
  const found = accessOf(desk.engine.records, agentId);
  if (!found) throw new Error(`${agentId} is gone`);
  return found;
}

/** What a desk remembers of it, told of every change. */
function watched(): PeopleSight {
  const sight = createPeopleSight(desk.engine.isKnown, desk.engine.records);
  let told = 0;
  return {
    ...sight,
    isKnown: (asking, personId) => {
      for (const { tickets, records } of desk.changes.slice(told)) {
        if (records.length > 0) sight.forget();
        else for (const { before, after } of tickets) sight.ticketChanged(before, after);
      }
      told = desk.changes.length;
      return sight.isKnown(asking, personId);
    },
  };
}

/** Whom an agent finds, by name. */
function found(agentId: string, text: string): string[] {
  const search = createPeopleSearch(desk.engine.records);
  return search.find(text, 8, (id) => desk.engine.isKnown(access(agentId), id)).map(({ name }) => name);
}

const requester = (name: string, email = '', phone = '') => ({ personId: null, name, email, phone, place: '' });

async function opened(agentId: string, name: string, email = '', phone = ''): Promise<string> {
  const { departmentId } = desk.engine.records.get('agent', agentId) ?? { departmentId: '' };
  return desk.opened({ requester: requester(name, email, phone), departmentId }, agentId);
}

const personOf = (ticketId: string) => desk.ticket(ticketId).requester.personId;

describe('whom an agent finds', () => {
  beforeEach(async () => {
    await opened('sam', 'Ada Shop', 'ada@example.com', '+49 (0)30 1234-567');
    await opened('john', 'Ada Support', 'support@example.com', '555-0100');
    const fields = { name: 'Ada Nowhere', email: '', phone: '', place: '' };
    await desk.does('jane', 'record.put', { kind: 'person', id: 'nowhere', fields });
  });

  test('V61: by name, who asks in a ticket that they see, and who asks in none', () => {
    expect(found('john', 'ada')).toEqual(['Ada Nowhere', 'Ada Support']);
    expect(found('sam', 'ada')).toEqual(['Ada Nowhere', 'Ada Shop']);
    expect([found('john', 'shop'), found('john', 'ada@ex'), found('john', '1234')]).toEqual([[], [], []]);
  });

  test('V61: what somebody out of sight is called hides nobody who is found by the same words in another order', async () => {
    await opened('sam', 'Rolf Berg');
    await opened('john', 'Berg, Rolf');
    expect(found('john', 'rolf berg')).toEqual(['Berg, Rolf']);
  });

  test('V62: an administrator finds everybody', () => {
    expect(found('jane', 'ada')).toEqual(['Ada Nowhere', 'Ada Shop', 'Ada Support']);
  });

  test('V60: by a whole address or phone number, anybody', () => {
    const whole = ['ada@example.com', ' ADA@Example.com ', 'Q. <ada@example.com>', '+49 30 1234567', '030 1234567'];
    expect(whole.map((text) => found('john', text))).toEqual(whole.map(() => ['Ada Shop']));
    expect(found('john', '0049 (30) 12 34 567')).toEqual(['Ada Shop']);
  });

  test('V60: by a part of either, and by as many digits in the middle of one, nobody else', () => {
    const parts = ['ada@example.co', 'da@example.com', 'x.ada@example.com', '1234567', '4930123456', '493012345678'];
    expect(parts.map((text) => found('john', text))).toEqual(parts.map(() => []));
    // Their own they find by any part.
    expect([found('john', 'support@ex'), found('john', '0100')]).toEqual([['Ada Support'], ['Ada Support']]);
  });

  test('V61: as soon as one of their tickets comes into sight, or another one asks', async () => {
    const ticketId = await opened('sam', 'Eva Moved');
    expect(found('john', 'eva')).toEqual([]);
    await desk.does('sam', 'department.transfer', { ticketId, departmentId: 'department-support', keepAccess: false });
    expect([found('john', 'eva'), found('sam', 'eva')]).toEqual([['Eva Moved'], []]);
    await desk.does('john', 'requester.change', { ticketId, requester: requester('Ada Else', 'else@example.com') });
    expect(found('sam', 'eva')).toEqual(['Eva Moved']);
    expect([found('john', 'else'), found('sam', 'else')]).toEqual([['Ada Else'], []]);
  });

  test('V61: after a restart too', async () => {
    desk = await desk.reopened();
    expect(found('john', 'ada')).toEqual(['Ada Nowhere', 'Ada Support']);
  });

  test('V61: whoever takes the place of an archived entry asks in its tickets', async () => {
    const ticketId = await opened('sam', 'Bo Twice');
    await desk.does('jane', 'record.retire', { kind: 'person', id: personOf(ticketId), replacedBy: 'nowhere' });
    expect([found('john', 'nowhere'), found('sam', 'nowhere')]).toEqual([[], ['Ada Nowhere']]);
  });
});

describe('whom a form means by a name alone', () => {
  test('V63: nobody whom its author does not know: what is known about them stays with those who do', async () => {
    const theirs = await opened('sam', 'Ken Secret', 'ken@example.com', '555-0100');
    const mine = await opened('john', 'ken secret');
    expect(personOf(mine)).not.toBe(personOf(theirs));
    // From now on there are two of that name, of whom each author knows one.
    expect(personOf(await opened('john', 'Ken Secret'))).toBe(personOf(mine));
    expect(personOf(await opened('sam', 'Ken Secret'))).toBe(personOf(theirs));
    expect(personOf(await opened('john', 'K.', 'ken@example.com'))).toBe(personOf(theirs));
  });

  test('V63: also when both are opened in the same moment', async () => {
    const [theirs = '', mine = ''] = await Promise.all([opened('sam', 'Zoe Once'), opened('john', 'Zoe Once')]);
    expect(personOf(mine)).not.toBe(personOf(theirs));
    expect(personOf(await opened('john', 'Zoe Once'))).toBe(personOf(mine));
  });
});

const act = fc.record({
  agentId: fc.constantFrom('john', 'sam', 'max', 'lena'),
  what: fc.constantFrom('open', 'move', 'change', 'merge'),
  ticket: fc.nat({ max: 5 }),
  person: fc.constantFrom('Ann', 'Ben', 'Cid'),
  departmentId: fc.constantFrom('department-support', 'department-sales', 'department-maintenance'),
});

/** Going through all tickets, as nobody does while somebody types. */
function knownByLooking(agentId: string, personId: string): boolean {
  const theirs = [...desk.engine.tickets.values()].filter(
    ({ intake, requester: { personId: id } }) =>
      isOpened(intake) && standingId(desk.engine.records, 'person', id) === personId,
  );
  return theirs.length === 0 || theirs.some((ticket) => canSee(access(agentId), ticket));
}

test(`V61: agrees with going through all tickets, whatever is done (SEED=${seed})`, async () => {
  const property = fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 20 }), async (acts) => {
    desk = await memoryDesk();
    const sight = watched();
    const tickets: string[] = [];
    for (const { agentId, what, ticket, person, departmentId } of acts) {
      const ticketId = tickets[ticket % Math.max(1, tickets.length)];
      const email = `${person}@example.com`.toLowerCase();
      if (what === 'open' || ticketId === undefined) {
        tickets.push(await desk.opened({ requester: requester(person, email), departmentId }, agentId));
      } else if (what === 'move') {
        await desk.as('lena', 'department.transfer', { ticketId, departmentId, keepAccess: false });
      } else if (what === 'change') {
        await desk.as('lena', 'requester.change', { ticketId, requester: requester(person, email) });
      } else {
        const [id, replacedBy] = [tickets.at(0), ticketId].map((of = '') =>
          standingId(desk.engine.records, 'person', personOf(of)),
        );
        await desk.as('jane', 'record.retire', { kind: 'person', id: id ?? '', replacedBy: replacedBy ?? null });
      }
      const people = desk.engine.records.all('person').filter(({ retired }) => !retired);
      for (const { id } of people) {
        for (const one of ['john', 'sam', 'max']) {
          const known = knownByLooking(one, id);
          expect([desk.engine.isKnown(access(one), id), sight.isKnown(access(one), id)]).toEqual([known, known]);
        }
      }
    }
  });
  await fc.assert(property, { seed, numRuns: 25 });
});

import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { createPeopleSearch } from '../../../../main/lookup/people-search.ts';
import { type AgentAccess, agentAccess, canSee } from '../../../../shared/domain/access.ts';
import { currentId } from '../../../../shared/domain/records/current-record.ts';
import { allInUse } from '../../../../shared/domain/records/desk-records.ts';
import { isOpened } from '../../../../shared/domain/ticket/intake.ts';
import { rowsOn } from '../../../support/all-tickets.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { type MemoryDesk, memoryDesk } from '../../../support/memory-desk.ts';
import { runs } from '../../../support/runs.ts';
import { someTicket } from '../../../support/test-desk.ts';
import { wholeResult } from '../../../support/whole-result.ts';

let desk: MemoryDesk;

beforeEach(async () => {
  desk = await memoryDesk();
});

function access(agentId: string): AgentAccess {
  const found = agentAccess(desk.engine.records, agentId);
  if (!found) throw new Error(`${agentId} is gone`);
  return found;
}

/** Whom an agent finds, by name. */
function found(agentId: string, text: string): string[] {
  const search = createPeopleSearch(desk.engine.records, desk.engine.personIds);
  return wholeResult(search.find(text, 8, desk.engine.knownTo(access(agentId)))).map(({ name }) => name);
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

  test('V61: the name of a person out of sight hides no one who is found by the same words in another order', async () => {
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

  test('V61: the entry that replaces an archived one is the requester of its tickets', async () => {
    const ticketId = await opened('sam', 'Bo Twice');
    await desk.does('jane', 'record.retire', { kind: 'person', id: personOf(ticketId), replacedBy: 'nowhere' });
    expect([found('john', 'nowhere'), found('sam', 'nowhere')]).toEqual([[], ['Ada Nowhere']]);
  });
});

describe('whom a form means by a name alone', () => {
  test('V63: no one whom its author does not know: details are shown only to those who know them', async () => {
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

const departments = ['department-support', 'department-sales', 'department-maintenance'] as const;
const people = ['Ann', 'Ben', 'Cid'] as const;

const action = fc.record({
  agentId: fc.constantFrom('john', 'sam', 'max', 'lena'),
  what: fc.constantFrom('open', 'move', 'keep', 'change', 'assign', 'merge', 'archive', 'team'),
  ticket: fc.nat({ max: 7 }),
  person: fc.constantFrom(...people),
  departmentId: fc.constantFrom(...departments),
  to: fc.constantFrom('john', 'sam', 'max', null),
  teamId: fc.constantFrom('team-field', null),
});

type Action = typeof action extends fc.Arbitrary<infer One> ? One : never;

/** Scans all tickets, which would be too slow while typing. */
function knownByLooking(agentId: string, personId: string): boolean {
  const theirs = rowsOn(desk.engine).filter(
    (row) => isOpened(row) && currentId(desk.engine.records, 'person', row.requesterId) === personId,
  );
  return theirs.length === 0 || theirs.some(({ whereabouts }) => canSee(access(agentId), whereabouts));
}

/** Does one thing of those that change who sees whom. What is not possible just then is refused, and changes nothing. */
async function perform(
  { agentId, what, person, departmentId, to, teamId }: Action,
  tickets: string[],
  ticketId: string,
) {
  const email = `${person}@example.com`.toLowerCase();
  const first = currentId(desk.engine.records, 'person', personOf(tickets[0] ?? ticketId));
  const second = currentId(desk.engine.records, 'person', personOf(ticketId));
  switch (what) {
    case 'open': {
      const opening = { ...someTicket(), requester: requester(person, email), departmentId };
      const result = await desk.as(agentId, 'ticket.open', opening);
      return result.ok ? void tickets.push(...result.value.ticketIds) : result;
    }
    case 'move':
    case 'keep':
      return desk.as('lena', 'department.transfer', { ticketId, departmentId, keepAccess: what === 'keep' });
    case 'change':
      return desk.as('lena', 'requester.change', { ticketId, requester: requester(person, email) });
    case 'assign':
      return desk.as('lena', 'assignment.assign', { ticketId, agentId: to, teamId });
    case 'merge':
      return desk.as('jane', 'record.retire', { kind: 'person', id: first, replacedBy: second });
    case 'archive':
      return desk.as('jane', 'record.retire', { kind: 'department', id: departmentId, replacedBy: departments[0] });
    case 'team':
      return desk.as('jane', 'record.put', { kind: 'team', id: 'team-field', fields: { memberIds: to ? [to] : [] } });
  }
}

test(`V61: agrees with a scan of all tickets after any operations (SEED=${seed})`, async () => {
  const property = fc.asyncProperty(
    fc.array(action, { minLength: 5, maxLength: 25 }),
    fc.boolean(),
    async (actions, isAsked) => {
      desk = await memoryDesk();
      const tickets = [await opened('john', 'Ann', 'ann@example.com')];
      const check = () => {
        for (const one of ['john', 'sam', 'max', 'lena']) {
          const isKnown = desk.engine.knownTo(access(one));
          const present = allInUse(desk.engine.records, 'person').map(({ id }) => id);
          expect(present.filter(isKnown)).toEqual(present.filter((id) => knownByLooking(one, id)));
        }
      };
      for (const each of actions) {
        await perform(each, tickets, tickets[each.ticket % tickets.length] ?? '');
        if (isAsked) check();
      }
      check();
    },
  );
  await fc.assert(property, runs(5));
});

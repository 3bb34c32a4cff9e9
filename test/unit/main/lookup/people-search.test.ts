import { beforeEach, describe, expect, test } from 'vitest';
import { createPeopleSearch, type PeopleSearch } from '../../../../main/lookup/people-search.ts';
import { type StartingRecord, startingRecord } from '../../../../shared/domain/starting-records.ts';
import { type MemoryDesk, memoryDesk } from '../../../support/memory-desk.ts';

function person(id: string, name: string, email = ''): StartingRecord {
  return startingRecord('person', id, { name, email, phone: '', place: '' });
}

let desk: MemoryDesk;
let search: PeopleSearch;

beforeEach(async () => {
  desk = await memoryDesk([
    person('ken', 'Ken Wheeler', 'ken@example.com'),
    person('kendra', 'Kendra Zoë', 'zoe@example.com'),
    person('wade', 'Wade Kenning'),
    person('ada', 'Ada Love', 'Kennel@example.com'),
    person('lukasz', 'Łukasz Ångström', 'l@example.com'),
    person('ram', 'राम'),
    person('rama', 'रमा'),
  ]);
  search = createPeopleSearch(desk.engine.records);
});

function found(text: string, limit = 8): string[] {
  return search.find(text, limit).map(({ id }) => id);
}

describe('finding people while somebody types', () => {
  test('V40: those whose name or address begins with it come first, by name; then those that hold it', () => {
    expect(found('ken')).toEqual(['ada', 'ken', 'kendra', 'wade']);
    expect(found('wheeler')).toEqual(['ken']);
  });

  test('V41: capitals and accents make no difference, other marks do', () => {
    expect([found('KEN W'), found('zoe'), found('angstrom'), found('ZOË'), found('राम')]).toEqual([
      ['ken'],
      ['kendra'],
      ['lukasz'],
      ['kendra'],
      ['ram'],
    ]);
  });

  test('V42: an address is found in capitals or not, from its beginning or its middle', () => {
    expect([found('KEN@'), found('kennel'), found('@EXAMPLE.com').length]).toEqual([['ken'], ['ada'], 4]);
  });

  test('V42: an address with an accent is found with it and without', async () => {
    await desk.does('jane', 'record.put', { kind: 'person', id: 'lukasz', fields: { email: 'ångström@example.com' } });
    search.forget();
    expect([found('ångström@'), found('angstrom@e')]).toEqual([['lukasz'], ['lukasz']]);
  });

  test('V43: nothing, blanks and marks alone find nobody; what is nowhere finds nobody', () => {
    expect([found(''), found('  '), found('\u0301'), found('xyzzy'), found('.*'), found('__proto__')]).toEqual([
      [],
      [],
      [],
      [],
      [],
      [],
    ]);
  });

  test('V44: never more than asked for, the best ones', () => {
    expect([found('ken', 1), found('ken', 2), found('ken', 0)]).toEqual([['ada'], ['ada', 'ken'], []]);
  });

  test('V45: who is new is found once the old list is forgotten, and who is archived is not', async () => {
    found('ken');
    await desk.does('jane', 'record.retire', { kind: 'person', id: 'ken' });
    const fields = { name: 'Kenneth', email: '', phone: '', place: '' };
    await desk.does('jane', 'record.put', { kind: 'person', id: 'new', fields });
    search.forget();
    expect(found('ken')).toEqual(['ada', 'kendra', 'new', 'wade']);
  });

  test('V46: says of each all that a form fills in, and nothing else', () => {
    expect(search.find('ken wh', 1)).toEqual([
      { id: 'ken', name: 'Ken Wheeler', email: 'ken@example.com', phone: '', place: '' },
    ]);
  });
});

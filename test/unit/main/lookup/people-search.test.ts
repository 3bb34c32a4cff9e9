import { beforeEach, describe, expect, test } from 'vitest';
import { createPeopleSearch, type PeopleSearch } from '../../../../main/lookup/people-search.ts';
import { type StartingRecord, startingRecord } from '../../../../shared/domain/starting-records.ts';
import { type MemoryDesk, memoryDesk } from '../../../support/memory-desk.ts';
import { wholeResult } from '../../../support/whole-result.ts';

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
  search = createPeopleSearch(desk.engine.records, desk.engine.personIds);
});

function found(text: string, limit = 8): string[] {
  return wholeResult(search.find(text, limit, () => true)).map(({ id }) => id);
}

async function put(id: string, name: string, email = '', phone = ''): Promise<void> {
  await desk.does('jane', 'record.put', { kind: 'person', id, fields: { name, email, phone, place: '' } });
  search.personChanged(id);
}

describe('searching for people while typing', () => {
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
    search.personChanged('lukasz');
    expect([found('ångström@'), found('angstrom@e')]).toEqual([['lukasz'], ['lukasz']]);
  });

  test('V47: words are found in any order, family name first, with a comma and double blanks', () => {
    expect(
      ['Wheeler, Ken', 'wheeler ken', 'Wheeler   K', 'ken   wheeler', ' ken, '].map((text) => found(text)[0]),
    ).toEqual(['ken', 'ken', 'ken', 'ken', 'ada']);
    expect(found('example zoë')).toEqual(['kendra']);
    expect(found('wheeler ada')).toEqual([]);
  });

  test('V47: who has words that begin like it comes before who only holds it', async () => {
    await put('late', 'Anna Karl', 'x@y.example');
    await put('early', 'Anka Danna', 'y@y.example');
    expect(found('k anna')).toEqual(['late', 'early']);
  });

  test('V48: apostrophes and dashes are all alike, and need not be typed', async () => {
    await put('brien', 'Anne-Marie O’Brien');
    const ways = ["O'Brien", 'O’Brien', 'o´brien', 'OBrien', 'brien, anne', 'Anne–Marie', 'anne marie', 'Anne‑M'];
    expect(ways.map((text) => found(text))).toEqual(ways.map(() => ['brien']));
  });

  test('V48: letters without an accent to leave out are found by those on every keyboard', async () => {
    await put('soren', 'Søren Weiß');
    expect([found('lukasz'), found('soren'), found('weiss'), found('Weiß')]).toEqual([
      ['lukasz'],
      ['soren'],
      ['soren'],
      ['soren'],
    ]);
  });

  test('V49: a phone number is found by its digits, however it is written', async () => {
    await put('phone', 'Pia', '', '+49 (0)30 1234-567');
    const ways = [
      '+49 30 1234567',
      '030 1234',
      '0049301234',
      '(030) 1234567',
      '1234-567',
      '301 234',
      'pia 567',
      '\u202d030 1234',
    ];
    expect(ways.map((text) => found(text))).toEqual(ways.map(() => ['phone']));
    await put('extension', 'Eva', '', '555-0100 ext. 12');
    expect([found('555 0100'), found('5550100 x12'), found('12'), found('+')]).toEqual([
      ['extension'],
      ['extension'],
      [],
      [],
    ]);
  });

  test('T69: a name and an address in one find who has the address, then who has the name', async () => {
    await put('paula', 'Paula Post', 'paula.post@example.com');
    await put('other', 'Paula Post', 'other@example.com');
    expect(found('Paula Post <paula.post@example.com>')).toEqual(['paula', 'other']);
    expect(found('mailto:paula.post@example.com')).toEqual(['paula']);
    expect(found('Paula Post <new@example.com>')).toEqual(['other', 'paula']);
  });

  test('V43: nothing, blanks and marks alone find nobody; what is nowhere finds nobody', () => {
    expect([
      found(''),
      found('  '),
      found('\u0301'),
      found('xyzzy'),
      found('.*'),
      found(" ' - , "),
      found('__proto__'),
    ]).toEqual([[], [], [], [], [], [], []]);
  });

  test('V44: never more than asked for, the best ones', () => {
    expect([found('ken', 1), found('ken', 2), found('ken', 0)]).toEqual([['ada'], ['ada', 'ken'], []]);
  });

  test('V45: who is new is found once the old list is forgotten, and who is archived is not', async () => {
    found('ken');
    await desk.does('jane', 'record.retire', { kind: 'person', id: 'ken' });
    const fields = { name: 'Kenneth', email: '', phone: '', place: '' };
    await desk.does('jane', 'record.put', { kind: 'person', id: 'new', fields });
    for (const id of ['ken', 'new']) search.personChanged(id);
    expect(found('ken')).toEqual(['ada', 'kendra', 'new', 'wade']);
  });

  test('V46: says of each all that a form fills in, and nothing else', () => {
    expect(wholeResult(search.find('ken wh', 1, () => true))).toEqual([
      { id: 'ken', name: 'Ken Wheeler', email: 'ken@example.com', phone: '', place: '' },
    ]);
  });
});

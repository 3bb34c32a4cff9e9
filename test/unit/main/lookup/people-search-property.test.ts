import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { createPeopleSearch } from '../../../../main/lookup/people-search.ts';
import { digitsOf, digitsWanted, lookupKey, wordsOf } from '../../../../main/lookup/person-key.ts';
import { allInUse, type DeskRecords } from '../../../../shared/domain/records/desk-records.ts';
import type { RecordOf } from '../../../../shared/domain/records/registry.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { changingRecords } from '../../../support/changing-records.ts';
import { memoryDesk } from '../../../support/memory-desk.ts';
import { runs } from '../../../support/runs.ts';
import { wholeResult } from '../../../support/whole-result.ts';

let founded: DeskRecords;

beforeAll(async () => {
  founded = (await memoryDesk()).engine.records;
});

const word = fc.constantFrom('Ken', 'ke', 'Wheeler', 'O’Brien', 'Zoë', 'Anne-Marie', 'n', 'W.', 'Łukasz', 'राम', '12');
const separator = fc.constantFrom(' ', '  ', ', ', '-', '\t', '.');
const phrase = fc
  .array(fc.tuple(word, separator), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.flat().slice(0, -1).join(''));
const email = fc.oneof(
  fc.constant(''),
  fc
    .tuple(fc.constantFrom('ken', 'zoë', 'ke.n', 'w-n'), fc.constantFrom('example.com', 'ken.example'))
    .map((parts) => parts.join('@')),
);
const phone = fc.constantFrom('', '+49 (0)30 1234-567', '555 0100', '12');
const ids = Array.from({ length: 12 }, (_, index) => `p${index}`);
const change = fc.record({
  id: fc.constantFrom(...ids),
  fields: fc.record({ name: phrase, email, phone, place: fc.constant('') }),
  isRetired: fc.nat({ max: 4 }).map((chance) => chance === 0),
});
const typed = fc.oneof(
  phrase,
  fc.constantFrom('k', 'ken@', '@example', 'n.', '1234', '555-0100', ' - ', '', 'e n', '\n', 'wheeler, k', 'a\u000bb'),
);

interface Folded {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly digits: string;
}

function folded(records: DeskRecords): Folded[] {
  const all = allInUse(records, 'person').map(({ id, name, email: address, phone: number }) => ({
    id,
    name: wordsOf(lookupKey(name))
      .map((one) => ` ${one}`)
      .join(''),
    email: lookupKey(address),
    digits: digitsOf(number),
  }));
  const keyOf = (one: Folded) => [one.name, one.email, one.digits, one.id].join('\t');
  return all.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** The same by looking at each person, written independently of the product. */
function slowly(records: DeskRecords, text: string, limit: number, isKnown: (id: string) => boolean): string[] {
  const key = lookupKey(text).replace(/[\s,;]+$/, '');
  const words = wordsOf(key).join(' ');
  const has = ({ digits }: Folded, wanted: string | undefined) => wanted !== undefined && digits.includes(wanted);
  const parts = key.split(/[\s,;]+/).filter((part) => /[^\p{P}\p{S}\p{M}]/u.test(part));
  if (parts.length === 0) return [];
  const known = folded(records).filter(({ id }) => isKnown(id));
  const begins = (one: Folded) => (words !== '' && one.name.startsWith(` ${words}`)) || one.email.startsWith(key);
  const contains = (one: Folded) =>
    (words !== '' && one.name.includes(words)) || one.email.includes(key) || has(one, digitsWanted(key));
  const hasPart = (one: Folded, part: string, before: string) => {
    const own = wordsOf(part);
    const inName = own.length > 0 && own.every((each) => one.name.includes(`${before}${each}`));
    const inEmail = before === '' ? one.email.includes(part) : one.email.startsWith(part);
    return inName || inEmail || has(one, digitsWanted(part));
  };
  const ranked = (rankOf: (one: Folded) => number) =>
    [0, 1].flatMap((rank) => known.filter((one) => rankOf(one) === rank)).map(({ id }) => id);
  const asTyped = ranked((one) => (begins(one) ? 0 : contains(one) ? 1 : 2));
  const inParts = ranked((one) =>
    parts.every((part) => hasPart(one, part, ' ')) ? 0 : parts.every((part) => hasPart(one, part, '')) ? 1 : 2,
  );
  return (asTyped.length > 0 ? asTyped : inParts).slice(0, limit);
}

describe(`searching for people (SEED=${seed})`, () => {
  test('V40, V44, V45, V47: agrees with a look at each person, as people change', () => {
    const steps = fc.array(fc.record({ change, typed, limit: fc.nat({ max: 4 }), unknown: fc.subarray(ids) }), {
      maxLength: 40,
      size: 'max',
    });
    const property = fc.property(steps, fc.nat({ max: 20 }), (all, gathersAt) => {
      const { records, put } = changingRecords(founded);
      const search = createPeopleSearch(records, () => records.all('person').map(({ id }) => id));
      for (const [index, { change: one, typed: text, limit, unknown }] of all.entries()) {
        const { id, fields, isRetired } = one;
        put({ kind: 'person', id, fields, ...(isRetired && { replacedBy: null }) });
        search.personChanged(id);
        if (index < gathersAt) search.gather(() => true);
        // A complete number finds its owner, too; other tests say so.
        if (text.includes('555')) continue;
        const isKnown = (personId: string) => !unknown.includes(personId);
        const found = wholeResult(search.find(text, limit, isKnown)).map((person) => person.id);
        expect(found).toEqual(slowly(records, text, limit, isKnown));
      }
    });
    fc.assert(property, runs(150));
  });

  test('V45, V111: answers for the moment it was asked, whatever changes before it is done', () => {
    const people = new Map<string, RecordOf<'person'>>();
    const records = { ...founded, get: ((_kind: 'person', id: string) => people.get(id)) as DeskRecords['get'] };
    const put = (index: number, name: string) =>
      people.set(`p${index}`, { id: `p${index}`, retired: false, name, email: '', phone: '', place: '', note: '' });
    for (let index = 0; index < 2_000; index += 1) put(index, `Ken ${(index * 7_919) % 2_000}`);
    const search = createPeopleSearch(records, () => people.keys());
    const found = (text: string) => wholeResult(search.find(text, 2_000, () => true)).length;
    expect(found('ken')).toBe(2_000);
    const steps = search.find('en', 2_000, () => true);
    steps.next();
    for (let index = 0; index < 900; index += 1) {
      put(index, `Zoe ${index}`);
      search.personChanged(`p${index}`);
    }
    expect(wholeResult(steps)).toHaveLength(2_000);
    expect([found('ken'), found('zoe')]).toEqual([1_100, 900]);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ColumnData } from '../../../../../main/columns/column-data.ts';
import { createPeople, type People } from '../../../../../main/engine/people/people.ts';
import { withUnsaved } from '../../../../../main/engine/people/person-keys.ts';
import { type ChunkedSet, createChunkedSet } from '../../../../../main/snapshot/chunked-set.ts';
import { emailKey } from '../../../../../shared/domain/email.ts';
import { nameKey } from '../../../../../shared/domain/person.ts';
import { emptyRecord, type RecordState } from '../../../../../shared/domain/records/record.ts';
import { seed } from '../../../../support/arbitrary-seed.ts';
import { runs } from '../../../../support/runs.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const names = ['Ann', 'ANN', 'Zoë Ünal', ' ', '', '__proto__'] as const;
const emails = ['ann@example.com', 'Ann@Example.com', 'zoe@example.com', ''] as const;

const id = fc.constantFrom(...ids);
const fields = fc.oneof(
  { weight: 5, arbitrary: fc.record({ name: fc.constantFrom(...names), email: fc.constantFrom(...emails) }) },
  { weight: 1, arbitrary: fc.record({ name: fc.constant(7), other: fc.jsonValue() }) },
);
const replacing = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ retired: false, replacedBy: null, conflicts: [] }) },
  { weight: 1, arbitrary: fc.record({ retired: fc.boolean(), replacedBy: fc.option(id), conflicts: fc.constant([]) }) },
);
const person = fc.tuple(id, fields, replacing, fc.constantFrom('', '017c39268c00-0005')).map(
  ([of, given, rest, newest]): RecordState => ({
    ...emptyRecord({ kind: 'person', id: of }),
    ...{ fields: given, ...rest, newest },
  }),
);

type Step = { readonly put: RecordState } | { readonly drop: string } | 'store' | 'restart';

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: person.map((put) => ({ put })) },
  { weight: 1, arbitrary: id.map((drop) => ({ drop })) },
  { weight: 2, arbitrary: fc.constant('store' as const) },
  { weight: 1, arbitrary: fc.constant('restart' as const) },
);

/** People, and the files that they are stored in; whoever is in no file is stored with what is needed first. */
function storedPeople() {
  const files = new Map<string, ColumnData>();
  let people = createPeople();
  let set = filesOf(people);
  let last: { readonly names: readonly string[]; readonly hot: ColumnData } | undefined;

  function filesOf(from: People): ChunkedSet<number> {
    return createChunkedSet<number>({
      ...{ largest: 3, mostLoose: 1 },
      membership: { chunkOf: from.places.placeOf, assign: from.places.assign },
      write: (ordinals) => {
        const name = `file ${files.size}`;
        files.set(name, from.save(ordinals));
        return Promise.resolve(name);
      },
    });
  }

  return {
    people: () => people,
    spoil: () => set.spoil(),
    store: async () => {
      const { names: stored, loose } = await set.store([...people.ordinals()]);
      // Open tickets name some who are in files as well.
      const named = ['a', 'b'].map(people.ordinalOf).filter((ordinal) => ordinal >= 0);
      last = { names: stored, hot: people.save([...new Set([...loose, ...named])]) };
    },
    restart: () => {
      people = createPeople();
      set = filesOf(people);
      if (!last) return;
      all(people.load(last.hot));
      for (const name of last.names) all(people.load(files.get(name) ?? expect.fail(name), set.loaded(name)));
    },
  };
}

function all(steps: Iterable<unknown>): void {
  for (const _step of steps);
}

function expectSame(people: People, model: ReadonlyMap<string, RecordState>): void {
  const known = [...model.values()];
  const having = (key: string, of: (state: RecordState) => unknown, keyOf: (text: string) => string) =>
    known.filter((state) => isText(of(state)) && keyOf(String(of(state))) === keyOf(key)).map((state) => state.id);
  expect(people.size).toBe(model.size);
  expect([...people.values()].toSorted(byId)).toEqual(known.toSorted(byId));
  expect([...people.keys()].toSorted()).toEqual([...model.keys()].toSorted());
  for (const each of ids) {
    expect(people.get(each)).toEqual(model.get(each));
    expect([people.has(each), people.ordinalOf(each) >= 0]).toEqual([model.has(each), model.has(each)]);
    expect([...people.entriesOf(each)].toSorted()).toEqual(entriesOf(model, each).toSorted());
  }
  for (const name of names) {
    expect(people.named(name).toSorted()).toEqual(having(name, (state) => state.fields.name, nameKey).toSorted());
  }
  for (const email of emails) {
    const found = people.withEmail(email).toSorted();
    expect(found).toEqual(having(email, (state) => state.fields.email, emailKey).toSorted());
  }
}

function named(of: string, name: string): RecordState {
  return { ...emptyRecord({ kind: 'person', id: of }), fields: { name, email: `${name}@example.com` } };
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function byId(a: RecordState, b: RecordState): number {
  return a.id < b.id ? -1 : 1;
}

/** Somebody, and everybody whom they replaced, directly or not. */
function entriesOf(model: ReadonlyMap<string, RecordState>, of: string): string[] {
  const found = new Set([of]);
  for (const entry of found) {
    for (const { id: other, retired, replacedBy } of model.values()) {
      if (retired && replacedBy === entry) found.add(other);
    }
  }
  return [...found];
}

describe('the people of a desk', () => {
  test(`are as they were put, also after they were stored and loaded any number of times (SEED=${seed})`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const desk = storedPeople();
        const model = new Map<string, RecordState>();
        for (const one of steps) {
          if (one === 'store') await desk.store();
          else if (one === 'restart') {
            await desk.store();
            desk.restart();
          } else if ('put' in one) {
            desk.people().set(one.put);
            model.set(one.put.id, one.put);
          } else if (model.delete(one.drop)) {
            expect(desk.people().drop(one.drop)).toBe(true);
            desk.spoil();
          }
          expectSame(desk.people(), model);
        }
      }),
      runs(300),
    );
  });

  test('are stored again if only an older file has them as they are: a newer one would hide it', () => {
    const people = createPeople();
    const files = ['Ann', 'Ben', 'Ann'].map((name) => {
      people.set(named('a', name));
      return people.save([0]);
    });
    const loaded = createPeople();
    for (const [age, file] of files.toReversed().entries()) all(loaded.load(file, age === 0 ? undefined : age));
    expect(loaded.get('a')?.fields.name).toBe('Ann');
    expect(loaded.places.placeOf(0)).toBe(0);
  });

  test('are the same objects as long as somebody holds them, so that a comparison tells a change', () => {
    const people = createPeople();
    const stored = createPeople();
    const persons = Array.from({ length: 5_000 }, (_, index) => ({
      ...emptyRecord({ kind: 'person', id: `person-${index}` }),
      fields: { name: `Person ${index}` },
    }));
    for (const each of persons) stored.set(each);
    all(people.load(stored.save([...stored.ordinals()])));
    const held = [...people.values()];
    for (const { id: of } of persons) people.get(of);
    expect(held.every((state) => people.get(state.id) === state)).toBe(true);
    const [first] = persons;
    if (first) people.set({ ...first });
    expect(people.get('person-0')).not.toBe(held[0]);
  });

  test('include those whom the batch has added, instead of what is stored of them', () => {
    const people = createPeople();
    for (const person of [named('a', 'Ann'), named('b', 'Ben'), named('c', 'Ann')]) people.set(person);
    const both = withUnsaved(people, [named('a', 'Ben'), named('d', 'ANN')]);
    expect(both.named('ann')).toEqual(['c', 'd']);
    expect(both.named('Ben')).toEqual(['b', 'a']);
    expect(both.withEmail('ann@EXAMPLE.com')).toEqual(['c', 'd']);
    expect(both.withEmail('ben@example.com')).toEqual(['b', 'a']);
  });
});

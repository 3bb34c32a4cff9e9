import type { Id } from '../../../shared/domain/id.ts';
import type { ColumnData } from '../../columns/column-data.ts';
import { createColumn } from '../../columns/growing.ts';
import { textsIn } from '../../columns/text-column.ts';
import { createTextIndex } from '../../columns/text-index.ts';
import { createWideningColumn, wideningIn } from '../../columns/widening.ts';
import { putIn, type RowColumn } from './row-column.ts';

/** The requester of each row, and the rows of each requester, linked through a column. */
export interface RequesterChains extends RowColumn<Id> {
  readonly of: (personId: Id) => number[];
  /** Whether a row of this requester passes a test. It makes no list: this is asked of every person while somebody types. */
  readonly some: (personId: Id, isOne: (ordinal: number) => boolean) => boolean;
  /** How many rows a requester has. */
  readonly count: (personId: Id) => number;
  /** The requesters of at least so many rows. */
  readonly withMany: (least: number) => readonly Id[];
  /** Leaves the row without a requester. */
  readonly clear: (ordinal: number) => void;
}

/** Places in these columns are counted from 1, because 0 is the end of a chain. */
const none = 0;

export function createRequesterChains(): RequesterChains {
  const people = createTextIndex();
  const first = createColumn('u32');
  /** The length of each chain. */
  const counts = createColumn('u32');
  const requester = createWideningColumn();
  const next = createColumn('u32');

  function noted(person: number): number {
    if (person === first.length) {
      first.push(none);
      counts.push(0);
    }
    return person;
  }

  function unlink(ordinal: number): void {
    if (ordinal >= requester.length) return;
    const person = requester.get(ordinal) - 1;
    if (person < 0) return;
    counts.set(person, counts.get(person) - 1);
    const after = next.get(ordinal);
    if (first.get(person) === ordinal + 1) {
      first.set(person, after);
      return;
    }
    let at = first.get(person) - 1;
    while (next.get(at) !== ordinal + 1) at = next.get(at) - 1;
    next.set(at, after);
  }

  function link(ordinal: number, person: number): void {
    if (ordinal < requester.length && requester.get(ordinal) === person + 1) return;
    unlink(ordinal);
    putIn(requester, ordinal, person + 1);
    putIn(next, ordinal, first.get(person));
    first.set(person, ordinal + 1);
    counts.set(person, counts.get(person) + 1);
  }

  function some(personId: Id, isOne: (ordinal: number) => boolean): boolean {
    const person = people.find(personId);
    if (person < 0) return false;
    for (let at = first.get(person); at !== none; at = next.get(at - 1)) if (isOne(at - 1)) return true;
    return false;
  }

  function of(personId: Id): number[] {
    const found: number[] = [];
    some(personId, (ordinal) => {
      found.push(ordinal);
      return false;
    });
    return found;
  }

  function at(ordinal: number): Id {
    const person = requester.get(ordinal) - 1;
    return person < 0 ? '' : people.textAt(person);
  }

  function presentPeople(data: ColumnData): readonly number[] {
    const stored = textsIn(data);
    return Array.from({ length: stored.length }, (_, code) => noted(people.addBytes(stored.bytesAt(code))));
  }

  return {
    at,
    of,
    some,
    count: (personId) => {
      const person = people.find(personId);
      return person < 0 ? 0 : counts.get(person);
    },
    withMany: (least) => {
      const found: Id[] = [];
      for (let person = 0; person < counts.length; person += 1) {
        if (counts.get(person) >= least) found.push(people.textAt(person));
      }
      return found;
    },
    put: (ordinal, personId) => link(ordinal, noted(people.add(personId))),
    clear: (ordinal) => {
      unlink(ordinal);
      putIn(requester, ordinal, none);
      putIn(next, ordinal, none);
    },
    save: (ordinals) => {
      const saved = createTextIndex();
      const codes = createWideningColumn();
      for (const ordinal of ordinals) codes.push(saved.add(at(ordinal)));
      const texts = saved.part(0, saved.length);
      return { json: null, arrays: { ...texts.arrays, codes: codes.part(0, codes.length) } };
    },
    load: (data) => {
      people.loadForLater(data);
      const codes = wideningIn(data, 'codes');
      const [last, lengths] = [new Uint32Array(people.length), new Uint32Array(people.length)];
      const [persons, before] = [new Uint32Array(codes.length), new Uint32Array(codes.length)];
      for (let ordinal = 0; ordinal < codes.length; ordinal += 1) {
        const code = codes[ordinal] ?? 0;
        persons[ordinal] = code + 1;
        before[ordinal] = last[code] ?? none;
        last[code] = ordinal + 1;
        lengths[code] = (lengths[code] ?? 0) + 1;
      }
      requester.load(persons);
      next.load(before);
      first.load(last);
      counts.load(lengths);
    },
    reader: (data) => {
      const codes = wideningIn(data, 'codes');
      const present = presentPeople(data);
      return (ordinal, index) => link(ordinal, present[codes[index] ?? 0] ?? 0);
    },
  };
}

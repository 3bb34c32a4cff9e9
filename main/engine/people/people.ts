import { emailKey } from '../../../shared/domain/email.ts';
import type { Id } from '../../../shared/domain/id.ts';
import { nameKey } from '../../../shared/domain/person.ts';
import type { RecordState } from '../../../shared/domain/records/record.ts';
import type { ColumnData } from '../../columns/column-data.ts';
import { createTextColumn } from '../../columns/text-column.ts';
import { createTextIndex } from '../../columns/text-index.ts';
import { createStoredPlaces, type StoredPlaces } from '../stored-places.ts';
import { createHeldObjects } from './held-objects.ts';
import { createKeyIndex, type KeyIndex } from './key-index.ts';
import { emailKeyOf, type FindPeople, nameKeyOf } from './person-keys.ts';
import { personFrom, personText } from './person-text.ts';
import { createReplacements, type Replacements } from './replacements.ts';
import { loadPeople, savePeople } from './stored-people.ts';

/**
 * The people of a desk. There are thousands and few of them are looked at, so each is kept as a text, from which a state
 * is made when somebody asks for it.
 */
export interface People extends FindPeople, Pick<Replacements, 'entriesOf'> {
  readonly size: number;
  readonly has: (id: Id) => boolean;
  readonly get: (id: Id) => RecordState | undefined;
  readonly set: (person: RecordState) => void;
  /** Returns whether there was one. */
  readonly drop: (id: Id) => boolean;
  readonly keys: () => Iterable<Id>;
  readonly values: () => Iterable<RecordState>;
  /** Ordinals belong to this process only. -1 for somebody unknown. */
  readonly ordinalOf: (id: Id) => number;
  readonly ordinals: () => Iterable<number>;
  readonly places: StoredPlaces;
  /** These people as data for a file. */
  readonly save: (ordinals: readonly number[]) => ColumnData;
  /** Adds the people of a file in steps, except those who are known: they may be newer. Without a place it is no file. */
  readonly load: (data: ColumnData, place?: number) => Iterable<unknown>;
}

export function createPeople(): People {
  const columns = {
    ids: createTextIndex(),
    /** Empty for somebody who was dropped. */
    texts: createTextColumn(),
    names: createKeyIndex(),
    emails: createKeyIndex(),
    places: createStoredPlaces(),
    replacements: createReplacements(),
  };
  const { ids, texts, names, emails, places, replacements } = columns;
  const states = createHeldObjects<RecordState>();
  let dropped = 0;

  const isThere = (ordinal: number) => texts.bytesAt(ordinal).length > 0;

  function ordinalOf(id: Id): number {
    const ordinal = ids.find(id);
    return ordinal >= 0 && isThere(ordinal) ? ordinal : -1;
  }

  function stateAt(ordinal: number): RecordState {
    const known = states.get(ordinal);
    if (known) return known;
    const state = personFrom(ids.textAt(ordinal), texts.get(ordinal));
    states.set(ordinal, state);
    return state;
  }

  function set(person: RecordState): void {
    const ordinal = ids.add(person.id);
    const text = personText(person);
    if (ordinal === texts.length) texts.push(text);
    else {
      if (!isThere(ordinal)) dropped -= 1;
      texts.set(ordinal, text);
    }
    names.set(ordinal, nameKeyOf(person));
    emails.set(ordinal, emailKeyOf(person));
    replacements.note(person);
    places.changed(ordinal);
    states.set(ordinal, person);
  }

  function drop(id: Id): boolean {
    const ordinal = ordinalOf(id);
    if (ordinal < 0) return false;
    texts.set(ordinal, '');
    names.set(ordinal, undefined);
    emails.set(ordinal, undefined);
    replacements.note({ id, retired: false, replacedBy: null });
    places.changed(ordinal);
    states.delete(ordinal);
    dropped += 1;
    return true;
  }

  function* ordinals(): Generator<number> {
    for (let ordinal = 0; ordinal < texts.length; ordinal += 1) if (isThere(ordinal)) yield ordinal;
  }

  function found(index: KeyIndex, keyOf: (person: RecordState) => string | undefined, key: string): Id[] {
    return index.find(key).flatMap((ordinal) => {
      const person = isThere(ordinal) ? stateAt(ordinal) : undefined;
      return person && keyOf(person) === key ? [person.id] : [];
    });
  }

  return {
    get size() {
      return texts.length - dropped;
    },
    has: (id) => ordinalOf(id) >= 0,
    get: (id) => {
      const ordinal = ordinalOf(id);
      return ordinal < 0 ? undefined : stateAt(ordinal);
    },
    set,
    drop,
    keys: function* () {
      for (const ordinal of ordinals()) yield ids.textAt(ordinal);
    },
    values: function* () {
      for (const ordinal of ordinals()) yield stateAt(ordinal);
    },
    ordinalOf,
    ordinals,
    named: (name) => found(names, nameKeyOf, nameKey(name)),
    withEmail: (email) => found(emails, emailKeyOf, emailKey(email)),
    entriesOf: replacements.entriesOf,
    places,
    save: (chosen) => savePeople(columns, chosen.filter(isThere)),
    load: (data, place) => loadPeople(columns, data, place),
  };
}

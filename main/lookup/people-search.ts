import { nameKey } from '../../shared/domain/person.ts';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';
import { allInUse } from '../../shared/domain/records/desk-records.ts';
import type { ShownPerson } from '../../shared/views/ticket-facts.ts';

interface Folded {
  readonly person: ShownPerson;
  readonly name: string;
  readonly email: string;
}

/** Finds people while somebody types a name or an e-mail address. */
export interface PeopleSearch {
  /** At most `limit` people: those whose name or address begins with the text first, then those that hold it. */
  readonly find: (text: string, limit: number) => ShownPerson[];
  readonly forget: () => void;
}

export function createPeopleSearch(records: DeskRecords): PeopleSearch {
  let folded: readonly Folded[] | undefined;

  function all(): readonly Folded[] {
    folded ??= allInUse(records, 'person')
      .map(({ id, name, email, phone, place }) => ({
        person: { id, name, email, phone, place },
        name: nameKey(name),
        email: nameKey(email),
      }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
    return folded;
  }

  function find(text: string, limit: number): ShownPerson[] {
    const wanted = nameKey(text).trim();
    if (wanted === '') return [];
    const first: ShownPerson[] = [];
    const second: ShownPerson[] = [];
    for (const { person, name, email } of all()) {
      if (name.startsWith(wanted) || email.startsWith(wanted)) first.push(person);
      else if (name.includes(wanted) || email.includes(wanted)) second.push(person);
      if (first.length >= limit) break;
    }
    return [...first, ...second].slice(0, limit);
  }

  return {
    find,
    forget: () => {
      folded = undefined;
    },
  };
}

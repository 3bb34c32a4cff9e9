import { emailKey } from '../../shared/domain/email.ts';
import type { Engine } from '../engine/engine.ts';
import type { PeopleSearch } from '../lookup/people-search.ts';
import type { SearchedPeople } from '../lookup/search/begin-search.ts';
import { inSteps, slices } from '../platform/in-slices.ts';

/** The most people that a name in a search stands for. */
const mostNamed = 500;

/** What searches know about people, once they have been gathered. */
export function searchedPeople(
  { knownTo, records, rows, texts }: Pick<Engine, 'knownTo' | 'records' | 'rows' | 'texts'>,
  people: Pick<PeopleSearch, 'find' | 'calledWith'>,
  gathered: Promise<unknown>,
): SearchedPeople {
  return {
    named: async (text, access) => {
      await gathered;
      const isKnown = knownTo(access);
      const found = await inSteps(people.find(text, mostNamed, isKnown), slices);
      // A complete address means its owner alone, not everybody whose address contains it.
      const key = emailKey(text.trim());
      const owners = found.filter(({ email }) => email !== '' && emailKey(email) === key);
      const ids = (owners.length > 0 ? owners : found).map(({ id }) => id);
      return ids.length === 0 && records.get('person', text) && isKnown(text) ? [text] : ids;
    },
    calledWith: async (digits) => {
      await gathered;
      const ids = await inSteps(people.calledWith(digits), slices);
      return ids.flatMap(texts.ticketsOf).map(rows.ordinalOf);
    },
  };
}

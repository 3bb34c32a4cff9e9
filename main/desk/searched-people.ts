import type { Engine } from '../engine/engine.ts';
import type { PeopleSearch } from '../lookup/people-search.ts';
import type { SearchedPeople } from '../lookup/search/begin-search.ts';
import { inSteps, slices } from '../platform/in-slices.ts';

/** The most people that a name in a search stands for. */
const mostNamed = 500;

/** What searches know about people, once they have been gathered. */
export function searchedPeople(
  { knownTo, rows, texts }: Pick<Engine, 'knownTo' | 'rows' | 'texts'>,
  people: Pick<PeopleSearch, 'find' | 'calledWith'>,
  gathered: Promise<unknown>,
): SearchedPeople {
  return {
    named: async (text, access) => {
      await gathered;
      const found = await inSteps(people.find(text, mostNamed, knownTo(access)), slices);
      return found.map(({ id }) => id);
    },
    calledWith: async (digits) => {
      await gathered;
      const ids = await inSteps(people.calledWith(digits), slices);
      return ids.flatMap(texts.ticketsOf).map(rows.ordinalOf);
    },
  };
}

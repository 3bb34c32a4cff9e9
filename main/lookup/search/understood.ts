import type { Id } from '../../../shared/domain/id.ts';
import { parseSearch } from '../../../shared/views/search/parse-search.ts';
import type { ParsedSearch } from '../../../shared/views/search/parsed-search.ts';
import type { SearchChoices } from '../../../shared/views/search/search-choices.ts';

export type Understood = Pick<ParsedSearch, 'condition' | 'words' | 'problems'>;

/** Understands a text, with the people that it names. */
export async function understand(
  text: string,
  choices: SearchChoices,
  peopleNamed: (name: string) => Promise<readonly Id[]>,
): Promise<Understood> {
  const names = new Set<string>();
  const note = (name: string) => {
    names.add(name);
    return null;
  };
  parseSearch(text, { choices, peopleNamed: note });
  const people = new Map<string, readonly Id[]>();
  for (const name of names) people.set(name, await peopleNamed(name));
  const meanings = { choices, peopleNamed: (name: string) => people.get(name) ?? [] };
  return parseSearch(text, meanings);
}

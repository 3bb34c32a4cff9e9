import type { Id } from '../../../shared/domain/id.ts';
import { parseSearch } from '../../../shared/views/search/parse-search.ts';
import type { ParsedSearch } from '../../../shared/views/search/parsed-search.ts';
import type { SearchChoices } from '../../../shared/views/search/search-choices.ts';

export type Understood = Pick<ParsedSearch, 'condition' | 'words' | 'problems'>;

/**
 * Understands a text. Fields that are not understood are named as problems and left out, so that results stay while
 * somebody is typing a field.
 */
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
  const parsed = parseSearch(text, meanings);
  if (parsed.problems.length === 0) return parsed;
  const { condition, words } = parseSearch(withoutProblems(text, parsed), meanings);
  return { condition, words, problems: parsed.problems };
}

/** The text with blanks in place of what was not understood; a phrase that is still being typed stays. */
function withoutProblems(text: string, { parts, problems }: ParsedSearch): string {
  const fields = parts.filter(
    ({ kind, from, to }) => kind === 'field' && problems.some((problem) => problem.from < to && problem.to > from),
  );
  const gaps = [...fields, ...problems.filter(({ kind }) => kind === 'too-long')];
  return gaps.reduce((rest, { from, to }) => rest.slice(0, from) + ' '.repeat(to - from) + rest.slice(to), text);
}

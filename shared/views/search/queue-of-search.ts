import type { Condition } from '../../domain/conditions/condition.ts';
import type { ParsedSearch } from './parsed-search.ts';
import type { SearchWord } from './search-word.ts';

/** A search as a queue, which looks at the properties of tickets only, not at their texts. */
export interface QueueOfSearch {
  /** Null if the search is empty, or if a part of it was not understood. */
  readonly where: Condition | null;
  /** The words and phrases that the queue looks for in the summary only, and there also inside of words. */
  readonly inSummary: readonly SearchWord[];
}

export function queueOfSearch({ condition, words, problems }: Omit<ParsedSearch, 'parts'>): QueueOfSearch {
  const conditions = [...(condition ? [condition] : []), ...words.map(inSummary)];
  const [only, ...others] = conditions;
  const where = only && others.length > 0 ? { all: conditions } : (only ?? null);
  return { where: problems.length > 0 ? null : where, inSummary: words };
}

function inSummary({ text, isExcluded }: SearchWord): Condition {
  const condition: Condition = { property: 'summary', operator: 'contains', value: text };
  return isExcluded ? { not: condition } : condition;
}

import { useMemo } from 'react';
import { parseSearch } from '../../../shared/views/search/parse-search.ts';
import { windowSearchChoices } from '../../../shared/views/search/search-choices.ts';
import type { SearchWord } from '../../../shared/views/search/search-word.ts';
import { useAnswer } from '../../bridge/answers.ts';
import type { Searched } from './searched.ts';

const none: readonly SearchWord[] = [];

/** The words of a search, without its fields. */
export function useSearchedWords(searched: Searched | null): readonly SearchWord[] {
  const known = useAnswer('desk.choices', {}).data;
  const choices = useMemo(() => known && windowSearchChoices(known), [known]);
  const text = searched?.text ?? '';
  return useMemo(() => {
    if (!choices || text === '') return none;
    return parseSearch(text, { choices, peopleNamed: () => null }).words.filter(({ isExcluded }) => !isExcluded);
  }, [choices, text]);
}

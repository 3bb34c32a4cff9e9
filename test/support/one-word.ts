import type { SearchWord } from '../../shared/views/search/search-word.ts';

export function oneWord(text: string): SearchWord {
  return { text, kind: 'word', isExcluded: false, isOpen: false };
}

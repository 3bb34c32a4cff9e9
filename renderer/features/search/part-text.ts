import type { SearchPart } from '../../../shared/views/search/parsed-search.ts';
import { isMessageId } from '../../i18n/messages.ts';
import type { Text } from '../../i18n/text.tsx';
import { suggestionMeaning } from './suggestion-meaning.ts';

/**
 * What a part of a search means as a condition of a queue, in words; undefined if it means nothing. `people` are the
 * names of requesters whose ids are written.
 */
export function partText(text: Text, part: SearchPart, people: ReadonlyMap<string, string>): string | undefined {
  if (part.kind === 'ignored') return undefined;
  if (part.kind === 'word') {
    const { isExcluded, text: words } = part.word;
    return text(isExcluded ? 'search.part.withoutWords' : 'search.part.words', { words });
  }
  const { name, isNegated, values } = part;
  const labelId = name === '#' ? 'search.label.number' : `search.label.${name}`;
  const label = isMessageId(labelId) ? text(labelId) : name.replace(/^"(.*)"$/, '$1');
  const shown = values.map(({ text: value, sign, isQuoted }) => {
    const written = `${sign}${people.get(value) ?? value}`;
    const meaning = isQuoted ? '' : suggestionMeaning(text, { kind: 'word', field: name, label: null, text: written });
    return meaning === '' ? written : meaning;
  });
  const all = shown.reduce((first, other) => text('search.part.or', { first, other }));
  return text(isNegated ? 'search.part.not' : 'search.part.field', { label, values: all });
}

import { describe, expect, test } from 'vitest';
import { parseSearch } from '../../../../../shared/views/search/parse-search.ts';
import { queueOfSearch } from '../../../../../shared/views/search/queue-of-search.ts';
import type { SearchChoices } from '../../../../../shared/views/search/search-choices.ts';

const none = { status: [], agent: [], team: [], department: [], topic: [], priority: [], plan: [] };
const choices: SearchChoices = { records: none, former: none, fields: [] };

const queueOf = (text: string) => queueOfSearch(parseSearch(text, { choices, peopleNamed: () => ['ken'] }));

describe('a search as a queue', () => {
  test('Y70: has the fields as they are, and looks for words and phrases in the summary', () => {
    expect(queueOf('is:open printer -"red ink"').where).toEqual({
      all: [
        { property: 'state', operator: 'is', value: 'open' },
        { property: 'summary', operator: 'contains', value: 'printer' },
        { not: { property: 'summary', operator: 'contains', value: 'red ink' } },
      ],
    });
    expect(queueOf('printer').where).toEqual({ property: 'summary', operator: 'contains', value: 'printer' });
    expect(queueOf('requester:ken').where).toEqual({ property: 'requester', operator: 'isAny', value: ['ken'] });
  });

  test('Y70: says which words mean less than in the search', () => {
    expect(queueOf('is:open printer -"red ink"').inSummary.map(({ text }) => text)).toEqual(['printer', 'red ink']);
    expect(queueOf('is:open').inSummary).toEqual([]);
  });

  test('Y70: is none if the search is empty, or a part of it is not understood', () => {
    for (const text of ['', '!', 'colour:red printer', 'printer "red']) expect(queueOf(text).where).toBeNull();
  });
});

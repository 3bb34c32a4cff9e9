import { plainDocuments } from '../searches/plain-documents.ts';
import { mostFound, type TextKind, textSearches, wordsOf } from '../searches/searches.ts';
import { durationsOf } from '../timing.ts';
import { serve } from './serve.ts';

/**
 * Search as a small project would do it: all texts are in memory, folded once, and each search goes through them from the
 * newest ticket until it has found enough. Words are found anywhere. One argument: the folder of a seeded desk.
 */
const [folder = ''] = process.argv.slice(2);
let texts: readonly string[] = [];

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

function find(text: string): void {
  const wanted = wordsOf(text).map((word) => folded(word.text));
  let found = 0;
  for (const each of texts) {
    if (wanted.every((word) => each.includes(word))) found += 1;
    if (found === mostFound) break;
  }
  if (found === 0) throw new Error(`Nothing was found by ${text}`);
}

serve({
  start: () => {
    const documents = plainDocuments(folder).toReversed();
    texts = documents.map(({ summary, requester, entries }) => folded(`${summary}\n${requester}\n${entries}`));
  },
  find: ({ kind, times }: { kind: TextKind; times: number }) => {
    const searches = textSearches[kind];
    return durationsOf(times, (index) => find(searches[index % searches.length] ?? ''));
  },
  memoryMb: () => process.memoryUsage().rss / 1024 / 1024,
});

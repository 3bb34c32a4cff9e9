/** How a name answers to what was typed, the best way first. */
const ways = ['whole', 'start', 'word', 'words', 'initials', 'inside', 'related'] as const;

export type Way = (typeof ways)[number];

export interface Match {
  readonly way: Way;
  /** The parts of the name that were typed, in order. */
  readonly marks: readonly (readonly [from: number, to: number])[];
}

/** A text without case and accents, and where each of its characters was. */
interface Folded {
  readonly text: string;
  readonly at: readonly number[];
  /** Where its words begin. */
  readonly words: readonly number[];
}

/** A smaller number is a better way. */
export function rankOf(way: Way): number {
  return ways.indexOf(way);
}

/** How a name answers to a text; undefined if it does not. `related` are further words that lead to it. */
export function matchOf(typed: string, name: string, related = ''): Match | undefined {
  const query = fold(typed.trim().replace(/\s+/g, ' ')).text;
  if (query === '') return { way: 'related', marks: [] };
  const folded = fold(name);
  const begins = folded.words.find((word) => folded.text.startsWith(query, word));
  const marked = (way: Way, spans: readonly Span[]): Match => ({ way, marks: marksOf(folded, spans) });
  if (folded.text === query) return marked('whole', [[0, query.length]]);
  if (folded.text.startsWith(query)) return marked('start', [[0, query.length]]);
  if (begins !== undefined) return marked('word', [[begins, begins + query.length]]);
  const inWords = wordSpans(query.split(' '), folded);
  if (inWords) return marked('words', inWords);
  const initials = initialSpans(query.replaceAll(' ', ''), folded);
  if (initials) return marked('initials', initials);
  const inside = query.length > 1 ? folded.text.indexOf(query) : -1;
  if (inside >= 0) return marked('inside', [[inside, inside + query.length]]);
  return wordSpans(query.split(' '), fold(`${name} ${related}`)) && { way: 'related', marks: [] };
}

type Span = readonly [from: number, to: number];

/** Every typed word begins a word of its own, in any order. */
function wordSpans(typed: readonly string[], { text, words }: Folded): readonly Span[] | undefined {
  const taken = new Map<number, number>();
  // The longest ones first, because a shorter one may begin the same word.
  for (const part of typed.toSorted((one, other) => other.length - one.length)) {
    const word = words.find((at) => !taken.has(at) && text.startsWith(part, at));
    if (word === undefined) return undefined;
    taken.set(word, word + part.length);
  }
  return [...taken].toSorted(([one], [other]) => one - other);
}

/** What was typed are the beginnings of words, one after the other: `ds` and `deset` are “Desk set-up”. */
function initialSpans(typed: string, folded: Folded): readonly Span[] | undefined {
  const { text, words } = folded;
  const failed = new Set<string>();

  function from(done: number, next: number): readonly Span[] | undefined {
    if (done === typed.length) return [];
    const key = `${done} ${next}`;
    if (next === words.length || failed.has(key)) return undefined;
    const at = words[next] ?? 0;
    const end = words[next + 1] ?? text.length;
    let length = 0;
    while (at + length < end && done + length < typed.length && text[at + length] === typed[done + length]) length += 1;
    for (; length > 0; length -= 1) {
      const rest = from(done + length, next + 1);
      if (rest) return [[at, at + length], ...rest];
    }
    const later = from(done, next + 1);
    if (!later) failed.add(key);
    return later;
  }

  return from(0, 0);
}

function fold(text: string): Folded {
  let folded = '';
  const at: number[] = [];
  let index = 0;
  for (const character of text) {
    const plain = character.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    for (let unit = 0; unit < plain.length; unit += 1) at.push(index);
    folded += plain;
    index += character.length;
  }
  at.push(index);
  const words = [...folded.matchAll(/[\p{L}\p{N}]+/gu)].map((word) => word.index);
  return { text: folded, at, words };
}

function marksOf({ at }: Folded, spans: readonly Span[]): Match['marks'] {
  return spans.map(([from, to]) => [at[from] ?? 0, at[to] ?? 0] as const);
}

/*
 * A parser takes its time for each tag, looks at all that are open for each that begins, and compares each attribute of a
 * tag with the others. So of what anybody may have written, it gets no more than a person could have meant; what is beyond
 * is words.
 */

/** Characters of HTML that are read; no entry that a desk writes has as many. */
export const longestSource = 1_000_000;

/** Tags, those that end something included. */
export const mostTags = 12_000;

/** Tags inside each other. */
export const deepestTags = 500;

/** Blanks, slashes and quotes in one tag: there is one at least between two attributes. */
export const mostMarks = 500;

/** What ends by itself where the next one begins, or has nothing in it, is nothing that others stand in. */
const shallow = new Set(
  'area base br col dd dt embed hr img input li link meta option p param source tbody td tfoot th thead tr track wbr'.split(
    ' ',
  ),
);

const breaksLine = new Set(
  'address article blockquote br dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre section table tr ul'.split(' '),
);

interface Tag {
  readonly name: string;
  readonly isEnd: boolean;
  /** Behind its last character. */
  readonly end: number;
  readonly marks: number;
  /** The same without attributes; nothing of one that never ends, as everywhere. */
  readonly bare: string;
}

/** The same HTML where a person could have written it. */
export function boundedSource(html: string): string {
  const source = html.slice(0, longestSource);
  const parts: string[] = [];
  let done = 0;
  let tags = 0;
  let depth = 0;
  for (let at = source.indexOf('<'); at >= 0; ) {
    const tag = tagAt(source, at);
    const next = tag?.end ?? at + 1;
    if (tag) {
      tags += 1;
      if (tags > mostTags) return [...parts, source.slice(done, at), wordsIn(source.slice(at))].join('');
      const isDeep = depth > deepestTags || (depth === deepestTags && !tag.isEnd);
      if (!shallow.has(tag.name)) depth = Math.max(0, depth + (tag.isEnd ? -1 : 1));
      const isHeavy = tag.marks > mostMarks;
      if (isDeep || isHeavy) {
        // Nothing in a tag is words; what it was meant to be is left of a heavy one.
        parts.push(source.slice(done, at), isHeavy && !isDeep ? tag.bare : '');
        done = next;
      }
    }
    at = source.indexOf('<', next);
  }
  return [...parts, source.slice(done)].join('');
}

/** Markup as plain words, with a line break where it breaks a line. */
function wordsIn(source: string): string {
  const words = source
    .replace(/<(\/?)([a-z][a-z\d]*)[^<>]*>?/gi, (_tag, slash: string, name: string) =>
      breaksLine.has(name.toLowerCase()) && (slash !== '' || /^br$/i.test(name)) ? '\n' : '',
    )
    .replaceAll('<', '&lt;');
  return `<pre>${words}</pre>`;
}

const tagStart = /<(\/?)([a-z][^\s/>]{0,40})/iy;

/** The characters that count, one after the other: nothing else is looked at. */
const marked = /[\s/"'>]/g;

/** The tag that begins at a `<`; nothing where it is only a character. */
function tagAt(source: string, at: number): Tag | undefined {
  tagStart.lastIndex = at;
  const [found, slash = '', name = ''] = tagStart.exec(source) ?? [];
  if (found === undefined) return undefined;
  const tag = { name: name.toLowerCase(), isEnd: slash !== '' };
  let quote = '';
  let marks = 0;
  marked.lastIndex = at + found.length;
  for (let next = marked.exec(source); next; next = marked.exec(source)) {
    const [character] = next;
    if (character !== '>') marks += 1;
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '>') return { ...tag, end: next.index + 1, marks, bare: `${found}>` };
    else if ((character === '"' || character === "'") && source[next.index - 1] === '=') quote = character;
  }
  return { ...tag, end: source.length, marks, bare: '' };
}

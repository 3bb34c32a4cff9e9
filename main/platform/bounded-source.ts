/*
 * A parser's work per tag grows with the number of open tags and of attributes. These limits on untrusted HTML are far
 * above what people write; the rest is treated as text.
 */

/** The most characters of HTML that are parsed; no entry written by Deskside has as many. */
export const longestSource = 1_000_000;

/** The most tags, including end tags. */
export const mostTags = 12_000;

/** The deepest nesting of tags. */
export const deepestTags = 500;

/** The most blanks, slashes and quotes in one tag; there is at least one between two attributes. */
export const mostMarks = 500;

/** Elements that end implicitly or have no content do not count as nesting. */
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
  /** The index after its last character. */
  readonly end: number;
  readonly marks: number;
  /** The tag without attributes; empty for one that does not end, as browsers treat it. */
  readonly bare: string;
}

/** Returns the HTML unchanged if it is within the limits. */
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
        // Nothing inside a tag is text; an oversized tag is reduced to its name.
        parts.push(source.slice(done, at), isHeavy && !isDeep ? tag.bare : '');
        done = next;
      }
    }
    at = source.indexOf('<', next);
  }
  return [...parts, source.slice(done)].join('');
}

/** Markup as plain text, with line breaks where the markup has them. */
function wordsIn(source: string): string {
  const words = source
    .replace(/<(\/?)([a-z][a-z\d]*)[^<>]*>?/gi, (_tag, slash: string, name: string) =>
      breaksLine.has(name.toLowerCase()) && (slash !== '' || /^br$/i.test(name)) ? '\n' : '',
    )
    .replaceAll('<', '&lt;');
  return `<pre>${words}</pre>`;
}

const tagStart = /<(\/?)([a-z][^\s/>]{0,40})/iy;

/** Iterates over the characters that matter; all others are skipped. */
const marked = /[\s/"'>]/g;

/** The tag that begins at a `<`; undefined if it is just a character. */
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

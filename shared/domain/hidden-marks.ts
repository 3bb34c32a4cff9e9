/*
 * What comes along with a text that was copied and that nobody can see: commands for a terminal, control characters,
 * marks of direction and of no width. Whoever pastes it cannot find it either, so it is left out instead of refused.
 */

/** Commands that colour a log, move its cursor, or name the window it ran in. */
const terminalCommand = new RegExp(
  [
    String.raw`(?:\x1B\[|\x9B)[0-?]*[ -/]*[@-~]`,
    String.raw`(?:\x1B[\]PX^_]|[\x90\x98\x9D-\x9F])[^\x00-\x08\x0A-\x1F\x7F-\x9F]*(?:\x07|\x1B\\|\x9C)`,
    String.raw`\x1B(?:[()*+#][0-9A-Z]|[78=>])`,
  ].join('|'),
  'g',
);
/** A letter that was printed on itself to be bold, and the line below one. */
const overstrike = /([^\n])(?:[\b]\1)+|_[\b]/g;
const pageBreak = /(?:\r?\n)?[\f\x85]+(?:\r?\n)?/g;
const controlCharacter = /(?![\t\n\r])\p{Cc}/gu;

/** Text without what only a terminal or a printer understands; a new page begins on a line of its own. */
export function withoutControls(text: string): string {
  return text
    .replace(terminalCommand, '')
    .replace(overstrike, '$1')
    .replace(/\v/g, '\n')
    .replace(pageBreak, '\n')
    .replace(controlCharacter, '');
}

const byteOrderMark = /\uFEFF/g;
/** A pair that keeps the direction of what is between it to itself, as programs put it around a name. */
const isolating = /[\u202A\u202B\u2066-\u2068]([^\u202A-\u202E\u2066-\u2069]*)[\u202C\u2069]/g;

/** A line without the pairs around its parts. What then still turns it around was meant to, or was cut in two. */
export function withoutIsolation(line: string): string {
  const plain = line.replace(byteOrderMark, '').replace(isolating, '$1');
  return plain === line ? line : withoutIsolation(plain);
}

/** White space, and what is as wide as nothing; what an emoji or a letter is made of is not among it. */
const edge = /[\s\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/;
const joiner = /[\u200C\u200D]/;
/** Letters whose shape at the end of a word can depend on a joiner. */
const joined = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{M}]$/u;

/** A text without white space and marks of no width around it. */
export function withoutEdges(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && edge.test(text.charAt(start))) start += 1;
  while (end > start && edge.test(text.charAt(end - 1))) end -= 1;
  const shapesLast = joiner.test(text.charAt(end)) && joined.test(text.slice(Math.max(start, end - 2), end));
  return text.slice(start, shapesLast ? end + 1 : end);
}

const hidden = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** A text without anything that is not drawn: for addresses and numbers, in which it means nothing. */
export function withoutHidden(text: string): string {
  return text.replace(hidden, '');
}

/*
 * Invisible characters of copied text: terminal commands, control characters, and direction and zero-width characters.
 * People who paste them cannot find them, so they are removed instead of refused.
 */

/** Commands that color a log, move its cursor, or name its window. */
const terminalCommand = new RegExp(
  [
    String.raw`(?:\x1B\[|\x9B)[0-?]*[ -/]*[@-~]`,
    String.raw`(?:\x1B[\]PX^_]|[\x90\x98\x9D-\x9F])[^\x00-\x08\x0A-\x1F\x7F-\x9F]*(?:\x07|\x1B\\|\x9C)`,
    String.raw`\x1B(?:[()*+#][0-9A-Z]|[78=>])`,
  ].join('|'),
  'g',
);
/** A letter printed over itself to look bold, and an underscore below one. */
const overstrike = /([^\n])(?:[\b]\1)+|_[\b]/g;
const pageBreak = /(?:\r?\n)?[\f\x85]+(?:\r?\n)?/g;
const controlCharacter = /(?![\t\n\r])\p{Cc}/gu;

/** Nearly all lines consist of these characters, none of which is ever removed inside of one. */
const usual = /^[ -~\u00A0-\u017F]*$/;

/** Removes what only a terminal or a printer understands; a form feed begins a new line. */
export function withoutControls(text: string): string {
  if (usual.test(text)) return text;
  return text
    .replace(terminalCommand, '')
    .replace(overstrike, '$1')
    .replace(/\v/g, '\n')
    .replace(pageBreak, '\n')
    .replace(controlCharacter, '');
}

const byteOrderMark = /\uFEFF/g;
/** A pair that isolates the direction of its content, as programs put around a name. */
const isolating = /[\u202A\u202B\u2066-\u2068]([^\u202A-\u202E\u2066-\u2069]*)[\u202C\u2069]/g;

/** Removes the pairs around parts of a line. A remaining direction mark was intended, or cut in two. */
export function withoutIsolation(line: string): string {
  if (usual.test(line)) return line;
  const plain = line.replace(byteOrderMark, '').replace(isolating, '$1');
  return plain === line ? line : withoutIsolation(plain);
}

/** White space and zero-width characters, except those that are part of emojis and letters. */
const edge = /[\s\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/;
const joiner = /[\u200C\u200D]/;
/** Letters whose shape at the end of a word can depend on a joiner. */
const joined = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{M}]$/u;

/** Trims white space and zero-width characters. */
export function withoutEdges(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && edge.test(text.charAt(start))) start += 1;
  while (end > start && edge.test(text.charAt(end - 1))) end -= 1;
  const shapesLast = joiner.test(text.charAt(end)) && joined.test(text.slice(Math.max(start, end - 2), end));
  return text.slice(start, shapesLast ? end + 1 : end);
}

const hidden = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** Removes everything invisible: for addresses and numbers, in which it has no meaning. */
export function withoutHidden(text: string): string {
  return text.replace(hidden, '');
}

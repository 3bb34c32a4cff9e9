/** What is typed behind an `@` before the caret. */
export interface MentionQuery {
  /** The position of the `@`. */
  readonly from: number;
  readonly typed: string;
}

/** No name is longer. */
export const longestBefore = 100;

const atCaret = /(?<![\p{L}\p{N}\p{M}_.+-])@((?!\s)[^@\uFFFC]*)$/u;

/** The mention that is being typed at a caret in plain text. */
export function mentionBefore(text: string, caret: number): MentionQuery | undefined {
  const line = text.lastIndexOf('\n', caret - 1) + 1;
  return queryBefore(caret, text.slice(Math.max(line, caret - longestBefore), caret));
}

/** The same, given the words before the caret, in which U+FFFC stands for what is no text. */
export function queryBefore(caret: number, before: string): MentionQuery | undefined {
  const typed = atCaret.exec(before)?.[1];
  return typed === undefined ? undefined : { from: caret - typed.length - 1, typed };
}

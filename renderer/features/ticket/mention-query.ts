import type { EditorState } from 'prosemirror-state';
import { editorSchema } from './editor-schema.ts';

/** What is typed behind an `@` before the caret. */
export interface MentionQuery {
  /** The position of the `@`. */
  readonly from: number;
  readonly typed: string;
}

/** No name is longer. */
const longest = 100;
/** A picture or a line break. */
const leaf = '\uFFFC';
const atCaret = /(?<![\p{L}\p{N}\p{M}_.+-])@((?!\s)[^@\uFFFC]*)$/u;

/** The mention that is being typed at the caret; none in code. */
export function mentionQuery({ selection }: EditorState): MentionQuery | undefined {
  const { $from, empty } = selection;
  const { parent, parentOffset } = $from;
  if (!empty || !parent.isTextblock || parent.type.spec.code === true) return undefined;
  if (editorSchema.marks.code.isInSet($from.marks())) return undefined;
  const before = parent.textBetween(Math.max(0, parentOffset - longest), parentOffset, undefined, leaf);
  return queryBefore($from.pos, before);
}

/** The same at a caret in plain text. */
export function mentionBefore(text: string, caret: number): MentionQuery | undefined {
  const line = text.lastIndexOf('\n', caret - 1) + 1;
  return queryBefore(caret, text.slice(Math.max(line, caret - longest), caret));
}

function queryBefore(caret: number, before: string): MentionQuery | undefined {
  const typed = atCaret.exec(before)?.[1];
  return typed === undefined ? undefined : { from: caret - typed.length - 1, typed };
}

import type { EditorState } from 'prosemirror-state';
import { longestBefore, type MentionQuery, queryBefore } from '../../forms/mention-before.ts';
import { editorSchema } from './editor-schema.ts';

/** Stands for a picture or a line break, as `queryBefore` expects it. */
const leaf = '\uFFFC';

/** The mention that is being typed at the caret; none in code. */
export function mentionQuery({ selection }: EditorState): MentionQuery | undefined {
  const { $from, empty } = selection;
  const { parent, parentOffset } = $from;
  if (!empty || !parent.isTextblock || parent.type.spec.code === true) return undefined;
  if (editorSchema.marks.code.isInSet($from.marks())) return undefined;
  const before = parent.textBetween(Math.max(0, parentOffset - longestBefore), parentOffset, undefined, leaf);
  return queryBefore($from.pos, before);
}

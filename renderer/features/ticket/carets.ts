import type { Node } from 'prosemirror-model';
import { type EditorState, Selection, TextSelection } from 'prosemirror-state';

interface Caret {
  readonly anchor: number;
  readonly head: number;
  /** The size of the text then: in another one, the places mean something else. */
  readonly size: number;
}

/** Of more drafts than anybody writes at once. */
const most = 50;

/**
 * Where the caret was in each agent's drafts, by their slots, for when their editor is made again: after a lock, or after
 * another ticket was shown. A draft gets another ID when it is opened again.
 */
const carets = new Map<string, Caret>();

export function noteCaret(name: string, { doc, selection }: EditorState): void {
  const { anchor, head } = selection;
  carets.delete(name);
  carets.set(name, { anchor, head, size: doc.content.size });
  const [oldest] = carets.keys();
  if (carets.size > most && oldest !== undefined) carets.delete(oldest);
}

/** The selection to begin with in a text that is not new: where it was, else at its end. */
export function caretIn(doc: Node, name: string | undefined): Selection {
  const known = name === undefined ? undefined : carets.get(name);
  if (known?.size !== doc.content.size) return Selection.atEnd(doc);
  return TextSelection.between(doc.resolve(known.anchor), doc.resolve(known.head));
}

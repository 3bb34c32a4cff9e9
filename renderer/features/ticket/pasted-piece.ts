import type { Mark, Node } from 'prosemirror-model';

/** A part of a pasted line: text with its formatting, or a node without text. */
export type PastedPiece = PastedText | Node;

export interface PastedText {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** Whether white space was displayed as written. */
  readonly keepsLines: boolean;
  readonly isStruck: boolean;
}

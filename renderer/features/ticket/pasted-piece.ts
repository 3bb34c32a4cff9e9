import type { Mark, Node } from 'prosemirror-model';

/** A part of a line as it was pasted: text with what surrounds it, or something that is no text. */
export type PastedPiece = PastedText | Node;

export interface PastedText {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** Whether its blanks and line breaks were shown as they stand. */
  readonly keepsLines: boolean;
  readonly isStruck: boolean;
}

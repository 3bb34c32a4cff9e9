/** What is wrong with a file that holds one generation of a document. */
export type DocumentDamage =
  /** Its bytes are not those that were written. */
  | 'damaged'
  | 'empty'
  /** It is whole, and what it says is nothing that this program could have meant. */
  | 'misfit'
  /** A folder lies in its place. */
  | 'folder'
  /** Something else lies in its place that is no file: a pipe, a socket, a device, or a link to itself. */
  | 'no-file'
  /** A file lies in the place of a folder. */
  | 'file'
  /** The system refuses to read it. */
  | 'unreadable'
  /** It is gone, and an older generation is still there. */
  | 'missing'
  /** The system refuses to write it. */
  | 'unwritten';

/** Which generation counts instead; `newest` where only an older one is at fault, and nothing is lost. */
export type DocumentInstead = 'newest' | 'older' | 'nothing';

/** The documents of a desk and of a computer; `other` is one that no window has a name for. */
export const documentNames = [
  'secrets',
  'recovery',
  'desk',
  'device',
  'key',
  'draft',
  'staged',
  'settings',
  'computer',
  'window',
  'told',
  'other',
] as const;

export type DocumentName = (typeof documentNames)[number];

/** A document that is not as it was left, as a window tells it. */
export interface DocumentReport {
  readonly document: DocumentName;
  readonly damage: DocumentDamage;
  readonly instead: DocumentInstead;
  /** Where its damaged files lie now, or where the missing one should be. */
  readonly paths: readonly string[];
}

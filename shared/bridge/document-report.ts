/** What is wrong with a file that holds one generation of a document. */
export type DocumentDamage =
  /** Its bytes are not those that were written. */
  | 'damaged'
  | 'empty'
  /** It is intact, but its content is not valid. */
  | 'misfit'
  /** A folder has its name. */
  | 'folder'
  /** Something that is not a file has its name: a pipe, a socket, a device, or a link to itself. */
  | 'no-file'
  /** A file has the name of a folder. */
  | 'file'
  /** The system refuses to read it. */
  | 'unreadable'
  /** It is missing, and an older generation exists. */
  | 'missing'
  /** The system refuses to write it. */
  | 'unwritten';

/** Which generation is used instead; `newest` if only an older one is damaged, and nothing is lost. */
export type DocumentInstead = 'newest' | 'older' | 'nothing';

/** The documents of a desk and of a computer; `other` is one without a name in windows. */
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
  'searches',
  'trail',
  'sign-ins',
  'preferences',
  'inbox',
  'other',
] as const;

export type DocumentName = (typeof documentNames)[number];

/** A damaged document, as it is reported to a window. */
export interface DocumentReport {
  readonly document: DocumentName;
  readonly damage: DocumentDamage;
  readonly instead: DocumentInstead;
  /** Where its damaged files are now, or where the missing one should be. */
  readonly paths: readonly string[];
}

import type { Details, DetailTable } from '../lib/details.ts';

/** What can be found wrong with a desk, or is to be told of its opening, with what the sentence names. */
export const findings = {
  'torn-tail': [],
  'cut-off': [],
  'damaged-line': [],
  'untrue-line': [],
  'newer-line': [],
  'damaged-event': ['index'],
  'unfit-event': ['index'],
  'unknown-event': [],
  'damaged-frame': [],
  'repeated-line': [],
  'missing-before': ['seq'],
  'never-acknowledged': [],
  'stood-in': ['records', 'agents'],
  'taken-over': ['host'],
  'file-restored': ['code'],
  'lost-end': ['changes', 'timeMs', 'device', 'code'],
  fork: ['device', 'seq'],
  /** So many more of the kind that was listed before it. */
  more: ['count'],
  'file-missing': ['number', 'name'],
  'file-damaged': ['number', 'name'],
  'file-unreadable': ['number', 'name'],
  files: ['number', 'count'],
  'more-files': ['count'],
  'unseen-files': ['count'],
} as const satisfies DetailTable;

export type Finding = keyof typeof findings;

/** One thing that was found, as far as whoever reads it may know of it. */
export interface DeskReport {
  readonly finding: Finding;
  readonly details?: Details;
  /** The numbers of the tickets that it is about: the first few of `count`. */
  readonly tickets?: { readonly numbers: readonly string[]; readonly count: number };
  /** Where it stands in the journal. */
  readonly location?: { readonly file: string; readonly offset: number };
}

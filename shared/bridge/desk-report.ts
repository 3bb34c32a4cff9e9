import type { Details, DetailTable } from '../lib/details.ts';

/** What can be wrong with a desk, or worth reporting when it is opened, with the details of its sentence. */
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
  /** How many more of the previous kind there are. */
  more: ['count'],
  'file-missing': ['number', 'name'],
  'file-damaged': ['number', 'name'],
  'file-unreadable': ['number', 'name'],
  files: ['number', 'count'],
  'more-files': ['count'],
  'unseen-files': ['count'],
} as const satisfies DetailTable;

export type Finding = keyof typeof findings;

/** One finding, as far as its reader may know about it. */
export interface DeskReport {
  readonly finding: Finding;
  readonly details?: Details;
  /** The numbers of its tickets: the first few of `count`. */
  readonly tickets?: { readonly numbers: readonly string[]; readonly count: number };
  /** Its position in the journal. */
  readonly location?: { readonly file: string; readonly offset: number };
}

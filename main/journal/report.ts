import type { TargetKey } from '../../shared/domain/event.ts';
import type { DecodedCommit } from './line.ts';
import type { Position } from './segment.ts';

/** What was found wrong in a journal. The rest of the desk works; the bytes in question are kept in quarantine. */
export type JournalReport =
  /** The end of the last line was missing: a commit that was never acknowledged. */
  | { readonly kind: 'torn-tail'; readonly position: Position }
  /** A line does not match its sum. */
  | { readonly kind: 'damaged-line'; readonly position: Position }
  /** A line has the right sum, but what it says cannot be. */
  | { readonly kind: 'untrue-line'; readonly position: Position }
  /** One event of a commit does not match its hash; its other events count. */
  | { readonly kind: 'damaged-event'; readonly position: Position; readonly index: number }
  /** An event, or a part of it, does not fit what events of its type hold; the rest of its commit counts. */
  | { readonly kind: 'unfit-event'; readonly position: Position; readonly index: number; readonly target: TargetKey }
  /** An event of a type that this build has never heard of. */
  | { readonly kind: 'unknown-event'; readonly position: Position; readonly index: number; readonly target: TargetKey }
  /** Bytes between the events of a commit, or behind them, are damaged; nothing in it is lost. */
  | { readonly kind: 'damaged-frame'; readonly position: Position }
  /** A line stands there a second time, to the byte; it counts once. */
  | { readonly kind: 'repeated-line'; readonly position: Position }
  /** A line does not follow the one before it: something between them is missing. */
  | { readonly kind: 'missing-before'; readonly position: Position; readonly seq: number }
  /** Lines after the last acknowledged one of a segment that was closed because its disk failed. */
  | { readonly kind: 'never-acknowledged'; readonly position: Position }
  /** Records that a lost line held are made up for: so many of the desk's own, and so many agents. */
  | { readonly kind: 'stood-in'; readonly records: number; readonly agents: number }
  /** A device wrote the same seq twice: its folder was copied. Both branches are kept. */
  | { readonly kind: 'fork'; readonly device: string; readonly seq: number };

export function leftAside(
  why: 'unfit' | 'unknown',
  { head }: Pick<DecodedCommit, 'head'>,
  position: Position,
  index: number,
): JournalReport {
  return { kind: `${why}-event`, position, index, target: head.events[index]?.on ?? '' };
}

const losses: ReadonlySet<JournalReport['kind']> = new Set([
  'damaged-line',
  'untrue-line',
  'damaged-event',
  'unfit-event',
  'missing-before',
]);

/** Whether something that was written is not there any more. */
export function isLoss({ kind }: JournalReport): boolean {
  return losses.has(kind);
}

export function describeReport(report: JournalReport): string {
  if (report.kind === 'fork')
    return `Device ${report.device} has two histories from its commit ${report.seq} on; both are kept.`;
  if (report.kind === 'stood-in')
    return `${report.records} of the desk’s settings were lost and are as on a new desk; ${report.agents} agents lost their names. An administrator can put them right.`;
  const { folder, segment, offset } = report.position;
  const place = `${folder}/${String(segment).padStart(6, '0')}.jsonl at byte ${offset}`;
  switch (report.kind) {
    case 'torn-tail':
      return `${place}: the last line was never finished and was set aside; nothing that was confirmed is missing.`;
    case 'damaged-line':
      return `${place}: a line is damaged and was set aside; everything else works.`;
    case 'untrue-line':
      return `${place}: a line says what cannot be and was set aside; everything else works.`;
    case 'damaged-event':
      return `${place}: event ${report.index} of this commit is damaged and is skipped; everything else works.`;
    case 'unfit-event':
      return `${place}: event ${report.index} of this commit cannot be used as it is; everything else works.`;
    case 'unknown-event':
      return `${place}: event ${report.index} of this commit was written by a newer Deskside; update Deskside to see it.`;
    case 'damaged-frame':
      return `${place}: bytes between the events of a commit are damaged; nothing of it is lost.`;
    case 'repeated-line':
      return `${place}: a line stands there a second time; it counts once.`;
    case 'missing-before':
      return `${place}: what came before commit ${report.seq} is missing.`;
    case 'never-acknowledged':
      return `${place}: lines that were never confirmed are left out.`;
  }
}

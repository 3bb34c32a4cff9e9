import type { TargetKey } from '../../shared/domain/event.ts';
import type { DecodedCommit } from './line.ts';
import type { Position } from './segment.ts';

interface At {
  readonly position: Position;
  /** What it was about, as far as that is known or can still be read. */
  readonly targets: readonly TargetKey[];
}

/** What was found wrong in a journal. The rest of the desk works; the bytes in question are kept in quarantine. */
export type JournalReport =
  /** The end of the last line is missing. Where a process died over it, it was never acknowledged; else it may have been. */
  | ({ readonly kind: 'torn-tail'; readonly mayBeConfirmed: boolean } & At)
  /** Lines do not match their sums. `numbers` stood in them: of tickets that they opened. */
  | ({ readonly kind: 'damaged-line'; readonly numbers: readonly string[] } & At)
  /** A line has the right sum, but what it says cannot be. */
  | ({ readonly kind: 'untrue-line' } & At)
  /** A line of a newer version, which nothing here can read. */
  | ({ readonly kind: 'newer-line' } & At)
  /** One event of a commit does not match its hash; its other events count. */
  | ({ readonly kind: 'damaged-event'; readonly index: number } & At)
  /** An event, or a part of it, does not fit what events of its type hold; the rest of its commit counts. */
  | ({ readonly kind: 'unfit-event'; readonly index: number } & At)
  /** An event of a type that this build has never heard of. */
  | ({ readonly kind: 'unknown-event'; readonly index: number } & At)
  /** Bytes between the events of a commit, or behind them, are damaged; nothing in it is lost. */
  | ({ readonly kind: 'damaged-frame' } & At)
  /** A line stands there a second time, to the byte; it counts once. */
  | ({ readonly kind: 'repeated-line' } & At)
  /** A line does not follow the one before it: something between them is missing. */
  | ({ readonly kind: 'missing-before'; readonly seq: number } & At)
  /** Lines after the last acknowledged one of a segment that was closed because its disk failed. */
  | ({ readonly kind: 'never-acknowledged' } & At)
  /** Records that a lost line held are made up for: so many of the desk's own, and so many agents. */
  | { readonly kind: 'stood-in'; readonly records: number; readonly agents: number }
  /** A person took the desk over from another computer that had it locked. */
  | { readonly kind: 'taken-over'; readonly host: string }
  /** A person had the desk file made again; the device that writes here now has this code. */
  | { readonly kind: 'file-restored'; readonly code: string }
  /** Lines that this computer knows to have been there are missing at a device's end; whoever writes here now has this code. */
  | {
      readonly kind: 'lost-end';
      readonly device: string;
      readonly changes: number;
      readonly time: string;
      readonly code: string;
    }
  /** A device wrote the same seq twice: its folder was copied. Both branches are kept. */
  | { readonly kind: 'fork'; readonly device: string; readonly seq: number };

export function leftAside(
  why: 'unfit' | 'unknown',
  { head }: Pick<DecodedCommit, 'head'>,
  position: Position,
  index: number,
): JournalReport {
  return { kind: `${why}-event`, position, index, targets: targetOf(head, index) };
}

export function targetOf({ events }: DecodedCommit['head'], index: number): readonly TargetKey[] {
  return events.slice(index, index + 1).map(({ on }) => on);
}

const losses: ReadonlySet<JournalReport['kind']> = new Set([
  'damaged-line',
  'untrue-line',
  'damaged-event',
  'unfit-event',
  'missing-before',
  'lost-end',
]);

/** Whether something that was written is not there any more. */
export function isLoss({ kind }: JournalReport): boolean {
  return losses.has(kind);
}

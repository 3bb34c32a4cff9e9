import type { TargetKey } from '../../shared/domain/event.ts';
import type { DecodedCommit } from './line.ts';
import type { Position } from './segment.ts';

interface At {
  readonly position: Position;
  /** The targets, as far as they are known or can still be read. */
  readonly targets: readonly TargetKey[];
}

/** A problem found in a journal. The rest of the desk works; the bad bytes are kept in quarantine. */
export type JournalReport =
  /**
   * The end of the last line is missing. If a process died while writing it, it was never confirmed; else it may have
   * been.
   */
  | ({ readonly kind: 'torn-tail'; readonly mayBeConfirmed: boolean } & At)
  /** Lines do not match their checksums. `numbers` are those of tickets that they opened. */
  | ({ readonly kind: 'damaged-line'; readonly numbers: readonly string[] } & At)
  /** A line has the right checksum, but impossible content. */
  | ({ readonly kind: 'untrue-line' } & At)
  /** A line of a newer version, which cannot be read. */
  | ({ readonly kind: 'newer-line' } & At)
  /** One event of a commit does not match its hash; its other events count. */
  | ({ readonly kind: 'damaged-event'; readonly index: number } & At)
  /** An event, or a part of it, does not match the schema of its type; the rest of its commit counts. */
  | ({ readonly kind: 'unfit-event'; readonly index: number } & At)
  /** An event of an unknown type. */
  | ({ readonly kind: 'unknown-event'; readonly index: number } & At)
  /** Bytes between or after the events of a commit are damaged; no data is lost. */
  | ({ readonly kind: 'damaged-frame' } & At)
  /** An identical copy of a line; it counts once. */
  | ({ readonly kind: 'repeated-line' } & At)
  /** A line does not follow the previous one: something is missing between them. */
  | ({ readonly kind: 'missing-before'; readonly seq: number } & At)
  /** Lines after the last confirmed one of a segment that was closed after a disk error. */
  | ({ readonly kind: 'never-acknowledged' } & At)
  /** Lost records were replaced by placeholders: so many of the desk's own, and so many agents. */
  | { readonly kind: 'stood-in'; readonly records: number; readonly agents: number }
  /** A person took over the desk from another computer that had it locked. */
  | { readonly kind: 'taken-over'; readonly host: string }
  /** A person had the desk file restored; the device that writes here now has this code. */
  | { readonly kind: 'file-restored'; readonly code: string }
  /** Lines that this computer recorded are missing at a device's end; the device that writes here now has this code. */
  | {
      readonly kind: 'lost-end';
      readonly device: string;
      readonly changes: number;
      readonly time: string;
      readonly code: string;
    }
  /** A device wrote the same seq twice because its folder was copied. Both branches are kept. */
  | { readonly kind: 'fork'; readonly device: string; readonly seq: number };

export function skippedEvent(
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

/** Whether data that was written is lost. */
export function isLoss({ kind }: JournalReport): boolean {
  return losses.has(kind);
}

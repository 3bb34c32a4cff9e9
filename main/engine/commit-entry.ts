import type { CommitLinks } from '../../shared/domain/commit-links.ts';
import type { CommitRef, TargetKey } from '../../shared/domain/event.ts';
import type { DecodedCommit } from '../journal/line.ts';
import type { Position } from '../journal/segment.ts';

/** What the engine keeps of a commit in memory; its events are read from the journal by position. */
export interface CommitEntry extends Pick<CommitLinks, 'once' | 'batch'> {
  readonly ref: CommitRef;
  readonly stamp: string;
  readonly timeMs: number;
  readonly actor: string;
  readonly targets: readonly TargetKey[];
  readonly position: Position;
}

/** A commit's name in sentences and links. */
export function commitName({ device, seq }: Pick<CommitRef, 'device' | 'seq'>): string {
  return `${device}:${seq}`;
}

export function entryOf({ head, sum }: DecodedCommit, position: Position): CommitEntry {
  const { once, batch } = head;
  return {
    ref: { device: head.device, seq: head.seq, sum },
    stamp: head.stamp,
    timeMs: Date.parse(head.time),
    actor: head.actor,
    targets: [...new Set(head.events.map(({ on }) => on))],
    position,
    ...(once && { once }),
    ...(batch !== undefined && { batch }),
  };
}

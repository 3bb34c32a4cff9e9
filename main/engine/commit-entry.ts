import type { CommitLinks } from '../../shared/domain/commit-links.ts';
import { type CommitRef, type StampedEvent, type TargetKey, targetKey } from '../../shared/domain/event.ts';
import type { Id } from '../../shared/domain/id.ts';
import { ticketKind } from '../../shared/domain/ticket/kind.ts';
import { type ThreadMark, threadMark } from '../../shared/views/thread-mark.ts';
import type { DecodedCommit } from '../journal/line.ts';
import type { Position } from '../journal/segment.ts';

/** What the engine keeps of a commit in memory; its events are read from the journal by position. */
export interface CommitEntry extends Pick<CommitLinks, 'once' | 'batch'> {
  readonly ref: CommitRef;
  readonly stamp: string;
  readonly timeMs: number;
  readonly actor: string;
  readonly targets: readonly TargetKey[];
  /** What it adds to the thread of each ticket among its targets, in their order. */
  readonly marks: readonly ThreadMark[];
  readonly position: Position;
}

/** A commit's name in messages and links. */
export function commitName({ device, seq }: Pick<CommitRef, 'device' | 'seq'>): string {
  return `${device}:${seq}`;
}

/** `events` are all events of the commit. */
export function entryOf(
  { head, sum }: DecodedCommit,
  position: Position,
  events: readonly StampedEvent[],
): CommitEntry {
  const { once, batch } = head;
  const targets = [...new Set(head.events.map(({ on }) => on))];
  return {
    ref: { device: head.device, seq: head.seq, sum },
    stamp: head.stamp,
    timeMs: Date.parse(head.time),
    actor: head.actor,
    targets,
    marks: marksOf(targets, events),
    position,
    ...(once && { once }),
    ...(batch !== undefined && { batch }),
  };
}

/** The ids of those targets that are tickets. */
export function ticketsIn(targets: Iterable<TargetKey>): Id[] {
  return [...targets].filter(isTicket).map((key) => key.slice(ticketPrefix.length));
}

export function ticketTargets(entry: Pick<CommitEntry, 'targets'>): Id[] {
  return ticketsIn(entry.targets);
}

const ticketPrefix = `${ticketKind}:`;

export function isTicket(key: TargetKey): boolean {
  return key.startsWith(ticketPrefix);
}

/** A list of one mark, shared by all commits with an equal mark; most commits touch a single ticket. */
const single = new WeakMap<ThreadMark, readonly [ThreadMark]>();

function marksOf(targets: readonly TargetKey[], events: readonly StampedEvent[]): readonly ThreadMark[] {
  const tickets = targets.filter(isTicket);
  const marks = tickets.map((ticket) => threadMark(events.filter(({ target }) => targetKey(target) === ticket)));
  const [only, ...others] = marks;
  if (!only || others.length > 0) return marks;
  const known = single.get(only) ?? [only];
  single.set(only, known);
  return known;
}

import type { Id } from './id.ts';
import type { Actor } from './principal.ts';

/** The target of an event: one ticket, or one desk record. */
export interface Target {
  readonly kind: string;
  readonly id: Id;
}

export type TargetKey = string;

export function targetKey(target: Target): TargetKey {
  return `${target.kind}:${target.id}`;
}

export function parseTargetKey(key: TargetKey): Target {
  const colon = key.indexOf(':');
  return { kind: key.slice(0, colon), id: key.slice(colon + 1) };
}

/** An event as an operation decides it; the engine adds the author, the time and the commit. */
export interface Draft {
  readonly type: string;
  readonly target: Target;
  readonly data: unknown;
}

/** Identifies a commit globally: a device's seq, and its checksum, because a copied device may write a seq twice. */
export interface CommitRef {
  readonly device: Id;
  readonly seq: number;
  readonly sum: string;
}

/** An event's name in links and on conflict cards. */
export type EventId = string;

/** An event as the fold sees it. `timeMs` is the author's wall clock; `stamp` is only for ordering. */
export interface StampedEvent {
  readonly type: string;
  readonly target: Target;
  readonly data: unknown;
  readonly index: number;
  readonly commit: CommitRef;
  readonly stamp: string;
  readonly timeMs: number;
  readonly actor: Actor;
}

export function eventId(event: Pick<StampedEvent, 'commit' | 'index'>): EventId {
  return `${event.commit.device}:${event.commit.seq}:${event.index}`;
}

/** What a commit is ordered by. */
interface CommitOrder {
  readonly stamp: string;
  readonly ref: CommitRef;
}

type EventOrder = Pick<StampedEvent, 'stamp' | 'commit' | 'index'>;

/** The order in which every desk applies the same events: stamp, device, seq, branch, index. */
export function compareEvents(a: EventOrder, b: EventOrder): number {
  return inOrder(a.stamp, b.stamp, a.commit, b.commit) || a.index - b.index;
}

/** The same order for whole commits. */
export function compareCommits(a: CommitOrder, b: CommitOrder): number {
  return inOrder(a.stamp, b.stamp, a.ref, b.ref);
}

function inOrder(stampA: string, stampB: string, a: CommitRef, b: CommitRef): number {
  if (stampA !== stampB) return stampA < stampB ? -1 : 1;
  if (a.device !== b.device) return a.device < b.device ? -1 : 1;
  if (a.seq !== b.seq) return a.seq - b.seq;
  if (a.sum !== b.sum) return a.sum < b.sum ? -1 : 1;
  return 0;
}

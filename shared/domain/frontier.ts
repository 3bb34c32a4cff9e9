import type { CommitRef } from './event.ts';
import type { Id } from './id.ts';

/** The newest commit of a device that an author had applied: `<seq>.<first 12 characters of its checksum>`. */
export type Tip = string;

/** What a commit's author had applied: the tips of each device; more than one only if a copied device forked. */
export type Saw = Readonly<Record<Id, readonly Tip[]>>;

const sumLength = 12;

export function tipOf(commit: Pick<CommitRef, 'seq' | 'sum'>): Tip {
  return `${commit.seq}.${commit.sum.slice(0, sumLength)}`;
}

export function parseTip(tip: Tip): { seq: number; sum: string } {
  const dot = tip.indexOf('.');
  return { seq: Number(tip.slice(0, dot)), sum: tip.slice(dot + 1) };
}

/** Whether the author of `later` had applied `earlier`. */
export type Sees = (later: CommitRef, earlier: CommitRef) => boolean;

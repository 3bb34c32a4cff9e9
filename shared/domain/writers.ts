import type { StampedEvent } from './event.ts';

/**
 * Whose present value it is: the commit that set it, and the undos that brought it back since. Each of these can be
 * undone; what an earlier commit set, has been set again since, even to the same value.
 */
interface Writer {
  readonly commits: readonly string[];
  /** Whose value comes back if the commit is undone. */
  readonly before?: Writer;
}

/** By slot: what one event sets and another one can set again. */
export type Writers = Readonly<Record<string, Writer>>;

/** Whether these are as that commit set them: no later one has set them that still counts. */
export function isLastIn(writers: Writers, slots: readonly string[], commit: string): boolean {
  return slots.every((slot) => writers[slot]?.commits.includes(commit) ?? true);
}

export function writersAfter(
  writers: Writers,
  sets: readonly string[],
  { type, data, commit: { device, seq } }: StampedEvent,
): Writers {
  const commit = `${device}:${seq}`;
  if (type === 'commit.undone') return afterUndo(writers, (data as { readonly commit: string }).commit, commit);
  const fresh = sets.filter((slot) => writers[slot]?.commits[0] !== commit);
  if (fresh.length === 0) return writers;
  const set = fresh.map((slot): [string, Writer] => [slot, writer([commit], writers[slot])]);
  return { ...writers, ...Object.fromEntries(set) };
}

function writer(commits: readonly string[], before: Writer | undefined): Writer {
  return before ? { commits, before } : { commits };
}

/** What an undo took back belongs again to those to whom it belonged before. */
function afterUndo(writers: Writers, undone: string, undo: string): Writers {
  return Object.fromEntries(
    Object.entries(writers).map(([slot, present]) => [slot, writerAfterUndo(present, undone, undo)]),
  );
}

function writerAfterUndo(present: Writer, undone: string, undo: string): Writer {
  const isSetBack = present.commits[0] === undo && present.before?.commits[0] === undone;
  // An undo that is undone is not below: the value that it took back is set again.
  if (!isSetBack) return present;
  const { commits = [], before } = present.before.before ?? {};
  return writer([...commits, undo], before);
}

import type { Once } from '../../../shared/domain/commit-links.ts';
import type { Saw } from '../../../shared/domain/frontier.ts';
import type { Id } from '../../../shared/domain/id.ts';
import type { ColumnData } from '../../columns/column-data.ts';

/** What only few commits have. */
export interface CommitNote {
  readonly once?: Once;
  readonly batch?: Id;
  readonly saw?: Saw;
}

export interface CommitNotes {
  readonly add: (commit: number, once: Once | undefined, batch: Id | undefined, saw: Saw) => void;
  readonly of: (commit: number) => CommitNote;
  readonly inBatch: (batch: Id) => readonly number[];
  readonly save: (from: number, to: number) => ColumnData;
  readonly load: (part: ColumnData) => void;
}

const nothing: CommitNote = {};

export function createCommitNotes(): CommitNotes {
  const notes = new Map<number, CommitNote>();

  return {
    add: (commit, once, batch, saw) => {
      const hasNews = Object.keys(saw).length > 0;
      if (!once && batch === undefined && !hasNews) return;
      notes.set(commit, { ...(once && { once }), ...(batch !== undefined && { batch }), ...(hasNews && { saw }) });
    },
    of: (commit) => notes.get(commit) ?? nothing,
    inBatch: (batch) => {
      // No copy: on desks that synchronize, many commits have a note.
      const found: number[] = [];
      for (const [commit, note] of notes) if (note.batch === batch) found.push(commit);
      return found;
    },
    save: (from, to) => ({ json: [...notes].filter(([commit]) => commit >= from && commit < to), arrays: {} }),
    load: ({ json }) => {
      // Safe: `save` wrote it, and stored bytes are checked before they are read.
      for (const [commit, note] of json as readonly (readonly [number, CommitNote])[]) notes.set(commit, note);
    },
  };
}

import { expect } from 'vitest';
import type { LiveDesk } from '../../main/desk/live-desk.ts';
import type { DraftRef } from '../../main/drafts/draft-names.ts';
import type { Disk } from '../../main/platform/disk.ts';
import type { DraftContent } from '../../shared/bridge/draft.ts';
import type { Posted } from '../../shared/domain/ticket/conversation.ts';
import { rowsOn, ticketsOn } from './all-tickets.ts';
import { type ReadCommit, readCommits, ticketsOf } from './fault-desk.ts';
import type { Attempt, Note } from './fault-script.ts';

/** A draft as last confirmed to its author, and the requests since. */
interface DraftHistory {
  readonly draft: DraftRef;
  readonly saved: DraftContent | null;
  readonly tried: readonly (DraftContent | null)[];
}

/** What the agents of a desk know: confirmed saves, and requests without an answer. */
export interface Chronicle {
  readonly attempts: ReadonlyMap<string, Attempt>;
  /** Keys and commits in the order in which they were confirmed. */
  readonly acknowledged: readonly { readonly key: string; readonly commit: string }[];
  /** Keys whose operation was not saved, or refused. */
  readonly refused: ReadonlyMap<string, { readonly code: string; readonly reason: string }>;
  readonly drafts: readonly DraftHistory[];
}

export function chronicleOf(notes: readonly Note[]): Chronicle {
  const attempts = new Map<string, Attempt>();
  const acknowledged: { key: string; commit: string }[] = [];
  const refused = new Map<string, { code: string; reason: string }>();
  const drafts = new Map<string, DraftHistory>();
  for (const note of notes) {
    if (note.did === 'try') attempts.set(note.attempt.key, note.attempt);
    else if (note.did === 'ack') acknowledged.push({ key: note.key, commit: note.commit });
    else if (note.did === 'refuse') refused.set(note.key, { code: note.code, reason: note.reason });
    else {
      const { draft, content } = note;
      const name = JSON.stringify(draft);
      const { saved, tried } = drafts.get(name) ?? { saved: null, tried: [] };
      drafts.set(
        name,
        note.did === 'draft-saved'
          ? { draft, saved: content, tried: [] }
          : { draft, saved, tried: [...tried, content] },
      );
    }
  }
  return { attempts, acknowledged, refused, drafts: [...drafts.values()] };
}

/**
 * Holds a desk that was opened after a fault against what its people know, and gives back what its journal holds.
 * `history` is what was written without faults.
 */
export async function expectNothingLost(
  desk: LiveDesk,
  disk: Disk,
  chronicle: Chronicle,
  history?: readonly ReadCommit[],
): Promise<ReadCommit[]> {
  const commits = await readCommits(disk, desk.folder);
  expectAcknowledged(commits, chronicle);
  if (history) expect(commits.map(({ sum }) => sum)).toEqual(history.slice(0, commits.length).map(({ sum }) => sum));
  expect(await ticketsOn(desk.engine)).toEqual(ticketsOf(history?.slice(0, commits.length) ?? commits));
  expectUnique(rowsOn(desk.engine).map(({ number }) => number));
  await expectDrafts(desk, chronicle);
  await expectFiles(desk, commits);
  return commits;
}

/** Every confirmed commit is there, in order, once; and no key led to two. */
function expectAcknowledged(commits: readonly ReadCommit[], { acknowledged }: Chronicle): void {
  const promised = new Set(acknowledged.map(({ commit }) => commit));
  const kept = commits.filter(({ name }) => promised.has(name)).map(({ name, key }) => ({ key, commit: name }));
  // Answers of one batch come in the order of its lines, so confirmed and written order are the same.
  expect(kept).toEqual(acknowledged);
  expectUnique(commits.map(({ key }) => key));
}

export function expectUnique(values: readonly string[]): void {
  expect(values.toSorted().filter((value, index, sorted) => value === sorted[index + 1])).toEqual([]);
}

async function expectDrafts({ drafts }: LiveDesk, chronicle: Chronicle): Promise<void> {
  for (const { draft, saved, tried } of chronicle.drafts) {
    expect([saved, ...tried]).toContainEqual(await drafts.get('jane', draft));
  }
}

/** The bytes of every attachment that an entry names are there. */
async function expectFiles({ blobs }: LiveDesk, commits: readonly ReadCommit[]): Promise<void> {
  const posted = commits.flatMap(({ events }) => events.filter(({ type }) => type === 'conversation.posted'));
  for (const { hash, size } of posted.flatMap(({ data }) => (data as Posted).attachments)) {
    expect((await blobs.stored.bytes({ hash, size })).length).toBe(size);
  }
}

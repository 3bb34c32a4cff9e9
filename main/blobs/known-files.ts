import type { Id } from '../../shared/domain/id.ts';
import type { Staged } from './staged-record.ts';

/** Uploaded files in memory: by their ids, by the hash of their bytes, and those of an agent that no entry names. */
export interface KnownFiles {
  readonly get: (fileId: Id) => Staged | undefined;
  readonly set: (fileId: Id, staged: Staged) => void;
  readonly forget: (fileId: Id) => void;
  readonly withHash: (hash: string) => readonly (readonly [Id, Staged])[];
  /** Total bytes of an agent’s uploads that no entry names. What an entry names stays named, and is not asked again. */
  readonly unsentBytes: (agentId: Id, isNamed: (hash: string) => boolean) => number;
  /** Files that are older than the limit and that no draft names. */
  readonly forgotten: (drafts: ReadonlySet<Id>, beforeMs: number, agentId?: Id) => readonly Id[];
}

export function createKnownFiles(): KnownFiles {
  const files = new Map<Id, Staged>();
  const byHash = new Map<string, Set<Id>>();
  const unsent = new Map<Id, Set<Id>>();

  function forget(fileId: Id): void {
    const known = files.get(fileId);
    if (!known) return;
    files.delete(fileId);
    removeFrom(byHash, known.file.hash, fileId);
    removeFrom(unsent, known.agentId, fileId);
  }

  return {
    get: (fileId) => files.get(fileId),
    set: (fileId, staged) => {
      forget(fileId);
      files.set(fileId, staged);
      addTo(byHash, staged.file.hash, fileId);
      addTo(unsent, staged.agentId, fileId);
    },
    forget,
    withHash: (hash) =>
      [...(byHash.get(hash) ?? [])].flatMap((fileId) => {
        const staged = files.get(fileId);
        return staged ? [[fileId, staged] as const] : [];
      }),
    unsentBytes: (agentId, isNamed) => {
      let sum = 0;
      for (const fileId of unsent.get(agentId) ?? []) {
        const known = files.get(fileId);
        if (!known || isNamed(known.file.hash)) removeFrom(unsent, agentId, fileId);
        else sum += known.file.size;
      }
      return sum;
    },
    forgotten: (drafts, beforeMs, agentId) =>
      [...files]
        .filter(([fileId, { stagedMs = 0 }]) => !drafts.has(fileId) && stagedMs < beforeMs)
        .filter(([, one]) => agentId === undefined || one.agentId === agentId)
        .map(([fileId]) => fileId),
  };
}

function addTo(sets: Map<string, Set<Id>>, key: string, fileId: Id): void {
  const set = sets.get(key) ?? new Set();
  sets.set(key, set.add(fileId));
}

function removeFrom(sets: Map<string, Set<Id>>, key: string, fileId: Id): void {
  const set = sets.get(key);
  set?.delete(fileId);
  if (set?.size === 0) sets.delete(key);
}

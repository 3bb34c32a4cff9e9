import type { CommitRef } from '../../shared/domain/event.ts';
import type { Saw } from '../../shared/domain/frontier.ts';
import { createLineage, type Lineage } from '../../shared/domain/lineage.ts';

/** A lineage over a plain list of commits. */
export interface ListedLineage extends Omit<Lineage, 'add'> {
  readonly add: (ref: CommitRef, prev: string, saw: Saw) => { readonly forked: boolean };
}

export function createListedLineage(): ListedLineage {
  const commits: { readonly ref: CommitRef; readonly saw: Saw }[] = [];
  const at = (commit: number) => commits[commit] ?? failed(commit);
  const lineage = createLineage({
    seqOf: (commit) => at(commit).ref.seq,
    sumOf: (commit) => at(commit).ref.sum,
    sawOf: (commit) => at(commit).saw,
    createList,
  });
  return {
    ...lineage,
    add: (ref, prev, saw) => lineage.add(commits.push({ ref, saw }) - 1, ref.device, prev),
  };
}

function createList() {
  const items: number[] = [];
  return {
    get length() {
      return items.length;
    },
    get: (at: number) => items[at] ?? failed(at),
    push: (commit: number) => items.push(commit),
  };
}

function failed(at: number): never {
  throw new RangeError(`There is no commit ${at}`);
}

import type { StampedEvent } from '../../shared/domain/event.ts';
import { targetKey } from '../../shared/domain/event.ts';
import { extend, type Folded } from '../../shared/domain/fold.ts';
import type { Saw } from '../../shared/domain/frontier.ts';
import { ticketKind } from '../../shared/domain/ticket/kind.ts';
import type { CommitEntry } from './commit-entry.ts';
import type { EngineChanges, TicketChange } from './ports.ts';
import { type DeskState, keyOf } from './state.ts';
import type { Targets } from './targets.ts';

/** A commit of our own whose bytes are on the disk, or were there when we started. */
export interface OwnCommit {
  readonly entry: CommitEntry;
  readonly key: string;
  readonly prev: string;
  readonly saw: Saw;
}

/** Puts events that are newer than everything their targets hold on top of them. */
export function extendAll(targets: Pick<Targets, 'get' | 'set'>, events: readonly StampedEvent[]): void {
  for (const event of events) {
    const key = targetKey(event.target);
    targets.set(key, extend(targets.get(key), event));
  }
}

/** Notes where a commit stands, whoever wrote it. */
export function noteCommit(state: DeskState, entry: CommitEntry, prev: string, saw: Saw): { readonly forked: boolean } {
  for (const target of entry.targets) {
    const commits = state.history.get(target) ?? [];
    commits.push(entry);
    state.history.set(target, commits);
  }
  state.folderTips.set(entry.position.folder, entry.ref.sum);
  return state.lineage.add(entry.ref, prev, saw);
}

/** Notes a commit of our own: the end of our chain, its form's key, and what it said we had seen. */
export function noteOwnCommit(state: DeskState, { entry, key, prev, saw }: OwnCommit): void {
  noteCommit(state, entry, prev, saw);
  state.byKey.set(keyOf(entry.actor, key), entry);
  state.own.push(entry);
  state.chain = { seq: entry.ref.seq, sum: entry.ref.sum };
  state.saw = { ...state.saw, ...saw };
}

/** Makes changed targets the present ones, and says what was before. */
export function settle(
  state: DeskState,
  changed: ReadonlyMap<string, Folded>,
): Pick<EngineChanges, 'tickets' | 'records'> {
  const tickets: TicketChange[] = [];
  const records: EngineChanges['records'][number][] = [];
  for (const [key, after] of changed) {
    if ('intake' in after) {
      const before = state.targets.get(key);
      const ticketBefore = before && 'intake' in before ? before : undefined;
      tickets.push({ before: ticketBefore, after });
      state.requesters.ticketChanged(ticketBefore, after);
    } else {
      records.push(after);
      if (after.kind === 'person') state.people.put(after);
    }
    state.targets.set(key, after);
  }
  return { tickets, records };
}

export function ticketTargets(entry: CommitEntry): string[] {
  const prefix = `${ticketKind}:`;
  return entry.targets.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
}

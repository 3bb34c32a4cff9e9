import { parseTargetKey, type StampedEvent, type TargetKey, targetKey } from '../../shared/domain/event.ts';
import { fold } from '../../shared/domain/fold.ts';
import { commitFolded } from './apply.ts';
import type { CommitEntry } from './commit-entry.ts';
import { withPlaceholder } from './placeholders.ts';
import type { EnginePorts } from './ports.ts';
import { eventsOfCommit } from './read-commit.ts';
import type { DeskState } from './state.ts';
import { createOverlay, type Targets } from './targets.ts';
import { withoutBody } from './without-body.ts';

/** So many lines are read at once: the disk always has something to do, and a long thread is never whole in memory. */
const atOnce = 64;

/** Folds targets again from all their commits that count, while a batch is applied. */
export interface Refolding {
  /** A commit that does not have to be read again. */
  readonly note: (entry: CommitEntry, events: readonly StampedEvent[]) => void;
  readonly refold: (targets: Pick<Targets, 'set'>, keys: Iterable<TargetKey>) => Promise<void>;
}

export function createRefolding(state: DeskState, ports: Pick<EnginePorts, 'journal'>): Refolding {
  const read = new Map<string, readonly StampedEvent[]>();

  function note({ ref }: CommitEntry, events: readonly StampedEvent[]): void {
    read.set(ref.sum, events.map(withoutBody));
  }

  async function eventsOf(entry: CommitEntry): Promise<readonly StampedEvent[]> {
    const known = read.get(entry.ref.sum);
    if (known) return known;
    note(entry, await eventsOfCommit(ports, entry));
    return read.get(entry.ref.sum) ?? [];
  }

  async function refold(targets: Pick<Targets, 'set'>, keys: Iterable<TargetKey>): Promise<void> {
    for (const key of keys) {
      const history = state.commits.historyOf(key);
      const events: StampedEvent[] = [];
      for (let from = 0; from < history.length; from += atOnce) {
        const count = Math.min(atOnce, history.length - from);
        const commits = await Promise.all(
          Array.from({ length: count }, (_, at) => eventsOf(history.entryAt(from + at))),
        );
        for (const read of commits) events.push(...read.filter(({ target }) => targetKey(target) === key));
      }
      const folded = fold(parseTargetKey(key), events, state.lineage.sees);
      targets.set(key, withPlaceholder(state, key, folded));
    }
  }

  return { note, refold };
}

/** Folds targets again that were assembled while the journal was read. */
export async function foldAgain(
  state: DeskState,
  ports: Pick<EnginePorts, 'journal'>,
  keys: readonly TargetKey[],
): Promise<void> {
  const overlay = createOverlay(state.targets);
  await createRefolding(state, ports).refold(overlay, keys);
  commitFolded(state, overlay.changed);
}

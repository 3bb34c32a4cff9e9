import { parseTargetKey, type StampedEvent, type TargetKey, targetKey } from '../../shared/domain/event.ts';
import { foldSteps } from '../../shared/domain/fold.ts';
import { commitFolded } from './apply.ts';
import type { CommitEntry } from './commit-entry.ts';
import { withPlaceholder } from './placeholders.ts';
import type { EnginePorts } from './ports.ts';
import { eventsOfCommit } from './read-commit.ts';
import type { DeskState } from './state.ts';
import { createOverlay, type Targets } from './targets.ts';
import { inTurns } from './turns.ts';
import { withoutBody } from './without-body.ts';

/** The most lines that are read at once: others are served in between, and a long thread is never whole in memory. */
const mostAtOnce = 128;

/** Folds targets again from all their commits that count, while a batch is applied. */
export interface Refolding {
  /** A commit that does not have to be read again. */
  readonly note: (entry: CommitEntry, events: readonly StampedEvent[]) => void;
  readonly refold: (targets: Pick<Targets, 'set'>, keys: Iterable<TargetKey>) => Promise<void>;
}

/** `onRead` is told what was read from the journal. */
export function createRefolding(
  state: DeskState,
  ports: Pick<EnginePorts, 'journal'>,
  onRead: (entry: CommitEntry, events: readonly StampedEvent[]) => void = ignore,
): Refolding {
  const read = new Map<string, readonly StampedEvent[]>();

  function note({ ref }: CommitEntry, events: readonly StampedEvent[]): void {
    read.set(ref.sum, events.map(withoutBody));
  }

  async function eventsOf(entry: CommitEntry): Promise<readonly StampedEvent[]> {
    const known = read.get(entry.ref.sum);
    if (known) return known;
    const events = await eventsOfCommit(ports, entry);
    note(entry, events);
    onRead(entry, events);
    return read.get(entry.ref.sum) ?? [];
  }

  async function refold(targets: Pick<Targets, 'set'>, keys: Iterable<TargetKey>): Promise<void> {
    for (const key of keys) {
      const folded = await inTurns(foldSteps(parseTargetKey(key), await eventsOn(key), state.lineage.sees));
      targets.set(key, withPlaceholder(state, key, folded));
    }
  }

  /** Reads the lines of a long ticket in parts, so that others are served in between. */
  async function eventsOn(key: TargetKey): Promise<StampedEvent[]> {
    const history = state.commits.historyOf(key);
    const events: StampedEvent[] = [];
    for (let from = 0; from < history.length; from += mostAtOnce) {
      const length = Math.min(mostAtOnce, history.length - from);
      const commits = await Promise.all(Array.from({ length }, (_none, at) => eventsOf(history.entryAt(from + at))));
      for (const event of commits.flat()) if (targetKey(event.target) === key) events.push(event);
    }
    return events;
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

function ignore(): void {
  // Only tickets that somebody looks at are read again soon.
}

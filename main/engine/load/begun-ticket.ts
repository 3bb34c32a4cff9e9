import { parseTargetKey, type StampedEvent, type TargetKey } from '../../../shared/domain/event.ts';
import { extend, type Folded, fold } from '../../../shared/domain/fold.ts';
import type { DeskState } from '../state.ts';
import { withoutBody } from '../without-body.ts';

/** A ticket of which some commits have been read. */
export interface BegunTicket {
  /** Adds the events of its next commit. */
  readonly add: (events: readonly StampedEvent[]) => void;
  /** Whether all of its commits have been read. */
  readonly isWhole: () => boolean;
  readonly folded: () => Folded | undefined;
}

/**
 * Commits of a single history come in their common order, and each had seen those before it. So such a ticket is folded
 * as it is read, which takes less memory; the events of all others are kept.
 */
export function beginTicket({ commits, lineage }: Pick<DeskState, 'commits' | 'lineage'>, key: TargetKey): BegunTicket {
  const history = commits.historyOf(key);
  const places = Array.from({ length: history.length }, (_, at) => history.commitAt(at));
  const [device] = places.slice(0, 1).map(commits.deviceOf);
  const isInOrder = places.every((commit, at) => {
    const before = places[at - 1];
    return (
      commits.deviceOf(commit) === device && (before === undefined || commits.seqOf(before) < commits.seqOf(commit))
    );
  });
  let left = history.length;
  let ticket: Folded | undefined;
  const kept: StampedEvent[] = [];
  const isSingle = device !== undefined && isInOrder && !lineage.isForked(device);

  return {
    add: (events) => {
      left -= 1;
      if (!isSingle) kept.push(...events.map(withoutBody));
      else for (const event of events) ticket = extend(ticket, withoutBody(event));
    },
    isWhole: () => left === 0,
    folded: () => (isSingle ? ticket : fold(parseTargetKey(key), kept, lineage.sees)),
  };
}

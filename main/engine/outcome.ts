import type { Done } from '../../shared/bridge/done.ts';
import type { StampedEvent } from '../../shared/domain/event.ts';
import { type CommitEntry, commitName, ticketTargets } from './commit-entry.ts';

/** What is known of a commit once it is decided; whether it can be undone is known when it is on the disk. */
export type Outcome = Omit<Done, 'mayUndo'>;

export function doneOf(entry: CommitEntry, events: readonly StampedEvent[]): Outcome {
  const undone = events.filter(({ type }) => type === 'commit.undone');
  const stays = undone.flatMap(({ data }) => (data as { readonly stays: readonly string[] }).stays);
  return { commit: commitName(entry.ref), ticketIds: ticketTargets(entry), stays };
}

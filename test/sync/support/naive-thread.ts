import { eventsOf } from '../../../main/engine/read-events.ts';
import { decodeCommit } from '../../../main/journal/line.ts';
import { compareEvents, type StampedEvent } from '../../../shared/domain/event.ts';
import { shownChange } from '../../../shared/views/changes-shown.ts';
import type { SyncDesk } from './sync-desk.ts';

/** A thread as kinds and names of its items, from every line of a desk at once: nothing is left out or counted. */
export function naiveThread(on: SyncDesk, ticketId: string): string[] {
  const told: string[] = [];
  const undoing = new Map<string, 'undone' | 'redone'>();
  const commits = commitsOf(on, ticketId);
  const opening = commits.find((commit) => commit.some(({ type }) => type === 'ticket.opened'));
  for (const commit of commits) {
    const [first] = commit;
    if (!first) continue;
    const entries = commit
      .filter(({ type }) => type === 'conversation.posted')
      .map(({ data }) => `entry ${(data as { entryId: string }).entryId}`);
    const undo = commit.find(({ type }) => type === 'commit.undone');
    const names = undo ? [again(undo)] : commit.flatMap((event) => shownChange(event, on.engine.records)?.what ?? []);
    const line = names.length > 0 && commit !== opening ? [`change ${first.commit.sum} ${undo ? names[0] : ''}`] : [];
    told.push(...(first.type === 'conversation.posted' ? [...entries, ...line] : [...line, ...entries]));
    if (undo) undoing.set(`${first.commit.device}:${first.commit.seq}`, again(undo));
    else undoing.delete(`${first.commit.device}:${first.commit.seq}`);
  }
  return told;

  function again({ data }: StampedEvent): 'undone' | 'redone' {
    return undoing.get((data as { commit: string }).commit) === 'undone' ? 'redone' : 'undone';
  }
}

function commitsOf(on: SyncDesk, ticketId: string): StampedEvent[][] {
  const commits = new Map<string, StampedEvent[]>();
  for (const line of on.lines()) {
    const commit = decodeCommit(line);
    const events = commit ? eventsOf(commit).filter(({ target }) => target.kind === 'ticket') : [];
    const mine = events.filter((event) => event.target.id === ticketId && on.state.firstOnly.counts(event));
    if (commit && mine.length > 0) commits.set(commit.sum, mine);
  }
  const first = ([event]: readonly StampedEvent[]) => event as StampedEvent;
  return [...commits.values()].toSorted((a, b) => compareEvents(first(a), first(b)));
}

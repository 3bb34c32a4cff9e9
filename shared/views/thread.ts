import type { Attachment } from '../domain/body.ts';
import { eventId, type StampedEvent } from '../domain/event.ts';
import { actorAgentId } from '../domain/principal.ts';
import type { DeskRecords } from '../domain/records/desk-records.ts';
import type { EntryKind, Posted } from '../domain/ticket/conversation.ts';
import { nameOfCommit, shownActions, wholeActions } from './actions-shown.ts';
import type { ShownChange } from './changes-shown.ts';

/** One who did something, as a thread shows them. */
export interface Author {
  readonly agentId: string | null;
  readonly name: string;
  readonly colour: string;
}

export interface ThreadEntry {
  readonly kind: 'entry';
  readonly id: string;
  readonly entryKind: EntryKind;
  /** The agent who wrote it, or who took the requester's words down. */
  readonly author: Author;
  readonly timeMs: number;
  readonly html: string;
  readonly attachments: readonly Attachment[];
  readonly source: string;
  readonly isRetracted: boolean;
}

export interface ThreadChange {
  readonly kind: 'change';
  readonly id: string;
  readonly author: Author;
  readonly timeMs: number;
  readonly changes: readonly ShownChange[];
}

export type ThreadItem = ThreadEntry | ThreadChange;

/** A ticket's events as its thread: what was said, and between it what was changed, each commit's changes together. */
export function threadItems(events: readonly StampedEvent[], records: DeskRecords): ThreadItem[] {
  const retracted = new Set(
    events
      .filter(({ type }) => type === 'conversation.retracted')
      .map(({ data }) => (data as { entryId: string }).entryId),
  );
  const opening = events.find(({ type }) => type === 'ticket.opened')?.commit.sum;
  const items: ThreadItem[] = [];
  const done = new Map<string, readonly ShownChange[]>();
  for (const commit of byCommit(events)) {
    const [first] = commit;
    if (!first) continue;
    const common = { id: eventId(first), author: authorOf(first, records), timeMs: first.timeMs };
    const entries = commit
      .filter(({ type }) => type === 'conversation.posted')
      .map((event) => entry(event, common, retracted));
    // What an opening sets down shows in the ticket's details; only the requester's words belong into the thread.
    const changes = first.commit.sum === opening ? [] : shownActions(commit, records, done);
    done.set(nameOfCommit(first), wholeActions(commit, changes));
    const line: ThreadItem[] = changes.length > 0 ? [{ ...common, kind: 'change', changes }] : [];
    // "Replied and resolved" reads in this order; a transfer comes before the note that explains it.
    items.push(...(first.type === 'conversation.posted' ? [...entries, ...line] : [...line, ...entries]));
  }
  return items;
}

function entry(
  event: StampedEvent,
  common: Omit<ThreadChange, 'kind' | 'changes'>,
  retracted: ReadonlySet<string>,
): ThreadEntry {
  const { entryId, kind, body, attachments, source = '' } = event.data as Posted;
  const isRetracted = retracted.has(entryId);
  return { ...common, kind: 'entry', id: entryId, entryKind: kind, html: body.html, attachments, source, isRetracted };
}

function byCommit(events: readonly StampedEvent[]): StampedEvent[][] {
  const groups: StampedEvent[][] = [];
  for (const event of events) {
    const last = groups.at(-1);
    if (last?.[0]?.commit.sum === event.commit.sum) last.push(event);
    else groups.push([event]);
  }
  return groups;
}

export function authorOf({ actor }: Pick<StampedEvent, 'actor'>, records: DeskRecords): Author {
  const agentId = actorAgentId(actor) ?? null;
  const agent = agentId === null ? undefined : records.get('agent', agentId);
  return { agentId, name: agent?.name ?? '', colour: agent?.colour ?? 'slate' };
}

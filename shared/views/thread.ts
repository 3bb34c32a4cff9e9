import type { Attachment } from '../domain/body.ts';
import { eventId, type StampedEvent } from '../domain/event.ts';
import { actorAgentId } from '../domain/principal.ts';
import type { DeskRecords } from '../domain/records/desk-records.ts';
import type { Conversation, EntryKind, Posted } from '../domain/ticket/conversation.ts';
import { retractedIds } from '../domain/ticket/found-entries.ts';
import { shownActions, type UndoneActions, wholeActions } from './actions-shown.ts';
import type { ShownChange } from './changes-shown.ts';
import { isPosted } from './thread-mark.ts';

/** The author of an item, as a thread shows them. */
export interface Author {
  readonly agentId: string | null;
  readonly name: string;
  readonly colour: string;
}

export interface ThreadEntry {
  readonly kind: 'entry';
  readonly id: string;
  readonly entryKind: EntryKind;
  /** The agent who wrote it, or who recorded the requester's message. */
  readonly author: Author;
  readonly timeMs: number;
  readonly html: string;
  readonly attachments: readonly Attachment[];
  readonly source: string;
  /** Whether it is a requester’s thanks or confirmation. */
  readonly isConfirmation: boolean;
  readonly isRetracted: boolean;
  /** The names of the agents whom it mentions. */
  readonly mentions: readonly string[];
}

export interface ThreadChange {
  readonly kind: 'change';
  readonly id: string;
  readonly author: Author;
  readonly timeMs: number;
  readonly changes: readonly ShownChange[];
}

export type ThreadItem = ThreadEntry | ThreadChange;

/** A commit of a ticket, as input of its thread. */
export interface ThreadCommit extends ReadCommit {
  /** The commit that it undoes, if any. */
  readonly undone?: ReadCommit & { readonly isRedone: boolean };
}

interface ReadCommit {
  /** Its events on this ticket, in order. */
  readonly events: readonly StampedEvent[];
  /** Whether it opened the ticket. */
  readonly isOpening: boolean;
}

/** Turns the commits of a ticket into items: entries, and between them the changes, grouped by commit. */
export function threadItems(
  commits: readonly ThreadCommit[],
  records: DeskRecords,
  conversation: Conversation,
  missed: readonly string[] = [],
): ThreadItem[] {
  const retracted = retractedIds(conversation);
  return commits.flatMap((commit) => itemsOfCommit(commit, records, retracted, missed));
}

function itemsOfCommit(
  commit: ThreadCommit,
  records: DeskRecords,
  retracted: ReadonlySet<string>,
  missed: readonly string[],
): ThreadItem[] {
  const { events, undone } = commit;
  const [first] = events;
  if (!first) return [];
  const common = { id: eventId(first), author: authorOf(first, records), timeMs: first.timeMs };
  if (missed.includes(first.commit.sum)) return [{ ...common, kind: 'change', changes: [{ what: 'waits-on' }] }];
  const entries = events.filter(isPosted).map((event) => entry(event, common, records, retracted));
  const changes = changesOf(commit, records, undone && { ...undone, actions: actionsOf(undone, records) });
  const line: ThreadItem[] = changes.length > 0 ? [{ ...common, kind: 'change', changes }] : [];
  // "Replied and resolved" reads in this order; a transfer comes before the note that explains it.
  return first.type === 'conversation.posted' ? [...entries, ...line] : [...line, ...entries];
}

/** The details show the initial values, so the thread only shows the requester's message. */
function changesOf({ events, isOpening }: ReadCommit, records: DeskRecords, undone?: UndoneActions): ShownChange[] {
  return isOpening ? [] : shownActions(events, records, undone);
}

function actionsOf(commit: ReadCommit, records: DeskRecords): readonly ShownChange[] {
  return wholeActions(commit.events, changesOf(commit, records));
}

function entry(
  event: StampedEvent,
  common: Pick<ThreadChange, 'author' | 'timeMs'>,
  records: DeskRecords,
  retracted: ReadonlySet<string>,
): ThreadEntry {
  const { entryId, kind, body, attachments, source = '', isConfirmation = false, ...more } = event.data as Posted;
  const { author, timeMs } = common;
  const isRetracted = retracted.has(entryId);
  const { html } = body;
  const mentions = (more.mentions ?? []).flatMap((id) => records.get('agent', id)?.name ?? []);
  const said = { entryKind: kind, html, attachments, source, isConfirmation, isRetracted, mentions };
  return { kind: 'entry', id: entryId, author, timeMs, ...said };
}

export function authorOf({ actor }: Pick<StampedEvent, 'actor'>, records: DeskRecords): Author {
  const agentId = actorAgentId(actor) ?? null;
  const agent = agentId === null ? undefined : records.get('agent', agentId);
  return { agentId, name: agent?.name ?? '', colour: agent?.colour ?? 'slate' };
}

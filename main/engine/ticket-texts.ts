import { type StampedEvent, type TargetKey, targetKey } from '../../shared/domain/event.ts';
import type { Id } from '../../shared/domain/id.ts';
import { currentRecord } from '../../shared/domain/records/current-record.ts';
import type { EntryKind, Posted } from '../../shared/domain/ticket/conversation.ts';
import { ticketKind } from '../../shared/domain/ticket/kind.ts';
import type { TicketRow } from '../../shared/domain/ticket/row.ts';
import { textHash } from '../../shared/lib/text-hash.ts';
import { isPosted } from '../../shared/views/thread-mark.ts';
import { decodeCommit, type Wanted } from '../journal/line.ts';
import type { CommitEntry } from './commit-entry.ts';
import type { History } from './commits/history.ts';
import type { ReadPorts } from './read-commit.ts';
import { eventsOf } from './read-events.ts';
import type { DeskState } from './state.ts';

/** An entry that is not retracted, as it was posted. */
export interface EntryText {
  readonly id: Id;
  readonly kind: EntryKind;
  readonly by: string;
  readonly timeMs: number;
  readonly text: string;
  /** The names of its files. */
  readonly files: readonly string[];
}

/** Tells whether a ticket's texts have changed, without reading them. */
export interface TextSigns {
  readonly changedMs: number;
  /** Its summary and its requester. */
  readonly head: string;
  /** One for each part of its entries; a ticket without entries has none. */
  readonly parts: readonly string[];
}

/** The texts of tickets, for search. Entries are divided into parts, so that a change of a long ticket reads few lines. */
export interface TicketTexts {
  /** Undefined if there is no such ticket. */
  readonly signs: (id: Id) => TextSigns | undefined;
  readonly summary: (id: Id) => string;
  /** Name, address and phone number of the requester, as they are now. */
  readonly requester: (id: Id) => readonly string[];
  /** The entries of one part, in their order. A line that was damaged since it was written has none. */
  readonly entries: (id: Id, part: number) => Promise<EntryText[]>;
  /** The tickets of a person, also under records that theirs replaced. */
  readonly ticketsOf: (personId: Id) => Id[];
  /** Names the commits on the desk; it is the same after a restart. */
  readonly checkpoint: () => string;
}

/** `entriesInPart` is the number of commits with entries in one part. */
export function createTicketTexts(state: DeskState, ports: ReadPorts, entriesInPart = 128): TicketTexts {
  const { commits, rows, records, people } = state;

  /** Only some of its properties are needed, so no row is made. */
  const cursor = rows.cursor();

  function rowOf(id: Id): TicketRow | undefined {
    const ordinal = rows.ordinalOf(id);
    return rows.has(id) && ordinal >= 0 ? cursor.at(ordinal) : undefined;
  }

  function requester(id: Id): readonly string[] {
    const row = rowOf(id);
    const person = row && currentRecord(records, 'person', row.requesterId);
    return person ? [person.name, person.email ?? '', person.phone ?? ''].filter((text) => text !== '') : [];
  }

  const summary = (id: Id) => rowOf(id)?.fields.summary ?? '';

  /** Commits of one device that have the same number differ in their time. */
  const nameOf = (commit: number) =>
    `${commits.deviceOf(commit)} ${commits.seqOf(commit)} ${commits.timeMsOf(commit)}\n`;

  function signs(id: Id): TextSigns | undefined {
    const row = rowOf(id);
    if (!row) return undefined;
    const { updatedMs: changedMs, fields } = row;
    const history = commits.historyOf(keyOf(id));
    const { posts, undos } = placesIn(history);
    const undone = undos.map((at) => nameOf(history.commitAt(at))).join('');
    return {
      changedMs,
      head: sign(JSON.stringify([fields.summary, ...requester(id)])),
      parts: divided(posts, entriesInPart).map((places) =>
        sign(places.map((at) => nameOf(history.commitAt(at))).join('') + undone),
      ),
    };
  }

  async function entriesOf(id: Id, part: number): Promise<EntryText[]> {
    const key = keyOf(id);
    const history = commits.historyOf(key);
    const { posts, undos } = placesIn(history);
    const places = [...(divided(posts, entriesInPart)[part] ?? []), ...undos].sort((one, other) => one - other);
    const events = await Promise.all([...new Set(places)].map((at) => eventsOn(key, history.entryAt(at))));
    let entries: EntryText[] = [];
    for (const event of events.flat()) {
      if (isPosted(event)) entries.push(entryIn(event));
      else entries = entries.filter(({ id: entryId }) => entryId !== retractedIn(event));
    }
    return entries;
  }

  /** The events with text. */
  async function eventsOn(key: TargetKey, { position, ref }: CommitEntry): Promise<StampedEvent[]> {
    const line = await ports.journal.read(position);
    const wanted: Wanted = ({ on, type }) => (on === key && typesWithText.has(type) ? 'value' : 'nothing');
    const commit = decodeCommit(line, wanted);
    // The check of the journal reports damaged lines; search goes without them.
    if (commit?.sum !== ref.sum) return [];
    return eventsOf(commit).filter(({ type, target }) => typesWithText.has(type) && targetKey(target) === key);
  }

  return {
    signs,
    summary,
    requester,
    entries: entriesOf,
    ticketsOf: (personId) => people.entriesOf(personId).flatMap((id) => Array.from(rows.ofRequester(id), rows.idAt)),
    checkpoint: () => JSON.stringify([...commits.folderTips()].sort()),
  };
}

const typesWithText: ReadonlySet<string> = new Set(['conversation.posted', 'conversation.retracted']);

function entryIn({ data, actor: by, timeMs }: StampedEvent): EntryText {
  const { entryId: id, kind, body, attachments } = data as Posted; // Safe: read by its schema.
  return { id, kind, by, timeMs, text: body.text, files: attachments.map(({ name }) => name) };
}

function retractedIn({ data }: StampedEvent): Id {
  return (data as { readonly entryId: Id }).entryId; // Safe: read by its schema.
}

/** The places of commits with entries, and of those that undo others: only they retract entries. */
function placesIn(history: History): { readonly posts: number[]; readonly undos: number[] } {
  const [posts, undos]: [number[], number[]] = [[], []];
  for (let at = 0; at < history.length; at += 1) {
    const { entries, undoes } = history.markAt(at);
    if (entries > 0) posts.push(at);
    if (undoes !== undefined) undos.push(at);
  }
  return { posts, undos };
}

function divided(places: readonly number[], size: number): number[][] {
  const parts: number[][] = [];
  for (let from = 0; from < places.length; from += size) parts.push(places.slice(from, from + size));
  return parts;
}

function sign(text: string): string {
  return textHash(text).toString(36);
}

function keyOf(id: Id): TargetKey {
  return targetKey({ kind: ticketKind, id });
}

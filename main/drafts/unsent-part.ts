import type { DraftSlot } from '../../shared/bridge/draft.ts';
import type { StampedEvent } from '../../shared/domain/event.ts';
import { lettersOf, notedIn, postedIn, summaryIn } from '../../shared/domain/held-words.ts';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';
import { holdsIntake, intakeIn, withKnown } from '../../shared/domain/sent-intake.ts';
import { draftContentOf } from '../../shared/views/draft-content.ts';
import { draftWords } from '../../shared/views/draft-words.ts';
import { noteDraftOf } from '../../shared/views/note-draft.ts';
import { idOf } from '../platform/random-ids.ts';
import type { SavedContent } from './agent-draft.ts';

/**
 * The unsent part of a draft after a commit was made under its key: null if all of its text, form choices and files were
 * sent, otherwise the whole draft under a new key. The new key is derived from the old one, so that a save that is
 * repeated because its answer was lost does not create a second draft.
 */
export function unsentPart(
  { slot, content }: { readonly slot: DraftSlot; readonly content: SavedContent },
  events: readonly StampedEvent[],
  records: DeskRecords,
): SavedContent | null {
  const posted = postedIn(events);
  const words = posted?.body.text ?? notedIn(events);
  const sent = slot.tab === 'intake' ? summaryIn(events) + words : words;
  const hashes = new Set(posted?.attachments.map(({ hash }) => hash));
  const before = content.follows?.words ?? '';
  const isSent =
    !isEditOf(slot, content.text, words) &&
    isHeldBy(lettersOf(draftWords(slot.tab, content.text)), lettersOf(before), lettersOf(sent)) &&
    (slot.tab !== 'intake' || isFormSent(content.text, events, records)) &&
    content.files.every(({ hash }) => hash === undefined || hashes.has(hash));
  if (isSent) return null;
  return {
    ...content,
    key: followingKey(content.key),
    follows: { key: content.key, words: `${before}\n${sent}`.trim() },
  };
}

/** The note about a requester is a whole one: what was written on the saved note may be shorter, but is newer. */
function isEditOf(slot: DraftSlot, text: string, saved: string): boolean {
  if (slot.tab !== 'about') return false;
  const { note, about } = noteDraftOf(text);
  return about?.basedOn === saved && note.trim() !== saved.trim();
}

function isFormSent(text: string, events: readonly StampedEvent[], records: DeskRecords): boolean {
  return holdsIntake(withKnown(intakeIn(events), records), draftContentOf(text));
}

/** The key for text that is newer than the text sent under this key. */
export function followingKey(key: string): string {
  return idOf('after', key);
}

/** Whether a text is a beginning of `before` and then a beginning of `sent`; the two may begin alike. */
function isHeldBy(letters: string, before: string, sent: string): boolean {
  let shared = 0;
  while (shared < before.length && before[shared] === letters[shared]) shared += 1;
  return letters.length - overlap(letters, sent) <= shared;
}

/** How many letters at the end of one text are the first of another; in linear time (Knuth, Morris, Pratt). */
function overlap(text: string, next: string): number {
  const borders = new Int32Array(next.length);
  let length = 0;
  for (let at = 1; at < next.length; at += 1) {
    length = grown(next[at]);
    borders[at] = length;
  }
  length = 0;
  for (let at = 0; at < text.length; at += 1) length = grown(text[at]);
  return length;

  /** The match after one more letter. A whole match can only continue as a shorter one. */
  function grown(letter: string | undefined): number {
    let matched = length;
    while (matched > 0 && (matched === next.length || next[matched] !== letter)) matched = borders[matched - 1] ?? 0;
    return next[matched] === letter && next.length > 0 ? matched + 1 : 0;
  }
}

import type { KeptDraft } from '../../shared/bridge/draft.ts';
import type { StampedEvent } from '../../shared/domain/event.ts';
import { lettersOf, postedIn, summaryIn } from '../../shared/domain/held-words.ts';
import { draftWords } from '../../shared/views/draft-words.ts';
import { idOf } from '../platform/random-ids.ts';
import type { SavedContent } from './drafts.ts';

/**
 * What of a draft is still to be sent, once a commit was made under its key: nothing where it holds no words and no file
 * that did not go out, and otherwise all of it, under a key of its own. That is the same each time, so that words which
 * are put away twice because an answer got lost are one draft.
 */
export function whatIsLeft(
  { slot, content }: Pick<KeptDraft, 'slot' | 'content'>,
  events: readonly StampedEvent[],
  isUsed: (key: string) => boolean,
): SavedContent | null {
  const posted = postedIn(events);
  const words = posted?.body.text ?? '';
  const sent = slot.tab === 'intake' ? summaryIn(events) + words : words;
  const hashes = new Set(posted?.attachments.map(({ hash }) => hash));
  const isSent =
    lettersOf(sent).startsWith(lettersOf(draftWords(slot.tab, content.text))) &&
    content.files.every(({ hash }) => hash === undefined || hashes.has(hash));
  if (isSent) return null;
  let key = content.key;
  do key = idOf('after', key);
  while (isUsed(key));
  return { ...content, key, follows: content.key };
}

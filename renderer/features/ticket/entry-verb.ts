import type { ShownEntry } from '../../../shared/bridge/contract/tickets.ts';
import { isMessageId } from '../../i18n/messages.ts';
import type { Text } from '../../i18n/text.tsx';
import { authorName } from './author-name.ts';

/** How an entry was made, as it reads after the author’s name. */
export function verbOf(text: Text, { isConfirmation, ...entry }: ShownEntry, requesterName: string): string {
  const verb = plainVerbOf(text, entry, requesterName);
  return isConfirmation ? text('thread.confirmation', { verb }) : verb;
}

function plainVerbOf(
  text: Text,
  { entryKind, source, author }: Pick<ShownEntry, 'entryKind' | 'source' | 'author'>,
  requesterName: string,
): string {
  if (entryKind === 'reply') return text('thread.reply', { name: requesterName.split(' ', 1)[0] ?? '' });
  if (entryKind === 'note') return text('thread.note');
  // Written by the requester and not recorded by an agent.
  if (author.agentId === null) return text('thread.message.written');
  const messageId = `thread.message.${source}`;
  return text(isMessageId(messageId) ? messageId : 'thread.message.other', { agent: authorName(text, author) });
}

import { isMessageId } from './messages.ts';
import type { Text } from './text.tsx';

/** What is wrong with a field: schemas give the id of a sentence; one that is filled in already passes as it is. */
export function issueText(text: Text, message: string | undefined): string | undefined {
  if (message === undefined) return undefined;
  return isMessageId(message) ? text(message) : message;
}

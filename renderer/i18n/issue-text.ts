import { isMessageId } from './messages.ts';
import type { Text } from './text.tsx';

/** The text of a field’s error. Schemas report the id of a sentence; a finished text is returned unchanged. */
export function issueText(text: Text, message: string | undefined): string | undefined {
  if (message === undefined) return undefined;
  return isMessageId(message) ? text(message) : message;
}

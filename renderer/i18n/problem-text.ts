import type { DeskError } from '../../shared/bridge/result.ts';
import { isMessageId } from './messages.ts';
import type { Text } from './text.tsx';

/** The sentence of an error: translated where its reason has one, otherwise as main wrote it. */
export function errorText(text: Text, error: DeskError): string {
  const { reason, details = {}, message } = error;
  return reason !== undefined && isMessageId(reason) ? text(reason, details) : message;
}

/** What is wrong with a field: schemas name the key of a sentence, and zod's own words pass as they are. */
export function issueText(text: Text, message: string | undefined): string | undefined {
  if (message === undefined) return undefined;
  return isMessageId(message) ? text(message) : message;
}

import { askedBy, isRight, type Need } from '../../../shared/bridge/command-needs.ts';
import type { WhoCould } from '../../../shared/domain/who-could.ts';
import { errorText } from './error-text.ts';
import type { Words } from './words.ts';

/** Why a command is unavailable. For a missing permission, the same text as when the operation is refused. */
export function needText(words: Words, lack: Need, could?: WhoCould): string {
  if (!isRight(lack)) return words(`need.${lack}`);
  const permission = askedBy(lack);
  const reason = permission === 'administrator' ? 'permission.administrator' : 'permission.missing';
  return errorText(words, { reason, details: { permission }, ...(could && { could }) });
}

import { isPermission, type Need } from '../../../shared/bridge/command-needs.ts';
import { errorText } from './error-text.ts';
import type { Words } from './words.ts';

/** Why a command is unavailable. For a missing permission, the same text as when the operation is refused. */
export function needText(words: Words, lack: Need): string {
  if (lack === 'administrator') return words('permission.administrator');
  const permission = lack === 'may-create' ? 'ticket.create' : lack;
  return isPermission(permission)
    ? errorText(words, { reason: 'permission.missing', details: { permission } })
    : words(`need.${permission}`);
}

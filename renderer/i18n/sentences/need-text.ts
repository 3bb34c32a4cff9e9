import { isPermission, type Need } from '../../../shared/bridge/command-needs.ts';
import { errorText } from './error-text.ts';
import type { Words } from './words.ts';

/** Why a command cannot be carried out now, by what it lacks; a right is missed in the words of whoever refuses the act. */
export function needText(words: Words, lack: Need): string {
  if (lack === 'administrator') return words('permission.administrator');
  const permission = lack === 'may-create' ? 'ticket.create' : lack;
  return isPermission(permission)
    ? errorText(words, { reason: 'permission.missing', details: { permission } })
    : words(`need.${permission}`);
}

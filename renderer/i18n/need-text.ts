import { isPermission, type Need } from '../../shared/bridge/command-needs.ts';
import type { Text } from './text.tsx';

/** Why a command cannot be carried out now, by what it lacks. */
export function needText(text: Text, lack: Need): string {
  return text(isPermission(lack) ? 'need.permission' : `need.${lack}`);
}

import { isDialogOpen } from '../ui/open-dialogs.ts';
import { openMenu } from '../ui/open-menu.ts';
import { isTyping } from './is-typing.ts';

/**
 * Whether a single key may run a command: no text field, select, menu or dialog uses it, and it was not handled yet.
 */
export function isCommandKey(event: KeyboardEvent): boolean {
  const { ctrlKey, metaKey, altKey, isComposing, defaultPrevented, target } = event;
  if (ctrlKey || metaKey || altKey || isComposing || defaultPrevented) return false;
  return !isTyping(target) && !isDialogOpen() && openMenu() === null;
}

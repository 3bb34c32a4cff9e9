import { isDialogOpen } from '../ui/open-dialogs.ts';
import { openMenu } from '../ui/open-menu.ts';
import { isTyping } from './is-typing.ts';

/** Whether a key that is pressed alone may mean a command: nobody writes, chooses, or has taken it already. */
export function isCommandKey(event: KeyboardEvent): boolean {
  const { ctrlKey, metaKey, altKey, isComposing, defaultPrevented, target } = event;
  if (ctrlKey || metaKey || altKey || isComposing || defaultPrevented) return false;
  return !isTyping(target) && !isDialogOpen() && openMenu() === null;
}

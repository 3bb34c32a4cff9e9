import { useEffect } from 'react';
import type { Command } from '../../shared/bridge/commands.ts';
import type { Queue } from '../../shared/views/queues.ts';
import { usePreferences } from '../bridge/preferences.tsx';
import { isCommandKey } from '../forms/command-key.ts';
import { isText } from '../forms/is-typing.ts';
import { isDialogOpen } from '../ui/open-dialogs.ts';
import { letterCommand, shortcutCommand } from './shortcuts.ts';

export function useShortcuts(
  command: (command: Command) => void,
  lock: () => void,
  queues: readonly Pick<Queue, 'id'>[],
  hasSelection: boolean,
): void {
  const { singleKeys } = usePreferences();
  useEffect(() => {
    function hear(event: KeyboardEvent): void {
      const target = { isText: isText(event.target), isDialogOpen: isDialogOpen() };
      const letter = singleKeys && isCommandKey(event) ? letterCommand(event, hasSelection) : undefined;
      const wanted = shortcutCommand(event, target, queues) ?? letter;
      if (!wanted) return;
      event.preventDefault();
      // The toast library has its own F6 handling; here toasts are one region among the others.
      event.stopImmediatePropagation();
      if (wanted.do === 'desk.lock') lock();
      else command(wanted);
    }
    window.addEventListener('keydown', hear, { capture: true });
    return () => window.removeEventListener('keydown', hear, { capture: true });
  }, [command, hasSelection, lock, queues, singleKeys]);
}

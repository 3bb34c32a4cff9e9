import { useEffect } from 'react';
import { letterOf } from '../../../shared/bridge/commands.ts';
import { usePreferences } from '../../bridge/preferences.tsx';
import { useCommands } from '../../bridge/use-commands.ts';
import { isCommandKey } from '../../forms/command-key.ts';
import type { ComposerTab } from './post-input.ts';

const tabs = [
  ['ticket.reply', 'reply'],
  ['ticket.note', 'note'],
] as const satisfies readonly (readonly [string, ComposerTab])[];

/** Focuses a tab of the composer on its command or on its letter, unless that is typed in a text field. */
export function useWritingCommands(write: (tab: ComposerTab) => void): void {
  const { singleKeys } = usePreferences();
  useCommands(({ do: name }) => {
    const tab = tabs.find(([id]) => id === name)?.[1];
    if (tab) write(tab);
    return tab !== undefined;
  });

  useEffect(() => {
    if (!singleKeys) return undefined;
    function onKeyDown(event: KeyboardEvent): void {
      const tab = tabs.find(([id]) => letterOf(id) === event.key.toUpperCase())?.[1];
      if (!tab || !isCommandKey(event)) return;
      event.preventDefault();
      write(tab);
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [write, singleKeys]);
}

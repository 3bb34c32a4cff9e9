import { useEffect, useRef } from 'react';
import { rowOf, type TicketAction } from '../../../shared/bridge/commands.ts';
import { usePreferences } from '../../bridge/preferences.tsx';
import { isCommandKey } from '../../forms/command-key.ts';

/** Performs an action on its letter, unless that is typed in a text field. */
export function useActionLetters(actions: readonly TicketAction[], perform: (action: TicketAction) => void): void {
  const { singleKeys } = usePreferences();
  const latest = useRef({ actions, perform });
  useEffect(() => {
    latest.current = { actions, perform };
  });
  useEffect(() => {
    if (!singleKeys) return undefined;
    function onKeyDown(event: KeyboardEvent): void {
      const letter = event.key.toUpperCase();
      const action = latest.current.actions.find((id) => rowOf(id).letter === letter);
      // Held down, it would go to and fro.
      if (action === undefined || event.repeat || !isCommandKey(event)) return;
      event.preventDefault();
      latest.current.perform(action);
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [singleKeys]);
}

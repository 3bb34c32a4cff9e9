import { useEffect } from 'react';
import type { Command } from '../../shared/bridge/commands.ts';
import { type QueueName, queueNames } from '../../shared/views/queues.ts';
import { isText } from '../forms/is-typing.ts';
import type { Chord } from '../ui/chord.ts';
import { hasPressed } from '../ui/keyboard.ts';
import { isDialogOpen } from '../ui/open-dialogs.ts';
import { showQueue } from './queue-focus.ts';
import { moveRegion } from './regions.ts';

export interface ShortcutActs {
  readonly newTicket: () => void;
  readonly lock: () => void;
  readonly goToQueue: (queue: QueueName) => void;
  readonly command: (command: Command) => void;
  /** Undoes what was done last. */
  readonly undo: () => void;
}

/** Keys that work anywhere on the desk: new ticket, lock, the queues, print, undo and F6. */
export function useShortcuts(acts: ShortcutActs): void {
  useEffect(() => {
    function hear(event: KeyboardEvent): void {
      const wanted = actFor(event, acts);
      if (!wanted) return;
      const isPrint = hasPressed('Mod+P', event) || hasPressed('Mod+Shift+P', event);
      // Above the desk, a dialog has its own keys; only locking works everywhere, and no browser prints what lies under.
      if (isDialogOpen() && wanted !== acts.lock && !isPrint) return;
      event.preventDefault();
      // The toasts' library has an F6 of its own; here they are one region among the others.
      event.stopImmediatePropagation();
      wanted();
    }
    window.addEventListener('keydown', hear, { capture: true });
    return () => window.removeEventListener('keydown', hear, { capture: true });
  }, [acts]);
}

function actFor(event: KeyboardEvent, acts: ShortcutActs): (() => void) | undefined {
  const { newTicket, lock, goToQueue, command, undo } = acts;
  const known: readonly (readonly [Chord, () => void])[] = [
    ['F6', () => moveRegion(1)],
    ['Shift+F6', () => moveRegion(-1)],
    ['Mod+N', newTicket],
    ['Mod+L', lock],
    ['Mod+P', () => command({ do: 'print' })],
    ['Mod+Shift+P', () => command({ do: 'print-with-notes' })],
    ...queueNames.map((queue, index) => [`Mod+${index + 1}`, () => showQueue(queue, goToQueue)] as const),
    // In a text, it takes back words; held down, it would take back a morning's work.
    ...(isText(event.target) || event.repeat ? [] : [['Mod+Z', undo] as const]),
  ];
  return known.find(([chord]) => hasPressed(chord, event))?.[1];
}

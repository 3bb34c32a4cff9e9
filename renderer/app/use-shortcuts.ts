import { useEffect } from 'react';
import type { Command } from '../../shared/bridge/commands.ts';
import { type QueueName, queueNames } from '../../shared/views/queues.ts';
import { areKeysHeld } from '../forms/held-keys.ts';
import type { Chord } from '../ui/chord.ts';
import { hasPressed } from '../ui/keyboard.ts';
import { isDialogOpen } from '../ui/open-dialogs.ts';
import { moveRegion } from './regions.ts';

export interface ShortcutActs {
  readonly newTicket: () => void;
  readonly lock: () => void;
  readonly goToQueue: (queue: QueueName) => void;
  readonly command: (command: Command) => void;
}

/** Keys that work anywhere on the desk: new ticket, lock, the queues, print, and F6. */
export function useShortcuts(acts: ShortcutActs): void {
  useEffect(() => {
    function hear(event: KeyboardEvent): void {
      const wanted = actFor(event, acts) ?? queueKey(event);
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
  const { newTicket, lock, goToQueue, command } = acts;
  const known: readonly (readonly [Chord, () => void])[] = [
    ['F6', () => moveRegion(1)],
    ['Shift+F6', () => moveRegion(-1)],
    ['Mod+N', newTicket],
    ['Mod+L', lock],
    ['Mod+P', () => command({ do: 'print' })],
    ['Mod+Shift+P', () => command({ do: 'print-with-notes' })],
    ...queueNames.map((queue, index) => [`Mod+${index + 1}`, () => showQueue(queue, goToQueue)] as const),
  ];
  return known.find(([chord]) => hasPressed(chord, event))?.[1];
}

const queueRow = '[data-region="queue"] [role="option"][tabindex="0"]';

export function showQueue(queue: QueueName, goToQueue: ShortcutActs['goToQueue']): void {
  goToQueue(queue);
  focusQueue();
  // One that lay behind a ticket can have the keyboard only once it is drawn.
  requestAnimationFrame(focusQueue);
}

function focusQueue(): void {
  document.querySelector<HTMLElement>(queueRow)?.focus();
}

const queueKeys = new Set(['j', 'k', 'J', 'K', 'ArrowDown', 'ArrowUp', 'Home', 'End', 'PageDown', 'PageUp', 'Enter']);

/** Where nothing has the keyboard (the button that was pressed is gone), the queue's keys still walk through the queue. */
function queueKey(event: KeyboardEvent): (() => void) | undefined {
  if (areKeysHeld()) return undefined;
  const { key, target, ctrlKey, metaKey, altKey } = event;
  // What is handed on to a row that cannot have the keyboard comes by here again.
  if (
    document.activeElement !== document.body ||
    target !== document.body ||
    ctrlKey ||
    metaKey ||
    altKey ||
    !queueKeys.has(key)
  )
    return undefined;
  const row = document.querySelector<HTMLElement>(queueRow);
  return row
    ? () => {
        row.focus({ preventScroll: true });
        row.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      }
    : undefined;
}

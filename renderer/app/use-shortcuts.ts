import { useEffect } from 'react';
import { type QueueName, queueNames } from '../../shared/views/queues.ts';

export interface ShortcutActs {
  readonly newTicket: () => void;
  readonly lock: () => void;
  readonly goToQueue: (queue: QueueName) => void;
}

const regions = ['navigation', 'queue', 'thread', 'composer', 'panel', 'toasts'];

/** Keys that work anywhere on the desk: Ctrl+N, Ctrl+L, Ctrl+1 to 3 and F6. */
export function useShortcuts(acts: ShortcutActs): void {
  useEffect(() => {
    function hear(event: KeyboardEvent): void {
      const wanted = commandFor(event, acts);
      // Above the desk, a dialog has its own keys; only locking works everywhere.
      if (!wanted || (document.querySelector('dialog[open]') && wanted !== acts.lock)) return;
      event.preventDefault();
      // The toasts' library has an F6 of its own; here they are one region among the others.
      event.stopImmediatePropagation();
      wanted();
    }
    window.addEventListener('keydown', hear, { capture: true });
    return () => window.removeEventListener('keydown', hear, { capture: true });
  }, [acts]);
}

function commandFor(event: KeyboardEvent, { newTicket, lock, goToQueue }: ShortcutActs): (() => void) | undefined {
  const { ctrlKey, metaKey, altKey, shiftKey } = event;
  const key = event.key.toLowerCase();
  if (event.key === 'F6') return () => moveRegion(shiftKey ? -1 : 1);
  if ((ctrlKey || metaKey) && !altKey && !shiftKey) {
    if (key === 'n') return newTicket;
    if (key === 'l') return lock;
    const queue = /^[1-9]$/.test(key) ? queueNames[Number(key) - 1] : undefined;
    return queue && (() => goToQueue(queue));
  }
  return undefined;
}

/** Moves the focus to the next part of the window, round and round. */
function moveRegion(step: number): void {
  const present = regions.flatMap((name) => [...document.querySelectorAll<HTMLElement>(`[data-region="${name}"]`)]);
  const shown = present.filter((region) => region.offsetParent !== null);
  const at = shown.findIndex((region) => region.contains(document.activeElement));
  const next = shown[(at + step + shown.length) % shown.length];
  const inside = next?.querySelector<HTMLElement>(
    '[role="tabpanel"]:not([hidden]) [role="textbox"], [role="option"][tabindex="0"], a[href], button',
  );
  (inside ?? next)?.focus();
}

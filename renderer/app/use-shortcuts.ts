import { useEffect } from 'react';
import { type QueueName, queueNames } from '../../shared/views/queues.ts';

export interface ShortcutActs {
  readonly newTicket: () => void;
  readonly lock: () => void;
  readonly goToQueue: (queue: QueueName) => void;
}

const regions = ['navigation', 'queue', 'header', 'thread', 'composer', 'panel', 'toasts'];

/** Keys that work anywhere on the desk: Ctrl+N, Ctrl+L, Ctrl+1 to 3 and F6. */
export function useShortcuts(acts: ShortcutActs): void {
  useEffect(() => {
    function hear(event: KeyboardEvent): void {
      const wanted = commandFor(event, acts) ?? queueKey(event);
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
    return queue && (() => showQueue(queue, goToQueue));
  }
  return undefined;
}

const queueRow = '[data-region="queue"] [role="option"][tabindex="0"]';

function showQueue(queue: QueueName, goToQueue: ShortcutActs['goToQueue']): void {
  goToQueue(queue);
  document.querySelector<HTMLElement>(queueRow)?.focus();
}

const queueKeys = new Set(['j', 'k', 'J', 'K', 'ArrowDown', 'ArrowUp', 'Home', 'End', 'PageDown', 'PageUp']);

/** Where nothing has the keyboard (the button that was pressed is gone), the queue's keys still walk through the queue. */
function queueKey(event: KeyboardEvent): (() => void) | undefined {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (document.activeElement !== document.body || ctrlKey || metaKey || altKey || !queueKeys.has(key)) return undefined;
  const row = document.querySelector<HTMLElement>(queueRow);
  return row
    ? () => {
        row.focus({ preventScroll: true });
        row.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      }
    : undefined;
}

/** Moves the focus to the next part of the window, round and round. */
function moveRegion(step: number): void {
  const present = regions.flatMap((name) => [...document.querySelectorAll<HTMLElement>(`[data-region="${name}"]`)]);
  const shown = present.filter((region) => region.offsetParent !== null);
  const at = shown.findIndex((region) => region.contains(document.activeElement));
  const next = shown[(at + step + shown.length) % shown.length];
  (next ? (placesIn(next)[0] ?? next) : undefined)?.focus();
}

/** Where the keyboard goes in a region, the best first: the words of the tab that is open, the row that is chosen. */
const places = ['[role="tabpanel"]:not([hidden]) [role="textbox"]', '[role="option"][tabindex="0"]'];

function placesIn(region: HTMLElement): HTMLElement[] {
  // What scrolls is itself the place: arrows read it, and Tab goes on into it.
  const own = region.tabIndex === 0 ? [region] : [];
  const rest = own.length > 0 ? [] : [...region.querySelectorAll<HTMLElement>('a[href], button, select')];
  return [...places.flatMap((place) => [...region.querySelectorAll<HTMLElement>(place)]), ...own, ...rest];
}

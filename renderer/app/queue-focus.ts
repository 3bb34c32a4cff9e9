import type { Id } from '../../shared/domain/id.ts';
import { canHaveFocus } from '../ui/can-have-focus.ts';
import { restIn } from './regions.ts';

/** Goes to a queue, and with the keyboard into it. */
export function showQueue(queue: Id, goToQueue: (queue: Id) => void): void {
  goToQueue(queue);
  focusQueueOnceDrawn();
}

/** The same for one that may still lie behind a ticket: it can have the keyboard only once it is drawn. */
export function focusQueueOnceDrawn(): void {
  focusQueue();
  requestAnimationFrame(focusQueue);
}

/** Its chosen row, or the queue itself, which hands the keyboard on to its first row as soon as there is one. */
export function focusQueue(): void {
  restIn(['queue'])?.focus();
}

/** The row of a ticket; null where the queue does not hold it, or has not drawn it yet. */
export function rowOf(ticketId: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-region="queue"] [data-ticket="${CSS.escape(ticketId)}"]`);
}

/** Whether the queue is on screen and partly hidden by a ticket. */
export function isQueueHidden(): boolean {
  const queue = document.querySelector('[data-region="queue"]');
  return queue !== null && !canHaveFocus(queue);
}

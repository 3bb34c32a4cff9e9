import type { Regions } from '../ui/regions.ts';
import { restIn } from './regions.ts';

/**
 * Moves the keyboard to the queue: to its selected row, or to the queue itself until it has a row. A queue that is still
 * behind a ticket can have the keyboard only once it is drawn.
 */
export function focusQueueOnceDrawn(regions: Regions): void {
  restIn(regions, 'queue');
  requestAnimationFrame(() => restIn(regions, 'queue'));
}

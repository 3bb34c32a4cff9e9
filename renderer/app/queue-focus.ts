import type { Regions } from '../ui/regions.ts';
import { restIn } from './regions.ts';

/**
 * Moves the focus to the queue: to its selected row, or to the list until that row exists. A queue hidden behind a
 * ticket can take the focus only after the next render.
 */
export function focusQueueOnceDrawn(regions: Regions): void {
  restIn(regions, 'queue');
  requestAnimationFrame(() => restIn(regions, 'queue'));
}

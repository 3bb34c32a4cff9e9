import type { Regions } from '../ui/regions.ts';
import { restIn, restNextFrame } from './regions.ts';

/**
 * Moves the focus to the queue: to its selected row, or to the list until that row exists. A queue hidden behind a
 * ticket can take the focus only after the next render; until then it rests beside the text, where letters are keys.
 */
export function focusQueueOnceDrawn(regions: Regions): void {
  restIn(regions, 'queue', 'page', 'header');
  restNextFrame(regions, 'queue');
}

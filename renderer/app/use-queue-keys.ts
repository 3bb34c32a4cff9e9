import { type RefObject, useEffect } from 'react';
import { letterOf } from '../../shared/bridge/commands.ts';
import { usePreferences } from '../bridge/preferences.tsx';
import { isCommandKey } from '../forms/command-key.ts';
import type { ListHandle } from '../forms/ticket-list.tsx';
import { useRegions } from '../ui/region.tsx';
import type { Regions } from '../ui/regions.ts';
import { isRegion } from './regions.ts';

const letters = [letterOf('queue.next'), letterOf('queue.previous'), letterOf('selection.toggle')];
const walking = new Set(['ArrowDown', 'ArrowUp', 'Home', 'End', 'PageDown', 'PageUp', 'Enter']);

/**
 * J and K move through the queue, and X selects in it, except from text fields, selects, menus and dialogs. The arrow, page, Home, End and
 * Enter keys do so too where the focused element has no use for them, such as a heading.
 */
export function useQueueKeys(queue: RefObject<ListHandle | null>): void {
  const regions = useRegions();
  const { singleKeys } = usePreferences();
  useEffect(() => {
    function hear(event: KeyboardEvent): void {
      const { key } = event;
      const isWalking =
        (singleKeys && letters.includes(key.toUpperCase())) || (walking.has(key) && isAtRest(regions, event.target));
      if (isWalking && isCommandKey(event) && queue.current?.press(key)) event.preventDefault();
    }
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [queue, regions, singleKeys]);
}

function isAtRest(regions: Regions, target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target === document.body || target.tagName === 'H1') return true;
  // A scrollable element uses these keys itself.
  return target.tabIndex === -1 && isRegion(regions, target);
}

import { useEffect, useRef } from 'react';
import { isListOpen } from '../ui/is-list-open.ts';
import { isDialogOpen } from '../ui/open-dialogs.ts';
import { openMenu } from '../ui/open-menu.ts';
import { useRegions } from '../ui/region.tsx';
import { focusQueueOnceDrawn } from './queue-focus.ts';
import { isQueueHidden, restIn } from './regions.ts';

/**
 * Escape is one step back: from the words to their ticket, from the ticket or a page to the queue. What floats above
 * (a dialog, a menu, a list of choices, a toast) closes instead. `toQueue` shows the queue where something covers it.
 */
export function useStepBack(isOnPage: boolean, toQueue: () => void): void {
  const regions = useRegions();
  const latest = useRef({ isOnPage, toQueue });
  useEffect(() => {
    latest.current = { isOnPage, toQueue };
  });

  useEffect(() => {
    /** What was open when the key came: by the time it has gone round, it may have closed. */
    let isTaken = false;

    function onKeyDown({ key, target }: KeyboardEvent): void {
      if (key === 'Escape') isTaken = isDialogOpen() || openMenu() !== null || isListOpen(target);
    }

    function onKeyUp(event: KeyboardEvent): void {
      const { key, ctrlKey, metaKey, altKey, shiftKey, isComposing, defaultPrevented, target } = event;
      if (key !== 'Escape' || isTaken || isComposing || defaultPrevented) return;
      if (ctrlKey || metaKey || altKey || shiftKey) return;
      const region = target instanceof Element ? regions.of(target)?.name : undefined;
      if (region === 'toasts' || (region === 'queue' && !latest.current.isOnPage)) return;
      event.preventDefault();
      if (region === 'composer') restIn(regions, 'header');
      else backToQueue();
    }

    function backToQueue(): void {
      if (latest.current.isOnPage || isQueueHidden(regions)) latest.current.toQueue();
      focusQueueOnceDrawn(regions);
    }

    window.addEventListener('keydown', onKeyDown, { capture: true });
    window.addEventListener('keydown', onKeyUp);
    return () => {
      window.removeEventListener('keydown', onKeyDown, { capture: true });
      window.removeEventListener('keydown', onKeyUp);
    };
  }, [regions]);
}

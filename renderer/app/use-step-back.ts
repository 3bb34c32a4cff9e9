import { useEffect, useRef } from 'react';
import { isListOpen } from '../ui/is-list-open.ts';
import { isDialogOpen } from '../ui/open-dialogs.ts';
import { openMenu } from '../ui/open-menu.ts';
import { useRegions } from '../ui/region.tsx';
import { focusQueueOnceDrawn } from './queue-focus.ts';
import { isQueueHidden, restIn } from './regions.ts';

/**
 * Escape goes one step back: from the text to its ticket, inside a page with several regions, from a ticket or page to
 * the queue. An open dialog, menu,
 * list or toast closes instead. `toQueue` shows the queue where the ticket covers it.
 */
export function useStepBack(isOnPage: boolean, toQueue: () => void): void {
  const regions = useRegions();
  const latest = useRef({ isOnPage, toQueue });
  useEffect(() => {
    latest.current = { isOnPage, toQueue };
  });

  useEffect(() => {
    /** Recorded during capture, because it may be closed by the time the event bubbles. */
    let isTaken = false;

    function onKeyDown({ key, target }: KeyboardEvent): void {
      if (key === 'Escape') isTaken = isDialogOpen() || openMenu() !== null || isListOpen(target);
    }

    function onKeyUp(event: KeyboardEvent): void {
      const { key, ctrlKey, metaKey, altKey, shiftKey, isComposing, defaultPrevented, target } = event;
      if (key !== 'Escape' || isTaken || isComposing || defaultPrevented) return;
      if (ctrlKey || metaKey || altKey || shiftKey) return;
      const from = target instanceof Element ? regions.of(target) : undefined;
      const region = from?.name;
      if (region === 'toasts' || (region === 'queue' && !latest.current.isOnPage)) return;
      event.preventDefault();
      if (from?.goBack()) return;
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

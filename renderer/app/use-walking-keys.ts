import { type RefObject, useEffect } from 'react';
import { letterOf } from '../../shared/bridge/commands.ts';
import type { QueueHandle } from '../features/queue/queue-list.tsx';
import { isCommandKey } from '../forms/command-key.ts';

const letters = [letterOf('queue.next'), letterOf('queue.previous')];
const walking = new Set(['ArrowDown', 'ArrowUp', 'Home', 'End', 'PageDown', 'PageUp', 'Enter']);

/**
 * J and K walk through the queue from everywhere but texts, choices, menus and dialogs. The keys that scroll or press
 * something do so too where there is nothing to scroll or to press: on a heading, or on nothing at all.
 */
export function useWalkingKeys(queue: RefObject<QueueHandle | null>): void {
  useEffect(() => {
    function hear(event: KeyboardEvent): void {
      const { key } = event;
      const isWalking = letters.includes(key.toUpperCase()) || (walking.has(key) && isAtRest(event.target));
      if (isWalking && isCommandKey(event) && queue.current?.press(key)) event.preventDefault();
    }
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [queue]);
}

function isAtRest(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('body, h1, [data-region][tabindex="-1"]');
}

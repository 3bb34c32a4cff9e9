import { letterOf } from '../../../shared/bridge/commands.ts';

/** The index that a key moves to in a list, or `enter`; undefined if the key has no meaning there. */
export function keyTarget(key: string, at: number, count: number): number | 'enter' | undefined {
  switch (key === ' ' ? 'Enter' : key.length === 1 ? key.toUpperCase() : key) {
    case 'ArrowDown':
    case letterOf('queue.next'):
      return Math.min(at + 1, count - 1);
    case 'ArrowUp':
    case letterOf('queue.previous'):
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'Enter':
      return 'enter';
    default:
      return undefined;
  }
}

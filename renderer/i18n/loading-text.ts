import type { Loading, OpeningDesk } from '../../shared/bridge/loading.ts';
import type { Text } from './text.tsx';

/** Whole percents; 100 only if nothing is left. */
export function percentOf({ fraction }: Pick<Loading, 'fraction'>): number {
  return Math.floor(Math.min(1, Math.max(0, fraction)) * 100);
}

export function openingText(text: Text, opening: OpeningDesk): string {
  const percent = percentOf(opening);
  return opening.stage === 'changes'
    ? text('opening.changes', { percent, count: opening.changes })
    : text('opening.tickets', { percent });
}

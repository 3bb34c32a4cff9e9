import type { Id } from '../../shared/domain/id.ts';
import type { LiveDesk } from '../desk/live-desk.ts';

/**
 * Faults found within this time are reported together: if a folder is gone, all its files are found missing at once.
 */
const togetherMs = 200;

/** Follows a desk's file faults and reports the tickets whose files are affected. */
export function followFiles(
  { blobs, engine }: Pick<LiveDesk, 'blobs' | 'engine'>,
  wait: (ms: number) => Promise<void>,
  tell: (ticketIds: readonly Id[]) => void,
): void {
  let found = new Set<Id>();

  blobs.stored.onFound((hash) => {
    const isFirst = found.size === 0;
    for (const { ticketId } of engine.files.withHash(hash)) found.add(ticketId);
    if (isFirst && found.size > 0) void wait(togetherMs).then(tellAll);
  });

  function tellAll(): void {
    const ticketIds = [...found];
    found = new Set();
    tell(ticketIds);
  }
}

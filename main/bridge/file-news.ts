import type { Id } from '../../shared/domain/id.ts';
import type { LiveDesk } from '../desk/live-desk.ts';

/** What is found within this time is told together: where a whole folder has gone, every file of it is found missing. */
const togetherMs = 200;

/** Hears of files of a desk that are found wrong, or right again, and tells which tickets name them. */
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

import type { StampedEvent } from '../../shared/domain/event.ts';
import type { CommitEntry } from './commit-entry.ts';

/**
 * The events of lines that were read to fold a ticket. A window asks for its thread at the same time, and the thread
 * takes them from here instead of reading the lines again.
 */
export interface LinesRead {
  readonly keep: (entry: CommitEntry, events: readonly StampedEvent[]) => void;
  /** Each is handed out once, so that a later reading tells whether the line is still intact on the disk. */
  readonly take: (entry: CommitEntry) => readonly StampedEvent[] | undefined;
}

/** The length of all lines that are kept; the thread shows those that were read last. */
const mostBytes = 256 * 1024;

export function createLinesRead(): LinesRead {
  const kept = new Map<string, { readonly events: readonly StampedEvent[]; readonly length: number }>();
  let bytes = 0;

  function drop(sum: string): void {
    bytes -= kept.get(sum)?.length ?? 0;
    kept.delete(sum);
  }

  return {
    keep: ({ ref, position }, events) => {
      drop(ref.sum);
      kept.set(ref.sum, { events, length: position.length });
      bytes += position.length;
      for (const sum of kept.keys()) {
        if (bytes <= mostBytes) return;
        drop(sum);
      }
    },
    take: ({ ref }) => {
      const found = kept.get(ref.sum);
      drop(ref.sum);
      return found?.events;
    },
  };
}

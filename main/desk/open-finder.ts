import { join } from 'node:path';
import type { Engine } from '../engine/engine.ts';
import type { WorkerThread } from '../lookup/search/index-worker.ts';
import { createSearchIndex, type SearchIndex } from '../lookup/search/search-index.ts';
import type { TicketSource } from '../lookup/search/ticket-source.ts';
import type { Clock } from '../platform/clock.ts';
import { type Disk, quietly } from '../platform/disk.ts';

export interface FinderPorts {
  readonly disk: Disk;
  /** The desk's folder. */
  readonly folder: string;
  readonly engine: Pick<Engine, 'rows' | 'texts' | 'settle' | 'inTurn'>;
  readonly clock: Clock;
  readonly startIndex: (() => WorkerThread) | undefined;
  readonly warn: (message: string) => void;
  readonly onError: (error: unknown) => void;
}

/** Search over the texts of tickets. Its index is in a folder that can be deleted at any time. */
export function openFinder({ disk, folder, engine, clock, startIndex, warn, onError }: FinderPorts): SearchIndex {
  const { rows, texts } = engine;
  const source: TicketSource = {
    rows,
    texts,
    settle: engine.settle,
    // In between, a delivery has commits whose tickets are still to be folded.
    checkpoint: () =>
      engine.inTurn(async () => {
        engine.settle();
        return texts.checkpoint();
      }),
  };
  const path = join(folder, 'index');
  const search = createSearchIndex({
    source,
    thread: startIndex && {
      start: startIndex,
      folder: path,
      removeFolder: async () => {
        await quietly(
          () => disk.removeFolder(path),
          () => undefined, // It is tried again before the index is built.
        );
      },
    },
    clock,
    warn,
    onError,
  });
  rows.onChange((ordinal) => {
    // Before that all tickets are compared anyway.
    if (rows.isComplete()) search.note([rows.idAt(ordinal)]);
  });
  return search;
}

import { join } from 'node:path';
import type { Disk } from '../platform/disk.ts';
import type { ChainTip } from './chain.ts';
import { decodeCommit } from './line.ts';
import type { FolderMark, JournalMark } from './mark.ts';
import { createMarker, type Marker } from './marker.ts';
import type { FolderEnd } from './scan.ts';
import type { Position } from './segment.ts';

/** Marks all folders of a journal that is being written. */
export interface JournalMarker {
  /** Notes where lines were appended, and returns the same. */
  readonly appended: (positions: readonly Position[]) => readonly Position[];
  readonly mark: () => Promise<JournalMark | undefined>;
}

export interface JournalMarkerOptions {
  readonly disk: Disk;
  readonly path: string;
  /** Where the folders ended when they were read. */
  readonly ends: ReadonlyMap<string, FolderEnd>;
  /** The mark that the journal was opened with. */
  readonly mark: JournalMark;
  readonly read: (position: Position) => Promise<Buffer>;
}

interface Grown {
  readonly marker: Marker;
  segment: number;
  length: number;
  /** The newest line, or where it is. */
  tip: ChainTip | Position | undefined;
}

export function createJournalMarker({ disk, path, ends, mark, read }: JournalMarkerOptions): JournalMarker {
  const folders = new Map<string, Grown>();
  for (const [folder, { segment, length, tip }] of ends) put(folder, { segment, length, tip });

  function put(folder: string, end: Omit<Grown, 'marker'>): void {
    const marker = folders.get(folder)?.marker ?? createMarker(disk, join(path, folder), mark[folder]);
    folders.set(folder, { marker, ...end });
  }

  async function tipAt({ tip }: Grown): Promise<ChainTip | undefined> {
    if (!tip || 'sum' in tip) return tip;
    const commit = decodeCommit(await read(tip));
    return commit && { seq: commit.head.seq, sum: commit.sum, position: tip };
  }

  return {
    appended: (positions) => {
      const last = positions.at(-1);
      if (last) put(last.folder, { segment: last.segment, length: last.offset + last.length + 1, tip: last });
      return positions;
    },
    mark: async () => {
      const marks: Record<string, FolderMark> = {};
      // What is appended from here on is not part of the mark.
      for (const [folder, grown] of [...folders]) {
        // A folder without a readable line has nothing to continue from; it is read again as a whole.
        if (!grown.tip) continue;
        const tip = await tipAt(grown);
        const found = tip && (await grown.marker.mark({ segment: grown.segment, length: grown.length, tip }));
        if (!found) return undefined;
        marks[folder] = found;
      }
      return marks;
    },
  };
}

/** A segment before the last one: its number, its size, and when it was last changed. */
export type FullSegment = readonly [segment: number, size: number, changedMs: number];

/** How a folder of the journal looked when everything in it was known. It shows later whether lines were only added. */
export interface FolderMark {
  readonly full: readonly FullSegment[];
  /** The last segment up to the end of its intact part, with the checksum of that part. */
  readonly last: {
    readonly segment: number;
    readonly length: number;
    readonly sum: string;
    readonly size: number;
    readonly changedMs: number;
  };
  /** The newest line. */
  readonly tip: {
    readonly segment: number;
    readonly offset: number;
    readonly length: number;
    readonly seq: number;
    readonly sum: string;
  };
}

/** By folder. */
export type JournalMark = Readonly<Record<string, FolderMark>>;

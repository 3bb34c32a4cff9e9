import * as z from 'zod';

const seq = z.int().min(1);
const offset = z.int().min(0);

const folderMark = z.object({
  /** The segments before the last one: number, size, and time of the last change. */
  full: z.array(z.tuple([seq, offset, z.number()])),
  /** The last segment up to the end of its intact part, with the checksum of that part. */
  last: z.object({ segment: seq, length: offset, sum: z.string(), size: offset, changedMs: z.number() }),
  /** The newest line. */
  tip: z.object({ segment: seq, offset, length: seq, seq, sum: z.string() }),
});

/**
 * How the journal looked when everything in it was known, by folder. It shows later whether lines were only added since.
 */
export const journalMarkSchema = z.record(z.string(), folderMark);

export type FolderMark = Readonly<z.infer<typeof folderMark>>;

export type JournalMark = Readonly<Record<string, FolderMark>>;

import type { Random } from '../../shared/lib/random.ts';

/** A file of a simulated disk: what readers are shown, what is safe, and the changes that lie between the two. */
export interface FileContent {
  shown: Buffer;
  safe: Buffer;
  changes: FileChange[];
}

/** Bytes put down at a place; without bytes the file ends there. `lost` ones are shown and never become safe. */
interface FileChange {
  readonly at: number;
  readonly bytes: Buffer | undefined;
  readonly lost?: boolean;
}

/** A file of safe bytes. Buffers are never changed in place, so that copies may share them. */
export function contentOf(bytes: Uint8Array | string): FileContent {
  const safe = Buffer.from(bytes);
  return { shown: safe, safe, changes: [] };
}

export function changed(file: FileContent, change: FileChange): void {
  file.shown = applied(file.shown, change);
  file.changes.push(change);
}

function applied(bytes: Buffer, { at, bytes: added, lost }: FileChange): Buffer {
  const before = Buffer.alloc(at);
  bytes.copy(before, 0, 0, at);
  if (!added) return before;
  // What the page cache dropped was never written: the disk shows a hole there.
  const put = lost ? Buffer.alloc(added.length) : added;
  return Buffer.concat([before, put, bytes.subarray(at + added.length)]);
}

export function flushed(file: FileContent): void {
  file.safe = withoutHoleAtEnd(file).reduce(applied, file.safe);
  file.changes = [];
}

/** Lost bytes behind which nothing was written never made the file longer. */
function withoutHoleAtEnd({ changes }: FileContent): FileChange[] {
  const last = changes.findLastIndex(({ lost }) => !lost);
  return changes.slice(0, last + 1);
}

export function flushRefused(file: FileContent): void {
  file.changes = file.changes.map((change) => (change.bytes ? { ...change, lost: true } : change));
}

/** What a power cut leaves: the changes up to some moment, the last of them torn at any byte, its rest maybe NULs. */
export function survivingContent(file: FileContent, random: Random): FileContent {
  const { changes } = file;
  const whole = random.pick([0, changes.length, random.between(0, changes.length)]);
  const bytes = withoutHoleAtEnd({ ...file, changes: changes.slice(0, whole) }).reduce(applied, file.safe);
  const torn = changes[whole];
  if (!torn?.bytes || torn.lost) return contentOf(bytes);
  const length = random.between(0, torn.bytes.length);
  const nulls = random.chance(0.25) ? torn.bytes.length - length : 0;
  return contentOf(
    applied(bytes, { ...torn, bytes: Buffer.concat([torn.bytes.subarray(0, length), Buffer.alloc(nulls)]) }),
  );
}

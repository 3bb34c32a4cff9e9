import { join } from 'node:path';
import type { FileUse } from '../blobs/blobs.ts';
import type { Drafts } from '../drafts/drafts.ts';
import { deviceFolders } from '../journal/journal.ts';
import type { Disk } from '../platform/disk.ts';
import type { OpenDesk } from './open-desk.ts';

/** What is known about the desk's files: lost lines, and lines of other devices still to come, may name any of them. */
export function fileUse({ engine, file, folder, reports }: OpenDesk, disk: Disk, drafts: Drafts): FileUse {
  return {
    isNamed: engine.files.has,
    inDrafts: drafts.files,
    settled: engine.idle,
    whenComplete: engine.rows.whenComplete,
    knowsAll: async () =>
      reports.length === 0 &&
      engine.rows.isComplete() &&
      (await deviceFolders(disk, join(folder, 'journal'))).every((name) => name === file.device.id),
  };
}

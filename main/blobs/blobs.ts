import { createHash, type Hash } from 'node:crypto';
import { join } from 'node:path';
import type { Attachment } from '../../shared/domain/body.ts';
import { safeFileName } from '../../shared/domain/file-name.ts';
import type { Id } from '../../shared/domain/id.ts';
import { pictureTypeOf } from '../../shared/domain/picture.ts';
import { type Disk, type DiskFile, isSystemError, listIfThere, writeFully } from '../platform/disk.ts';
import { moveIntoPlace } from './move-into-place.ts';
import { blobPath, createStoredFiles, type StoredFiles } from './stored-files.ts';

/** Bytes that one file may have. */
export const largestFile = 50 * 1024 * 1024;

/** As many as it takes to know a picture. */
const beginningBytes = 16;

/** A file that an agent handed in and that no entry names yet. */
interface Staged {
  readonly agentId: Id;
  readonly file: Attachment;
}

interface Arriving {
  readonly agentId: Id;
  readonly name: string;
  readonly size: number;
  readonly path: string;
  readonly open: DiskFile;
  readonly hash: Hash;
  /** Its first bytes, which say what kind of picture it is. */
  beginning: Buffer;
  received: number;
  /** The piece that came last: its answer may be lost, so that it comes again. */
  last: { readonly offset: number; readonly sum: string };
}

export type FileProblem = 'file.too-large' | 'file.wrong-size' | 'file.unknown';

/** Attachments by the hash of their bytes: written and synced before the commit that names them. */
export interface Blobs {
  /** Begins to take a file in; one that is under way or here already stays as it is. */
  readonly begin: (agentId: Id, fileId: Id, name: string, size: number) => Promise<FileProblem | undefined>;
  /** The piece that came last changes nothing when it comes again; one that leaves a gap is refused. */
  readonly append: (agentId: Id, fileId: Id, offset: number, bytes: Buffer) => Promise<FileProblem | undefined>;
  /** A file that is here already gives the same answer again. */
  readonly finish: (agentId: Id, fileId: Id) => Promise<Attachment | FileProblem>;
  /** Removes what was stored of an upload that was abandoned. */
  readonly abandon: (agentId: Id, fileId: Id) => Promise<void>;
  readonly staged: (agentId: Id, fileId: Id) => Attachment | undefined;
  readonly stored: StoredFiles;
}

export async function openBlobs(disk: Disk, folder: string): Promise<Blobs> {
  const root = join(folder, 'blobs');
  const incoming = join(root, 'incoming');
  const stagedFolder = join(root, 'staged');
  const stored = createStoredFiles(disk, root);
  const arriving = new Map<Id, Arriving>();
  const turns = new Map<Id, Promise<unknown>>();
  const staged = await readStaged(disk, stagedFolder);
  await removeHalves(disk, incoming);

  /** What comes for one file is done one after the other, also when it comes twice at once. */
  function inTurn<T>(fileId: Id, task: () => Promise<T>): Promise<T> {
    const turn = (turns.get(fileId) ?? Promise.resolve()).then(task, task);
    turns.set(fileId, turn);
    const leave = () => void (turns.get(fileId) === turn && turns.delete(fileId));
    turn.then(leave, leave);
    return turn;
  }

  async function begin(agentId: Id, fileId: Id, name: string, size: number): Promise<FileProblem | undefined> {
    if (size > largestFile) return 'file.too-large';
    if (arrivingOf(agentId, fileId) || stagedOf(agentId, fileId)) return undefined;
    await disk.makeFolder(incoming);
    const path = join(incoming, fileId);
    // An earlier run may have left a half of the same name.
    const open = await disk.open(path, 'replace');
    arriving.set(fileId, {
      agentId,
      name: safeFileName(name),
      size,
      path,
      open,
      hash: createHash('sha256'),
      beginning: Buffer.alloc(0),
      received: 0,
      last: { offset: 0, sum: '' },
    });
    return undefined;
  }

  function arrivingOf(agentId: Id, fileId: Id): Arriving | undefined {
    const file = arriving.get(fileId);
    return file?.agentId === agentId ? file : undefined;
  }

  function stagedOf(agentId: Id, fileId: Id): Attachment | undefined {
    const known = staged.get(fileId);
    return known?.agentId === agentId ? known.file : undefined;
  }

  async function append(agentId: Id, fileId: Id, offset: number, bytes: Buffer): Promise<FileProblem | undefined> {
    const file = arrivingOf(agentId, fileId);
    if (!file) return 'file.unknown';
    const sum = createHash('sha256').update(bytes).digest('hex');
    if (offset === file.last.offset && sum === file.last.sum) return undefined;
    if (offset !== file.received) return 'file.unknown';
    file.received += bytes.byteLength;
    if (file.received > file.size) return 'file.wrong-size';
    file.hash.update(bytes);
    file.last = { offset, sum };
    if (file.beginning.length < beginningBytes)
      file.beginning = Buffer.concat([file.beginning, bytes.subarray(0, beginningBytes)]);
    try {
      await writeFully(file.open, bytes);
    } catch (error) {
      // Part of the bytes may be there: what was counted is no longer what the file holds, and takes up room.
      await throwAway(fileId, file);
      throw error;
    }
    return undefined;
  }

  async function throwAway(fileId: Id, { open, path }: Arriving): Promise<void> {
    arriving.delete(fileId);
    await open.close();
    await disk.remove(path);
  }

  async function abandon(agentId: Id, fileId: Id): Promise<void> {
    const file = arrivingOf(agentId, fileId);
    if (file) await throwAway(fileId, file);
  }

  async function finish(agentId: Id, fileId: Id): Promise<Attachment | FileProblem> {
    const here = stagedOf(agentId, fileId);
    if (here) return here;
    const file = arrivingOf(agentId, fileId);
    if (!file) return 'file.unknown';
    arriving.delete(fileId);
    try {
      await file.open.datasync();
    } finally {
      await file.open.close();
    }
    if (file.received !== file.size) {
      await disk.remove(file.path);
      return 'file.wrong-size';
    }
    const hash = file.hash.digest('hex');
    await moveIntoPlace(disk, file.path, blobPath(root, hash));
    stored.written({ hash, size: file.size });
    const attachment = {
      name: file.name,
      size: file.size,
      type: pictureTypeOf(file.beginning) ?? 'application/octet-stream',
      hash,
    };
    await writeStaged(disk, stagedFolder, fileId, { agentId, file: attachment });
    staged.set(fileId, { agentId, file: attachment });
    return attachment;
  }

  return {
    begin: (agentId, fileId, name, size) => inTurn(fileId, () => begin(agentId, fileId, name, size)),
    append: (agentId, fileId, offset, bytes) => inTurn(fileId, () => append(agentId, fileId, offset, bytes)),
    finish: (agentId, fileId) => inTurn(fileId, () => finish(agentId, fileId)),
    abandon: (agentId, fileId) => inTurn(fileId, () => abandon(agentId, fileId)),
    staged: stagedOf,
    stored,
  };
}

/** What an earlier run was still taking in when it ended. */
async function removeHalves(disk: Disk, folder: string): Promise<void> {
  try {
    for (const name of await listIfThere(disk, folder)) await disk.remove(join(folder, name));
  } catch (error) {
    // They only take up space, so a disk that refuses to remove them is no reason not to open the desk.
    if (!isSystemError(error)) throw error;
  }
}

async function readStaged(disk: Disk, folder: string): Promise<Map<Id, Staged>> {
  const staged = new Map<Id, Staged>();
  for (const name of await listIfThere(disk, folder)) {
    const bytes = await disk.read(join(folder, name));
    try {
      // Safe: this program wrote it; half a file is not JSON, and what it named was never confirmed.
      staged.set(name, JSON.parse(bytes.toString('utf8')) as Staged);
    } catch {
      await disk.remove(join(folder, name));
    }
  }
  return staged;
}

async function writeStaged(disk: Disk, folder: string, fileId: Id, data: Staged): Promise<void> {
  await disk.makeFolder(folder);
  const file = await disk.open(join(folder, fileId), 'replace');
  try {
    await writeFully(file, Buffer.from(JSON.stringify(data)));
    await file.datasync();
  } finally {
    await file.close();
  }
  await disk.syncFolder(folder);
}

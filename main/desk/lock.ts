import { dirname, join } from 'node:path';
import { createSerialQueue } from '../../shared/lib/serial-queue.ts';
import { type Disk, errorCode, isFolder, isSystemError, quietly } from '../platform/disk.ts';
import { failureOf, NotSaved } from '../platform/failure.ts';
import { isCopied, type LockOwner, lockPath, readOwner, removeIfThere, writeOwner } from './lock-file.ts';

export interface DeskLock {
  /** Throws `NotSaved` if another process has taken over the desk. */
  readonly check: () => Promise<void>;
  /** Records where this process can be asked for a link. */
  readonly announce: (port: number, secret: string) => Promise<void>;
  readonly release: () => Promise<void>;
  /** Whether the last owner died without releasing the lock, or a person took the desk over. */
  readonly tookOver: boolean;
  /** The computer from which a person took the desk over. */
  readonly takenFrom: string | undefined;
}

export interface LockIdentity {
  readonly pid: number;
  readonly started: string;
  readonly host: string;
  readonly token: string;
  /** When a process started: empty if the system does not tell, undefined if no process has this pid. */
  readonly startOf: (pid: number) => Promise<string | undefined>;
}

export interface LockWish {
  /** The current time, written into the lock. */
  readonly since?: string;
  /** The token of the only lock that the person chose to take over. */
  readonly takeOver?: string | undefined;
}

/**
 * The tokens of the locks that this process holds. A lock of this process that is not among them was left behind after
 * a disk error, and blocks nobody.
 */
const heldHere = new Set<string>();

/**
 * Takes the lock of the desk folder, or returns its owner. A lock is replaced without asking only if its process was on
 * this computer and has certainly ended. Nothing is known about other computers, and a renamed computer counts as
 * another one.
 */
export async function takeLock(
  disk: Disk,
  folder: string,
  us: LockIdentity,
  { since, takeOver }: LockWish = {},
): Promise<DeskLock | { heldBy: LockOwner }> {
  const { startOf, ...identity } = us;
  const mine: LockOwner = { ...identity, port: null, secret: null, folder, since: since ?? null };
  const path = lockPath(folder);
  let takenFrom: string | undefined;
  // The token counts as held before its file exists: this process may try again at once.
  heldHere.add(mine.token);
  try {
    for (let attempt = 0; ; attempt++) {
      if (await created(disk, path, mine)) {
        await sweep(disk, path);
        return heldLock(disk, path, mine, { tookOver: attempt > 0, takenFrom });
      }
      const owner = await readOwner(disk, path);
      const isOver = owner && owner.token === takeOver;
      if (owner && !isOver && (attempt > 2 || (await isAlive(disk, folder, owner, mine, startOf)))) {
        heldHere.delete(mine.token);
        return { heldBy: owner };
      }
      if (isOver) takenFrom = owner.host;
      await setAside(disk, path, owner, mine.token);
    }
  } catch (error) {
    heldHere.delete(mine.token);
    throw error;
  }
}

async function created(disk: Disk, path: string, owner: LockOwner): Promise<boolean> {
  const draft = `${path}.${owner.token}`;
  await writeOwner(disk, draft, owner);
  try {
    // A link appears completely or not at all, so a lock is never read half-written.
    await disk.link(draft, path);
    return true;
  } catch (error) {
    // The process that got the lock in between has removed our draft.
    if (errorCode(error) === 'EEXIST' || errorCode(error) === 'ENOENT') return false;
    throw error;
  } finally {
    await removeIfThere(disk, draft);
  }
}

async function isAlive(
  disk: Disk,
  folder: string,
  owner: LockOwner,
  us: LockOwner,
  startOf: LockIdentity['startOf'],
): Promise<boolean> {
  if (owner.host !== us.host) return true;
  const isRunning = await runs(owner, us, startOf);
  return isRunning && !(await isCopied(disk, us, folder, owner.folder));
}

/** Whether another process on this computer has the desk in a folder open. */
export async function isOpenIn(disk: Disk, folder: string, us: LockIdentity): Promise<boolean> {
  const owner = await quietly(
    () => readOwner(disk, lockPath(folder)),
    () => undefined, // A folder that can no longer be read is not open anywhere.
  );
  return owner !== undefined && owner.token !== us.token && owner.host === us.host && runs(owner, us, us.startOf);
}

async function runs(
  owner: LockOwner,
  us: Pick<LockOwner, 'pid' | 'started'>,
  startOf: LockIdentity['startOf'],
): Promise<boolean> {
  if (owner.pid === us.pid && owner.started === us.started) return heldHere.has(owner.token);
  const present = await startOf(owner.pid);
  // If the system does not tell when a process started, any process with this pid is taken for the owner.
  return present !== undefined && (present === owner.started || present === '' || owner.started === '');
}

/**
 * Moves the lock of a dead owner away. If another process was faster, the lock that was moved is its own and is put
 * back.
 */
async function setAside(disk: Disk, path: string, dead: LockOwner | undefined, token: string): Promise<void> {
  try {
    // A folder of this name that a person created is left alone.
    if (!dead && (await isFolder(disk, path))) return await disk.rename(path, `${path}.folder-${token}`);
    const aside = `${path}.dead-${token}`;
    await disk.rename(path, aside);
    const moved = await readOwner(disk, aside);
    if (moved && moved.token !== dead?.token) await disk.link(aside, path);
    await removeIfThere(disk, aside);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' && errorCode(error) !== 'EEXIST') throw error;
  }
}

/** Removes files that processes left beside the lock when they died; each is named after a token. */
const leftover = /^lock\.(?:dead-)?[\w-]{22,}$/;

/** A process that is just taking the lock finds its draft missing and tries again. */
async function sweep(disk: Disk, path: string): Promise<void> {
  const folder = dirname(path);
  await quietly(
    async () => {
      const names = (await disk.list(folder)).filter((name) => leftover.test(name) && !name.startsWith('lock.folder-'));
      for (const name of names) await removeIfThere(disk, join(folder, name));
    },
    () => undefined, // They only use a little space; the next start tries again.
  );
}

function heldLock(disk: Disk, path: string, mine: LockOwner, how: Pick<DeskLock, 'tookOver' | 'takenFrom'>): DeskLock {
  let seen: string | undefined;

  async function isOurs(): Promise<boolean> {
    return (await readOwner(disk, path))?.token === mine.token;
  }

  /** The file is read only if it is not the one that we wrote last. */
  async function checkFile(): Promise<void> {
    const present = disk.fingerprint(path);
    if (present !== undefined && present === seen) return;
    if (!(await isOurs())) throw new NotSaved(disk.fingerprint(dirname(path)) ? 'lock-lost' : 'folder-gone');
    seen = present;
  }

  async function check(): Promise<void> {
    try {
      await checkFile();
    } catch (error) {
      throw error instanceof NotSaved || !isSystemError(error)
        ? error
        : new NotSaved(failureOf(error), { cause: error });
    }
  }

  /** A file that is still being written would reappear after the release. */
  const writes = createSerialQueue();

  /** Do not overwrite the lock of a process that has taken the desk over. */
  async function announce(port: number, secret: string): Promise<void> {
    if (!(await isOurs())) return;
    const draft = `${path}.${mine.token}`;
    await writeOwner(disk, draft, { ...mine, port, secret });
    await disk.rename(draft, path);
    await disk.syncFolder(dirname(path));
  }

  return {
    ...how,
    check,
    announce: (port, secret) => writes.run(() => announce(port, secret)),
    release: () =>
      writes.run(async () => {
        heldHere.delete(mine.token);
        if (await isOurs()) await disk.remove(path);
      }),
  };
}

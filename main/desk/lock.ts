import { dirname, join } from 'node:path';
import { createSerialQueue } from '../../shared/lib/serial-queue.ts';
import { type Disk, errorCode, isFolder, isSystemError, quietly } from '../platform/disk.ts';
import { failureOf, NotSaved } from '../platform/failure.ts';
import { isCopied, type LockOwner, lockPath, readOwner, removeIfThere, writeOwner } from './lock-file.ts';

export interface DeskLock {
  /** Throws `NotSaved` when somebody else has taken the desk over. */
  readonly check: () => Promise<void>;
  /** Writes down where this process can be asked for a link. */
  readonly announce: (port: number, secret: string) => Promise<void>;
  readonly release: () => Promise<void>;
  /** Whether the last owner died without letting go, or a person took the desk over from it. */
  readonly tookOver: boolean;
  /** The computer that a person took the desk over from. */
  readonly takenFrom: string | undefined;
}

export interface LockIdentity {
  readonly pid: number;
  readonly started: string;
  readonly host: string;
  readonly token: string;
  /** When a process started: empty when the system does not tell, nothing when there is none with this pid. */
  readonly startOf: (pid: number) => Promise<string | undefined>;
}

export interface LockWish {
  /** When this is, for whoever finds the lock later. */
  readonly since?: string;
  /** The token of the lock that a person decided to take over, and of no other. */
  readonly takeOver?: string | undefined;
}

/**
 * The tokens of the locks that this process holds now. A lock in its own name that is not among them was left behind
 * when the disk failed, and holds nobody off.
 */
const heldHere = new Set<string>();

/**
 * Takes the desk folder for this process, or says who has it. Only a process of this computer that is gone for certain
 * is replaced unasked: of another computer nothing is known, and a computer that was renamed is another one.
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
  // It counts as held before it is there: another try of this process may find it at once.
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
    // A link appears whole or not at all, so nobody ever reads half a lock.
    await disk.link(draft, path);
    return true;
  } catch (error) {
    // Whoever got the lock in between has swept our draft away.
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

/** Whether another process of this computer has the desk in a folder open. */
export async function isOpenIn(disk: Disk, folder: string, us: LockIdentity): Promise<boolean> {
  const owner = await quietly(
    () => readOwner(disk, lockPath(folder)),
    () => undefined, // A folder that cannot be read any more is open nowhere.
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
  // Where the system does not tell when a process started, one with this pid has to be taken for the owner.
  return present !== undefined && (present === owner.started || present === '' || owner.started === '');
}

/** Moves a dead owner's lock away. If another process was faster, what we moved is its lock, and it goes back. */
async function setAside(disk: Disk, path: string, dead: LockOwner | undefined, token: string): Promise<void> {
  try {
    // What somebody may keep in a folder of this name is none of ours.
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

/** What processes that died while they took or left the lock left beside it: files named after a token. */
const leftover = /^lock\.(?:dead-)?[\w-]{22,}$/;

/** Whoever is just taking the lock finds its draft gone and tries again. */
async function sweep(disk: Disk, path: string): Promise<void> {
  const folder = dirname(path);
  await quietly(
    async () => {
      const names = (await disk.list(folder)).filter((name) => leftover.test(name) && !name.startsWith('lock.folder-'));
      for (const name of names) await removeIfThere(disk, join(folder, name));
    },
    () => undefined, // They only take up a little space; the next start tries again.
  );
}

function heldLock(disk: Disk, path: string, mine: LockOwner, how: Pick<DeskLock, 'tookOver' | 'takenFrom'>): DeskLock {
  let seen: string | undefined;

  async function isOurs(): Promise<boolean> {
    return (await readOwner(disk, path))?.token === mine.token;
  }

  /** The file is read only when it is not the one that was ours the last time. */
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

  /** Not over the lock of whoever has taken the desk over meanwhile. */
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

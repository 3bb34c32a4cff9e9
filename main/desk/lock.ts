import { dirname, join } from 'node:path';
import * as z from 'zod';
import { type Disk, errorCode, isSystemError, readIfThere, writeFully } from '../platform/disk.ts';
import { failureOf, NotSaved } from '../platform/failure.ts';

/** Who has a desk folder open. `port` and `secret` let a second start on this computer ask for a link to the first. */
const ownerSchema = z.object({
  pid: z.int(),
  started: z.string(),
  host: z.string(),
  token: z.string(),
  port: z.int().nullable(),
  secret: z.string().nullable(),
});

export type LockOwner = Readonly<z.infer<typeof ownerSchema>>;

export interface DeskLock {
  /** Throws `NotSaved` when somebody else has taken the desk over. */
  readonly check: () => Promise<void>;
  /** Writes down where this process can be asked for a link. */
  readonly announce: (port: number, secret: string) => Promise<void>;
  readonly release: () => Promise<void>;
  /** Whether the last owner died without letting go. */
  readonly tookOver: boolean;
}

export interface LockIdentity {
  readonly pid: number;
  readonly started: string;
  readonly host: string;
  readonly token: string;
  /** When a process started: empty when the system does not tell, nothing when there is none with this pid. */
  readonly startOf: (pid: number) => Promise<string | undefined>;
}

export function lockPath(folder: string): string {
  return join(folder, 'lock');
}

/**
 * The tokens of the locks that this process holds now. A lock in its own name that is not among them was left behind
 * when the disk failed, and holds nobody off.
 */
const heldHere = new Set<string>();

/** Takes the desk folder for this process, or says who has it. Only a process that is gone for certain is replaced. */
export async function takeLock(
  disk: Disk,
  folder: string,
  us: LockIdentity,
): Promise<DeskLock | { heldBy: LockOwner }> {
  const { startOf, ...identity } = us;
  const mine: LockOwner = { ...identity, port: null, secret: null };
  const path = lockPath(folder);
  for (let attempt = 0; ; attempt++) {
    if (await created(disk, path, mine)) return heldLock(disk, path, mine, attempt > 0);
    const owner = await readOwner(disk, path);
    if (owner && (attempt > 2 || (await isAlive(owner, us)))) return { heldBy: owner };
    await setAside(disk, path, owner, us.token);
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
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await disk.remove(draft);
  }
}

async function writeOwner(disk: Disk, path: string, owner: LockOwner): Promise<void> {
  const file = await disk.open(path, 'replace');
  try {
    await writeFully(file, Buffer.from(`${JSON.stringify(owner)}\n`));
    await file.datasync();
  } finally {
    await file.close();
  }
}

/** The owner that a lock file names; nothing when there is no lock, or nobody can be read out of it. */
export async function readOwner(disk: Disk, path: string): Promise<LockOwner | undefined> {
  const bytes = await readIfThere(disk, path);
  if (!bytes) return undefined;
  try {
    return ownerSchema.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    return undefined; // A lock that names nobody holds nobody off.
  }
}

async function isAlive(owner: LockOwner, us: LockIdentity): Promise<boolean> {
  if (owner.host !== us.host) return true;
  if (owner.pid === us.pid && owner.started === us.started) return heldHere.has(owner.token);
  const present = await us.startOf(owner.pid);
  // Where the system does not tell when a process started, one with this pid has to be taken for the owner.
  return present !== undefined && (present === owner.started || present === '' || owner.started === '');
}

/** Moves a dead owner's lock away. If another process was faster, what we moved is its lock, and it goes back. */
async function setAside(disk: Disk, path: string, dead: LockOwner | undefined, token: string): Promise<void> {
  const aside = `${path}.dead-${token}`;
  try {
    await disk.rename(path, aside);
    const moved = await readOwner(disk, aside);
    if (moved && moved.token !== dead?.token) await disk.link(aside, path);
    await disk.remove(aside);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' && errorCode(error) !== 'EEXIST') throw error;
  }
}

function heldLock(disk: Disk, path: string, mine: LockOwner, tookOver: boolean): DeskLock {
  let seen: string | undefined;
  heldHere.add(mine.token);

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

  let announcing: Promise<void> = Promise.resolve();

  async function announce(port: number, secret: string): Promise<void> {
    const draft = `${path}.${mine.token}`;
    await writeOwner(disk, draft, { ...mine, port, secret });
    await disk.rename(draft, path);
    await disk.syncFolder(dirname(path));
  }

  return {
    tookOver,
    check,
    announce: (port, secret) => {
      announcing = announce(port, secret);
      return announcing;
    },
    release: async () => {
      // One that is still being written would come back after it was let go of.
      await announcing.catch(() => undefined); // Whoever announces hears of it.
      heldHere.delete(mine.token);
      if (await isOurs()) await disk.remove(path);
    },
  };
}

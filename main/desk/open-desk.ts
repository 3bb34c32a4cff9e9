import { join } from 'node:path';
import { failed, type Result } from '../../shared/bridge/result.ts';
import { createEngine, type Engine } from '../engine/engine.ts';
import type { EnginePorts } from '../engine/ports.ts';
import { deviceFolders, type Journal } from '../journal/journal.ts';
import type { JournalReport } from '../journal/report.ts';
import { errorCode, readIfThere } from '../platform/disk.ts';
import { failureOf } from '../platform/failure.ts';
import { claimDevice, type DeskFile, type DeskPlace, deskFilePath, readDeskFile } from './identity.ts';
import { type LoadState, replayJournal } from './load-state.ts';
import { type DeskLock, type LockIdentity, takeLock } from './lock.ts';
import type { LockOwner } from './lock-file.ts';

/** A desk that this process has open. */
export interface OpenDesk {
  readonly folder: string;
  readonly file: DeskFile;
  readonly engine: Engine;
  readonly lock: DeskLock;
  /** What was found wrong in the journal when it was read. */
  readonly reports: readonly JournalReport[];
  /** Waits for what is being written, then lets go of the folder. */
  readonly close: () => Promise<void>;
}

export interface OpenDeskPorts extends Omit<EnginePorts, 'journal' | 'newId'> {
  readonly place: DeskPlace;
  readonly identity: LockIdentity;
  readonly loadState?: LoadState;
}

/** Opens the desk in a folder, or says in one sentence why it cannot be. `heldBy` names a process that has it open. */
export async function openDesk(ports: OpenDeskPorts): Promise<Result<OpenDesk> & { readonly heldBy?: LockOwner }> {
  const { place } = ports;
  try {
    const file = await readDeskFile(place);
    if (!file) return await noDesk(place);
    if (file === 'newer') {
      return failed('unavailable', 'This desk was written by a newer Deskside. Update Deskside to open it.', {
        reason: 'newer-format',
      });
    }
    const since = new Date(ports.nowMs()).toISOString();
    const lock = await takeLock(place.disk, place.folder, ports.identity, { since });
    if ('heldBy' in lock) return { ...heldElsewhere(lock.heldBy, ports.identity), heldBy: lock.heldBy };
    return { ok: true, value: await openLocked(ports, file, lock) };
  } catch (error) {
    return unreadable(place, error);
  }
}

async function openLocked(ports: OpenDeskPorts, present: DeskFile, lock: DeskLock): Promise<OpenDesk> {
  const { place, loadState = replayJournal } = ports;
  const { disk, folder } = place;
  try {
    const path = join(folder, 'journal');
    const others = (await deviceFolders(disk, path)).filter((name) => !name.includes('~'));
    const file = await claimDevice(place, present, others.length);
    const reports: JournalReport[] = [];
    const { state, journal } = await loadState({
      disk,
      path,
      device: file.device,
      guard: lock.check,
      startNewSegment: lock.tookOver,
      nowMs: ports.nowMs(),
      report: (report) => void reports.push(report),
    });
    const engine = createEngine(state, { ...ports, newId: place.newId, journal });
    return { folder, file, engine, lock, reports, close: () => closeDesk(engine, journal, lock) };
  } catch (error) {
    await lock.release().catch(() => undefined); // What went wrong first is what has to be told.
    throw error;
  }
}

async function closeDesk(engine: Engine, journal: Journal, lock: DeskLock): Promise<void> {
  await engine.idle();
  try {
    await journal.close();
  } finally {
    await lock.release();
  }
}

/** A desk file of which no generation can be read is no reason to set up a new desk over the old one. */
async function noDesk({ disk, folder }: DeskPlace) {
  const path = deskFilePath(folder);
  if (!(await readIfThere(disk, path))) return failed('not-found', `There is no desk in ${folder}.`);
  return failed(
    'unavailable',
    `The desk in ${folder} cannot be opened: its file desk.json is damaged. Put a copy of it back; the tickets are still there.`,
  );
}

function heldElsewhere(owner: LockOwner, us: LockIdentity) {
  const where = owner.host === us.host ? 'another Deskside on this computer' : `the computer ${owner.host}`;
  return failed('unavailable', `This desk is already open (${where}). Close it there first, or go on there.`, {
    reason: 'desk-held',
  });
}

export function unreadable(place: DeskPlace, error: unknown) {
  const code = errorCode(error);
  if (code === 'EISDIR' || code === 'ENOTDIR') {
    const what = code === 'EISDIR' ? 'a folder where a file should be' : 'a file where a folder should be';
    return failed(
      'unavailable',
      `The desk in ${place.folder} cannot be opened: there is ${what}. Put back the real one.`,
    );
  }
  if (code === '') throw error;
  const reason = failureOf(error);
  return failed('unavailable', sentences[reason] ?? `The desk in ${place.folder} cannot be read (${code}).`, {
    reason,
  });
}

const sentences: Readonly<Record<string, string>> = {
  'disk-full': 'The desk cannot be opened because the disk is full. Make some room, then try again.',
  'read-only': 'Deskside may not write to the desk’s folder. Check the permissions of the folder, then try again.',
  'folder-gone': 'The desk’s folder is not there. Put it back, or plug the drive in, then try again.',
  'disk-silent': 'The desk’s folder didn’t respond. Check the drive or the network connection, then try again.',
};

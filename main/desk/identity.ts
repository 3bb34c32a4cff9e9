import { join } from 'node:path';
import * as z from 'zod';
import { type Id, idSchema } from '../../shared/domain/id.ts';
import { type JsonDocument, jsonDocument } from '../platform/json-document.ts';
import type { DeskLocation } from './desk-location.ts';
import { type DeviceNote, deviceNote, deviceNotes } from './device-note.ts';

/** The format version of a desk folder. A newer one is not opened for writing. */
export const deskFormat = 1;

/** `desk.json`: identifies the desk and the device that writes here. */
const deskFileSchema = z.object({
  format: z.int(),
  deskId: idSchema,
  isSample: z.boolean(),
  /** True until the set-up, or the sample, is complete. */
  isUnfinished: z.boolean().default(false),
  device: z.object({ id: idSchema, code: z.string(), name: z.string(), token: z.string() }),
});

/** A newer format may differ in everything except where its version is stored. */
const newerFile = z.object({ format: z.int().min(deskFormat + 1) }).transform(() => 'newer' as const);

const anyDeskFile = z.union([newerFile, deskFileSchema]);

export type DeskFile = Readonly<z.infer<typeof deskFileSchema>>;

export function deskFilePath(folder: string): string {
  return join(folder, 'desk.json');
}

/** Where a desk file is read; writing one takes more. */
export type DeskFileLocation = Pick<DeskLocation, 'disk' | 'folder' | 'onFault'>;

function deskFile({ disk, folder, onFault }: DeskFileLocation): JsonDocument<DeskFile | 'newer'> {
  return jsonDocument(disk, deskFilePath(folder), onFault, anyDeskFile);
}

/** Undefined if there is no readable file; `newer` if a newer version of Deskside wrote it, whatever else it holds. */
export async function readDeskFile(location: DeskFileLocation): Promise<DeskFile | 'newer' | undefined> {
  return (await deskFile(location).read()) ?? undefined;
}

async function remember(
  location: DeskLocation,
  { deskId, device }: Pick<DeskFile, 'deskId' | 'device'>,
  note: Pick<DeviceNote, 'token' | 'next' | 'reached'>,
): Promise<void> {
  await location.disk.makeFolder(join(location.dataFolder, 'devices'));
  const desk = { id: deskId, code: device.code };
  await deviceNote(location, device.id).write({ ...note, folder: location.folder, desk });
}

/** Creates a desk folder. The first device has no code, so its tickets are numbered 1001, 1002, …. */
export async function foundDeskFolder(
  location: DeskLocation,
  deviceName: string,
  isSample: boolean,
): Promise<DeskFile> {
  const device = { id: location.newId(), code: '', name: deviceName, token: location.newSecret() };
  const data = { format: deskFormat, deskId: location.newId(), isSample, isUnfinished: true, device };
  await remember(location, data, { token: device.token, next: null, reached: null });
  await deskFile(location).write(data);
  return data;
}

/** Writes a new desk file where it was lost. Its token is unknown, so the next opening creates a new device. */
export async function restoreDeskFile(
  location: DeskLocation,
  { deskId, deviceName, isSample }: { readonly deskId: Id; readonly deviceName: string; readonly isSample: boolean },
): Promise<void> {
  const device = { id: location.newId(), code: '', name: deviceName, token: location.newSecret() };
  await deskFile(location).write({ format: deskFormat, deskId, isSample, isUnfinished: false, device });
}

/** Marks the desk as incomplete before it is deleted, so that an interrupted deletion is recognized. */
export async function markUnfinished(location: DeskLocation, present: DeskFile): Promise<void> {
  const unfinished = { ...present, isUnfinished: true };
  await deskFile(location).write(unfinished);
  await deskFile(location).write(unfinished);
}

/**
 * Marks the desk as complete in both generations of its file; an older one must not look like an interrupted set-up.
 */
export async function finishFounding(location: DeskLocation, present: DeskFile): Promise<DeskFile> {
  const finished = { ...present, isUnfinished: false };
  await deskFile(location).write(finished);
  await deskFile(location).write(finished);
  return finished;
}

export interface ClaimPorts {
  /** Returns the code of a new device: one that no ticket of the desk uses, and none of these. */
  readonly newCode: (known: ReadonlySet<string>) => Promise<string>;
  /** Whether the device cannot be ours although its token is known; `folder` is where it was last opened. */
  readonly isTaken: (device: Id, folder: string | null) => Promise<boolean>;
}

export interface ClaimedDevice {
  readonly file: DeskFile;
  /**
   * Forgets the former token, which an older copy of the folder still has. Nothing may be written as the device before.
   * If it is refused, the next call tries again.
   */
  readonly confirm: () => Promise<void>;
}

/**
 * Ensures that only this process writes as the folder's device. Each start replaces the token in the folder and on this
 * computer, so a copied folder or a restored older state no longer matches and becomes a new device before it writes
 * anything. `next` covers a crash between the two writes. The folder is synced first: after a crash its file may exist
 * only in the page cache, and a power cut would restore one whose token is no longer known. `known` is the device’s note
 * on this computer.
 */
export async function claimDevice(
  location: DeskLocation,
  present: DeskFile,
  known: DeviceNote | null,
  { newCode, isTaken }: ClaimPorts,
): Promise<ClaimedDevice> {
  await location.disk.syncFolder(location.folder);
  const isKnown = known !== null && [known.token, known.next].includes(present.device.token);
  const isOurs = isKnown && !(await isTaken(present.device.id, known.folder));
  const token = location.newSecret();
  const device = isOurs ? present.device : await furtherDevice(location, present, newCode);
  const claimed = { ...present, device: { ...device, token } };
  const reached = isOurs ? known.reached : null;
  await remember(location, claimed, { token: isOurs ? present.device.token : token, next: token, reached });
  await deskFile(location).write(claimed);
  return { file: claimed, confirm: untilDone(() => remember(location, claimed, { token, next: null, reached })) };
}

/** Does it once for all who ask; after a failure, again. */
function untilDone(task: () => Promise<void>): () => Promise<void> {
  let doing: Promise<void> | undefined;
  return () => {
    doing ??= task().catch((error: unknown) => {
      doing = undefined;
      throw error;
    });
    return doing;
  };
}

/** Replaces the folder's device: its last commits are missing here, and their numbers must not be used again. */
export async function renewDevice(
  location: DeskLocation,
  present: DeskFile,
  { newCode }: Pick<ClaimPorts, 'newCode'>,
): Promise<DeskFile> {
  const device = { ...(await furtherDevice(location, present, newCode)), token: location.newSecret() };
  const renewed = { ...present, device };
  await remember(location, renewed, { token: device.token, next: null, reached: null });
  await deskFile(location).write(renewed);
  return renewed;
}

/** A device whose lines are all lost still has a code: this computer remembers the codes of its own devices. */
async function furtherDevice(location: DeskLocation, { deskId, device }: DeskFile, newCode: ClaimPorts['newCode']) {
  const known = [...(await deviceNotes(location)).values()].flatMap(({ desk }) =>
    desk?.id === deskId ? [desk.code] : [],
  );
  return { ...device, id: location.newId(), code: await newCode(new Set([device.code, ...known])) };
}

/** The prefix of the nth device's ticket numbers: none for the first, B for the second, C … Z, BA, BB …. */
export function deviceCode(number: number): string {
  const letter = String.fromCharCode(65 + (number % 26));
  return number < 26 ? letter : deviceCode(Math.floor(number / 26)) + letter;
}

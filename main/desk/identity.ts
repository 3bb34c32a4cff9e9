import { join } from 'node:path';
import * as z from 'zod';
import { type Id, idSchema } from '../../shared/domain/id.ts';
import { type JsonDocument, jsonDocument } from '../platform/json-document.ts';
import type { DeskLocation } from './desk-location.ts';
import { type DeviceNote, deviceNote, notesHere } from './device-note.ts';

/** The version of everything in a desk folder. A newer one is not opened for writing. */
export const deskFormat = 1;

/** `desk.json`: which desk this is, and which device writes here. */
const deskFileSchema = z.object({
  format: z.int(),
  deskId: idSchema,
  isSample: z.boolean(),
  /** Until the set-up, or the sample, is there as a whole. */
  isUnfinished: z.boolean().default(false),
  device: z.object({ id: idSchema, code: z.string(), name: z.string(), token: z.string() }),
});

/** A newer format may differ in everything but the place of its number. */
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

/** Nothing where there is none that can be read; `newer` where a newer Deskside wrote it, whatever else it holds. */
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

/** Begins a desk folder: the first device has no code, so its tickets are 1001, 1002… */
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

/** A desk file where there is none any more. Nobody knows its token, so whoever opens the desk becomes a new device. */
export async function restoreDeskFile(
  location: DeskLocation,
  { deskId, deviceName, isSample }: { readonly deskId: Id; readonly deviceName: string; readonly isSample: boolean },
): Promise<void> {
  const device = { id: location.newId(), code: '', name: deviceName, token: location.newSecret() };
  await deskFile(location).write({ format: deskFormat, deskId, isSample, isUnfinished: false, device });
}

/** The desk in the folder is to be taken away: from now on it counts as one that was cut off. */
export async function markUnfinished(location: DeskLocation, present: DeskFile): Promise<void> {
  const unfinished = { ...present, isUnfinished: true };
  await deskFile(location).write(unfinished);
  await deskFile(location).write(unfinished);
}

/** The desk is there as a whole. Both generations of its file say so: an older one must not call it a set-up cut off. */
export async function finishFounding(location: DeskLocation, present: DeskFile): Promise<DeskFile> {
  const finished = { ...present, isUnfinished: false };
  await deskFile(location).write(finished);
  await deskFile(location).write(finished);
  return finished;
}

export interface ClaimPorts {
  /** The code of a further device, one that no ticket of the desk has, and none of these. */
  readonly newCode: (known: ReadonlySet<string>) => Promise<string>;
  /** Whether the device cannot be ours although its token is known; `folder` is where it was opened last. */
  readonly isTaken: (device: Id, folder: string | null) => Promise<boolean>;
}

/**
 * Makes sure that the folder's device is ours alone. Each start replaces the token in the folder and on this computer,
 * so a copy of the folder, or an older state put back, no longer holds the right one and becomes a new device before
 * it writes anything. `next` covers a crash between the two writes. The folder is synced first: after a crash its file
 * may be there for readers only, and a power cut would bring back one whose token is no longer known.
 */
export async function claimDevice(
  location: DeskLocation,
  present: DeskFile,
  { newCode, isTaken }: ClaimPorts,
): Promise<DeskFile> {
  await location.disk.syncFolder(location.folder);
  const known = await deviceNote(location, present.device.id).read();
  const isKnown = known !== null && [known.token, known.next].includes(present.device.token);
  const isOurs = isKnown && !(await isTaken(present.device.id, known.folder));
  const token = location.newSecret();
  const device = isOurs ? present.device : await furtherDevice(location, present, newCode);
  const claimed = { ...present, device: { ...device, token } };
  const reached = isOurs ? known.reached : null;
  await remember(location, claimed, { token: isOurs ? present.device.token : token, next: token, reached });
  await deskFile(location).write(claimed);
  await remember(location, claimed, { token, next: null, reached });
  return claimed;
}

/** Makes the folder's device another one: what the present one wrote last is not there, and would be written anew. */
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

/** A device lost with all its lines has a code all the same: this computer remembers those it had itself. */
async function furtherDevice(location: DeskLocation, { deskId, device }: DeskFile, newCode: ClaimPorts['newCode']) {
  const known = [...(await notesHere(location)).values()].flatMap(({ desk }) =>
    desk?.id === deskId ? [desk.code] : [],
  );
  return { ...device, id: location.newId(), code: await newCode(new Set([device.code, ...known])) };
}

/** What the tickets of the nth device begin with: B for the second, C … Z, BA, BB …; the first has no code. */
export function deviceCode(number: number): string {
  const letter = String.fromCharCode(65 + (number % 26));
  return number < 26 ? letter : deviceCode(Math.floor(number / 26)) + letter;
}

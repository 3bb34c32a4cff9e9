import { join } from 'node:path';
import * as z from 'zod';
import { type Id, idSchema } from '../../shared/domain/id.ts';
import { deviceFolders } from '../journal/journal.ts';
import { listIfThere, quietly } from '../platform/disk.ts';
import { type JsonDocument, jsonDocument } from '../platform/json-document.ts';
import type { DeskLocation } from './desk-location.ts';

/** The last commit of a device's chain that was certainly on the disk. */
const reachSchema = z.object({ seq: z.int().min(1), sum: z.string(), time: z.iso.datetime() });

export type HighWaterMark = Readonly<z.infer<typeof reachSchema>>;

/**
 * `devices/<id>.json` in the platform's data folder, which is not synced or backed up with the desk's folder. It holds
 * the token that the device's desk folder must match, and how far its journal is known to reach. Earlier versions
 * recorded only the tokens.
 */
const noteSchema = z.object({
  token: z.string(),
  next: z.string().nullable(),
  /** The desk folder in which the device was last opened. */
  folder: z.string().nullable().default(null),
  desk: z.object({ id: idSchema, code: z.string() }).nullable().default(null),
  reached: reachSchema.nullable().default(null),
});

export type DeviceNote = Readonly<z.infer<typeof noteSchema>>;

type NoteLocation = Pick<DeskLocation, 'disk' | 'dataFolder' | 'onFault'>;

export function notePath({ dataFolder }: Pick<DeskLocation, 'dataFolder'>, device: Id): string {
  return join(dataFolder, 'devices', `${device}.json`);
}

export function deviceNote(location: NoteLocation, device: Id): JsonDocument<DeviceNote> {
  const path = notePath(location, device);
  return jsonDocument(location.disk, path, location.onFault, noteSchema);
}

/** The notes of every device that this computer has used, for any desk. Unreadable notes are skipped. */
export async function deviceNotes({
  disk,
  dataFolder,
}: Pick<DeskLocation, 'disk' | 'dataFolder'>): Promise<ReadonlyMap<Id, DeviceNote>> {
  const names = await quietly(
    () => listIfThere(disk, join(dataFolder, 'devices')),
    () => undefined,
  );
  const devices = (names ?? []).map((name) => /^(.+)\.json(?:\.previous|\.new)?$/.exec(name)?.[1]);
  const notes = new Map<Id, DeviceNote>();
  for (const device of new Set(devices.filter((id) => id !== undefined && idSchema.safeParse(id).success))) {
    if (device === undefined) continue;
    // Damage is reported when the device itself is opened.
    const document = deviceNote({ disk, dataFolder, onFault: () => undefined }, device);
    const note = await quietly(document.read, () => undefined);
    if (note) notes.set(device, note);
  }
  return notes;
}

/** How far the journals in a desk's folder reach, according to this computer's device notes. */
export async function notedHighWaterMarks(
  location: Pick<DeskLocation, 'disk' | 'dataFolder' | 'folder'>,
  deskId?: Id,
): Promise<ReadonlyMap<Id, HighWaterMark>> {
  const present = await deviceFolders(location.disk, join(location.folder, 'journal'));
  const noted = new Map<Id, HighWaterMark>();
  for (const [device, { folder, desk, reached }] of await deviceNotes(location)) {
    const isOfDesk = (deskId !== undefined && desk?.id === deskId) || present.includes(device);
    if (reached && isOfDesk && folder === location.folder) noted.set(device, reached);
  }
  return noted;
}

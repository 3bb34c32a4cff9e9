import { join } from 'node:path';
import { Low } from 'lowdb';
import type { Id } from '../../shared/domain/id.ts';
import { type Disk, isSystemError, readIfThere } from '../platform/disk.ts';
import { durableJson } from '../platform/durable-json.ts';
import type { StoredHash } from './hash.ts';

/** Wrong guesses in a row, and until when (wall clock, milliseconds) the next one has to wait. */
export interface Failures {
  readonly count: number;
  readonly lastMs: number;
}

/** Whether PINs are to be sealed on this device, and the newest key that they are sealed with. */
export interface Protection {
  readonly isOn: boolean;
  readonly keyId: Id | null;
}

/** `secrets.json` of a desk: on this device only, never in the journal, readable by its owner alone. */
export interface SecretsData {
  readonly hashes: Readonly<Record<Id, StoredHash>>;
  readonly failures: Readonly<Record<Id, Failures>>;
  readonly protection?: Protection;
}

export interface SecretsFile {
  readonly data: () => SecretsData;
  readonly change: (next: SecretsData) => Promise<void>;
  /** Changes it so that no generation on the disk tells what is sealed now. */
  readonly changeForGood: (next: SecretsData) => Promise<void>;
}

export async function openSecretsFile(
  disk: Disk,
  folder: string,
  onDamage: (path: string) => void,
): Promise<SecretsFile> {
  const path = join(folder, 'secrets.json');
  const file = new Low(durableJson<SecretsData>(disk, path, onDamage), { hashes: {}, failures: {} });
  await file.read();

  async function change(next: SecretsData): Promise<void> {
    const before = file.data;
    file.data = next;
    try {
      await file.write();
    } catch (error) {
      file.data = before;
      throw error;
    }
  }

  /** Every write pushes the oldest generation out, and one that a crash left half-written with it. */
  async function changeForGood(next: SecretsData): Promise<void> {
    await change(next);
    await change(next);
  }

  /** Whether another generation on the disk, whole or not, tells a hash that this one does not. */
  async function isMoreLegible(): Promise<boolean> {
    const told = new Set(legibleHashes(JSON.stringify(file.data)));
    const others = [await readIfThere(disk, `${path}.new`), await readIfThere(disk, `${path}.previous`)];
    return others.some((bytes) => legibleHashes(String(bytes ?? '')).some((hash) => !told.has(hash)));
  }

  /** A crash may have come between sealing hashes, or giving them back, and the write after that. */
  async function tidy(): Promise<void> {
    try {
      if (await isMoreLegible()) await change(file.data);
    } catch (error) {
      if (!isSystemError(error)) throw error; // A disk that refuses this now keeps nobody out; the next start tries again.
    }
  }

  if (file.data.protection?.isOn) await tidy();
  return { data: () => file.data, change, changeForGood };
}

function legibleHashes(text: string): string[] {
  return [...text.matchAll(/"hash": ?"([^"]*)/g)].map(([, hash = '']) => hash);
}

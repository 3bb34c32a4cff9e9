import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import { type Id, idSchema } from '../../shared/domain/id.ts';
import { type Disk, isSystemError } from './disk.ts';
import type { OnDocumentFault } from './document-fault.ts';
import { type JsonDocument, jsonDocument } from './json-document.ts';
import type { OpeningProblem, SecretBox } from './secret-box.ts';

/** `keys/<id>.json` in this computer's data folder: a random key, sealed by the system's key store. */
const keyFileSchema = z.object({
  sealed: z.string(),
  /** Whether a person agreed to sealing it with a well-known password. */
  evenIfWeak: z.boolean(),
});

type KeyFile = Readonly<z.infer<typeof keyFileSchema>>;

const keyLength = 32;

export interface HeldKey {
  readonly id: Id;
  readonly key: Buffer;
}

/**
 * Random keys that only this computer's key store can open. They are stored apart from the desks that use them, so that
 * a copied desk contains none. Keys are never deleted, because a backup of a desk may need them.
 */
export interface KeyVault {
  readonly open: (id: Id) => Promise<HeldKey | OpeningProblem>;
  /** A key that is already open. */
  readonly held: (id: Id) => HeldKey | undefined;
  /** A new key, which is on the disk before it is returned. */
  readonly make: (options: { readonly evenIfWeak: boolean }) => Promise<HeldKey | 'weak' | 'none'>;
}

export interface KeyVaultPorts {
  readonly disk: Disk;
  readonly dataFolder: string;
  readonly newId: () => Id;
  readonly onFault: OnDocumentFault;
}

export function openKeyVault({ disk, dataFolder, newId, onFault }: KeyVaultPorts, box: SecretBox): KeyVault {
  const folder = join(dataFolder, 'keys');
  const held = new Map<Id, HeldKey>();

  function keyFile(id: Id): JsonDocument<KeyFile> {
    return jsonDocument(disk, join(folder, `${id}.json`), onFault, keyFileSchema);
  }

  async function write(id: Id, data: KeyFile): Promise<void> {
    await disk.makeFolder(folder);
    await keyFile(id).write(data);
  }

  /** The store now has a better key than the one used for sealing. Until it is sealed again, the old seal works. */
  async function sealAgain(id: Id, text: string, { evenIfWeak }: KeyFile): Promise<void> {
    const sealed = await box.seal(text, { evenIfWeak });
    if (typeof sealed === 'string') return;
    const better = { sealed: sealed.bytes.toString('base64'), evenIfWeak };
    try {
      await write(id, better);
      // Writes twice to push out the older generation, which may be sealed with a well-known password.
      await write(id, better);
    } catch (error) {
      if (!isSystemError(error)) throw error; // If the disk refuses now, the next start seals it again.
    }
  }

  async function read(id: Id): Promise<KeyFile | 'changed' | 'silent'> {
    // The id may come from a foreign desk and could be any text; here it becomes part of a path.
    if (!idSchema.safeParse(id).success) return 'changed';
    const file = keyFile(id);
    try {
      const data = await file.read();
      if (data) await file.repair(data);
      return data ?? 'changed';
    } catch (error) {
      if (!isSystemError(error)) throw error;
      return 'silent';
    }
  }

  async function open(id: Id): Promise<HeldKey | OpeningProblem> {
    const known = held.get(id);
    if (known) return known;
    const present = await read(id);
    if (typeof present === 'string') return present;
    const opened = await box.open(Buffer.from(present.sealed, 'base64'));
    if (typeof opened === 'string') return opened;
    const key = { id, key: Buffer.from(opened.text, 'base64') };
    if (key.key.length !== keyLength) return 'changed';
    held.set(id, key);
    if (opened.isOld) await sealAgain(id, opened.text, present);
    return key;
  }

  async function make(options: { readonly evenIfWeak: boolean }): Promise<HeldKey | 'weak' | 'none'> {
    const key = { id: newId(), key: randomBytes(keyLength) };
    const text = key.key.toString('base64');
    const sealed = await box.seal(text, options);
    if (typeof sealed === 'string') return sealed;
    // A store that cannot open what it has just sealed would lock everybody out.
    const opened = await box.open(sealed.bytes);
    if (typeof opened === 'string' || opened.text !== text) return 'none';
    await write(key.id, { sealed: sealed.bytes.toString('base64'), evenIfWeak: sealed.isWeak });
    held.set(key.id, key);
    return key;
  }

  return { open, held: (id) => held.get(id), make };
}

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
  /** Whether a person has said yes to its being sealed with a password that everybody knows. */
  evenIfWeak: z.boolean(),
});

type KeyFile = Readonly<z.infer<typeof keyFileSchema>>;

const keyLength = 32;

export interface HeldKey {
  readonly id: Id;
  readonly key: Buffer;
}

/**
 * Random keys that only this computer's key store can open. They lie apart from the desks that use them, so that a
 * copied desk holds none. None is ever thrown away: a backup of a desk may need it.
 */
export interface KeyVault {
  readonly open: (id: Id) => Promise<HeldKey | OpeningProblem>;
  /** A key that was opened or made before, at once. */
  readonly held: (id: Id) => HeldKey | undefined;
  /** A new key, on the disk before it is given away. */
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

  /** The store has a better key by now than the one it was sealed with. Until that is used the old seal is as good. */
  async function sealAgain(id: Id, text: string, { evenIfWeak }: KeyFile): Promise<void> {
    const sealed = await box.seal(text, { evenIfWeak });
    if (typeof sealed === 'string') return;
    const better = { sealed: sealed.bytes.toString('base64'), evenIfWeak };
    try {
      await write(id, better);
      // The older generation is pushed out too: it may have been sealed with a password that everybody knows.
      await write(id, better);
    } catch (error) {
      if (!isSystemError(error)) throw error; // Whatever the disk says now: the next start seals it again.
    }
  }

  async function read(id: Id): Promise<KeyFile | 'changed' | 'silent'> {
    // An id of a desk that came from elsewhere may be any text, and this one becomes part of a path.
    if (!idSchema.safeParse(id).success) return 'changed';
    const file = keyFile(id);
    try {
      const data = await file.read();
      if (data) await file.mend(data);
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

import { timingSafeEqual } from 'node:crypto';
import { isPassphrase } from '../../shared/bridge/secret.ts';
import type { Id } from '../../shared/domain/id.ts';
import { createSerialQueue } from '../../shared/lib/serial-queue.ts';
import { type Disk, isSystemError } from '../platform/disk.ts';
import type { OnDocumentFault } from '../platform/document-fault.ts';
import type { HeldKey, KeyVault } from '../platform/key-vault.ts';
import type { DocumentState } from '../platform/open-document.ts';
import type { OpeningProblem } from '../platform/secret-box.ts';
import { derive, hashOf, type PlainHash, type StoredHash, sealHash, unsealHash } from './hash.ts';
import { type Failures, noSecrets, type Protection, type SecretsData } from './secrets-data.ts';
import { openSecretsFile } from './secrets-file.ts';

export interface Secrets {
  /** If the file is damaged, nobody can sign in and nothing is saved until it is created again. */
  readonly state: () => DocumentState;
  /** Creates a new file with only an administrator's secret; the old one is set aside, intact or not. */
  readonly begin: (administratorId: Id, secret: string, worksOnce?: true) => Promise<void>;
  /** Whether an agent's entry exists but cannot be read; a new secret replaces it. */
  readonly isUnreadable: (agentId: Id) => boolean;
  /**
   * Sets a secret. A PIN is `unprotected` if it should be sealed and the key store fails. A new secret also ends the
   * wait after wrong attempts.
   */
  readonly set: (agentId: Id, secret: string, worksOnce?: true) => Promise<'as-meant' | 'unprotected'>;
  /** Saves the first secrets of a desk. The last one is an administrator's. */
  readonly setAll: (secrets: Readonly<Record<Id, string>>) => Promise<'as-meant' | 'unprotected'>;
  /** The administrator when the file was created, if recorded. */
  readonly administratorId: () => Id | undefined;
  readonly knows: (agentId: Id) => boolean;
  /** The agents who have a secret, in the order in which it was set. */
  readonly agentIds: () => readonly Id[];
  /** Whether it is a one-time secret, to be replaced when signing in. */
  readonly worksOnce: (agentId: Id) => boolean;
  /**
   * Whether it is known to be a passphrase that needs no protection; in older files this is found out when it is used.
   */
  readonly hasPassphrase: (agentId: Id) => boolean;
  /** Why an agent's secret cannot be checked now. */
  readonly keyProblem: (agentId: Id) => Promise<OpeningProblem | undefined>;
  readonly matches: (agentId: Id, secret: string) => Promise<boolean | OpeningProblem>;
  /** Takes the same time, without delaying the agents who have a secret. */
  readonly matchNobody: (secret: string) => Promise<void>;
  readonly failures: (agentId: Id) => Failures;
  readonly noteFailures: (agentId: Id, failures: Failures) => Promise<void>;
  readonly isProtected: () => boolean;
  /** Seals every guessable secret, without agents having to enter it. */
  readonly protect: (options: { readonly evenIfWeak: boolean }) => Promise<'done' | 'weak' | 'none'>;
  /**
   * Restores the plain hash of every secret, or returns the agents whose secrets cannot be opened and changes nothing.
   */
  readonly unprotect: (agentIds: readonly Id[]) => Promise<readonly Id[]>;
}

export interface SecretsPorts {
  readonly disk: Disk;
  readonly folder: string;
  readonly onFault: OnDocumentFault;
  /** Whether the desk has agents, so secrets must have existed. */
  readonly isExpected: boolean;
  readonly keys: KeyVault;
  /** How a new secret is hashed: as slowly as people accept, except for bulk set-up. */
  readonly hash?: HashSecret | undefined;
}

export type HashSecret = (secret: string) => Promise<PlainHash>;

/**
 * The secrets of a desk's agents. While PINs are protected their hashes are sealed with a key of this computer, which
 * is on the disk before the first sealed hash. Unguessable passphrases are never sealed: they still work if the key is
 * lost. Keys are requested before a task enters the queue, so a key store that does not answer delays only the tasks
 * that need it.
 */
export async function openSecrets(ports: SecretsPorts): Promise<Secrets> {
  const { disk, folder, onFault, isExpected, keys, hash = hashOf } = ports;
  const file = await openSecretsFile(disk, folder, onFault, isExpected);
  /** One hash at a time, because each takes 128 MiB. */
  const work = createSerialQueue();

  function protection(): Protection {
    return file.data().protection ?? { isOn: false, keyId: null };
  }

  function storedOf(agentId: Id): StoredHash | undefined {
    const { hashes } = file.data();
    return Object.hasOwn(hashes, agentId) ? hashes[agentId] : undefined;
  }

  function withHashes(hashes: Readonly<Record<Id, StoredHash>>): SecretsData {
    const { unreadable = {}, ...present } = file.data();
    const left = Object.entries(unreadable).filter(([id]) => !Object.hasOwn(hashes, id));
    return {
      ...present,
      hashes: { ...present.hashes, ...hashes },
      ...(left.length > 0 ? { unreadable: Object.fromEntries(left) } : {}),
    };
  }

  function allHashes(become: (agentId: Id, stored: StoredHash) => StoredHash): Record<Id, StoredHash> {
    return Object.fromEntries(Object.entries(file.data().hashes).map(([id, stored]) => [id, become(id, stored)]));
  }

  /** With the keys that are available. */
  function legible(agentId: Id, stored: StoredHash): PlainHash | undefined {
    if (!('sealed' in stored)) return stored;
    const key = keys.held(stored.sealed.keyId);
    return key && unsealHash(agentId, stored, key);
  }

  async function keyProblem(agentId: Id): Promise<OpeningProblem | undefined> {
    const stored = storedOf(agentId);
    if (!stored || isMarked(stored)) return undefined;
    if (!('sealed' in stored)) {
      // A PIN that could not be sealed is sealed at its next use, if the key is available then.
      const { isOn, keyId } = protection();
      if (isOn && keyId !== null) await keys.open(keyId);
      return undefined;
    }
    const key = await keys.open(stored.sealed.keyId);
    if (typeof key === 'string') return key;
    return unsealHash(agentId, stored, key) ? undefined : 'changed';
  }

  /** A key for a new PIN; a new one if the newest cannot be opened. */
  async function keyForNew(): Promise<HeldKey | undefined> {
    const { isOn, keyId } = protection();
    if (!isOn || keyId === null) return undefined;
    const known = await keys.open(keyId);
    if (typeof known !== 'string') return known;
    const made = await keys.make({ evenIfWeak: false });
    return typeof made === 'string' ? undefined : made;
  }

  async function hashed(secret: string, worksOnce: true | undefined): Promise<PlainHash> {
    const plain = await hash(secret);
    return worksOnce ? { ...plain, worksOnce } : plain;
  }

  async function store(
    secrets: Readonly<Record<Id, string>>,
    { worksOnce, ...more }: { readonly worksOnce?: true | undefined; readonly administratorId?: Id },
  ): Promise<'as-meant' | 'unprotected'> {
    const hasPin = Object.values(secrets).some((secret) => !isPassphrase(secret));
    const key = hasPin ? await keyForNew() : undefined;
    return work.run(async () => {
      const present = protection();
      const usable = present.isOn ? key : undefined;
      const added: Record<Id, StoredHash> = {};
      for (const [agentId, secret] of Object.entries(secrets)) {
        added[agentId] = keptAs(agentId, await hashed(secret, worksOnce), secret, usable);
      }
      const next = usable ? { ...present, keyId: usable.id } : file.data().protection;
      const change = usable ? file.changeForGood : file.change;
      const failures = Object.fromEntries(
        Object.entries(file.data().failures).filter(([id]) => !Object.hasOwn(secrets, id)),
      );
      await change({ ...withHashes(added), ...more, failures, ...(next ? { protection: next } : {}) });
      return present.isOn && hasPin && !usable ? 'unprotected' : 'as-meant';
    });
  }

  async function matches(agentId: Id, secret: string): Promise<boolean | OpeningProblem> {
    const problem = await keyProblem(agentId);
    if (problem) return problem;
    return work.run(async () => {
      const stored = storedOf(agentId);
      const plain = stored && legible(agentId, stored);
      if (stored && !plain) return 'silent'; // It was sealed with another key in between.
      const expected = Buffer.from(plain?.hash ?? '', 'base64');
      const given = await derive(secret, plain);
      const isRight = expected.length === given.length && timingSafeEqual(expected, given);
      if (isRight && stored && plain) await upgradeHash(agentId, secret, stored, plain);
      return isRight;
    });
  }

  /** The secret was just entered correctly, so its stored form can be upgraded. */
  async function upgradeHash(agentId: Id, secret: string, stored: StoredHash, plain: PlainHash): Promise<void> {
    const { isOn, keyId } = protection();
    const key = isOn && keyId !== null ? keys.held(keyId) : undefined;
    if (isOn && !key && !isPassphrase(secret)) return;
    const desired = keptAs(agentId, plain, secret, key);
    if ('sealed' in desired === 'sealed' in stored && isMarked(desired) === isMarked(stored)) return;
    const change = 'sealed' in desired ? file.changeForGood : file.change;
    await change(withHashes({ [agentId]: desired })).catch((error: unknown) => {
      if (!isSystemError(error)) throw error; // The old form still works, and the next sign-in tries again.
    });
  }

  async function protect(options: { readonly evenIfWeak: boolean }): Promise<'done' | 'weak' | 'none'> {
    const { keyId } = protection();
    const known = keyId === null ? 'changed' : await keys.open(keyId);
    const key = typeof known === 'string' ? await keys.make(options) : known;
    if (typeof key === 'string') return key;
    await work.run(() => {
      const hashes = allHashes((agentId, stored) =>
        'sealed' in stored || isMarked(stored) ? stored : sealHash(agentId, stored, key),
      );
      return file.changeForGood({ ...file.data(), hashes, protection: { isOn: true, keyId: key.id } });
    });
    return 'done';
  }

  async function unprotect(agentIds: readonly Id[]): Promise<readonly Id[]> {
    const unreadable: Id[] = [];
    for (const agentId of new Set([...agentIds, ...Object.keys(file.data().hashes)])) {
      if ((await keyProblem(agentId)) && agentIds.includes(agentId)) unreadable.push(agentId);
    }
    if (unreadable.length > 0) return unreadable;
    await work.run(() => {
      // Secrets of removed agents may stay sealed; nobody signs in with them.
      const hashes = allHashes((agentId, stored) => legible(agentId, stored) ?? stored);
      return file.change({ ...file.data(), hashes, protection: { ...protection(), isOn: false } });
    });
    return [];
  }

  return {
    state: file.state,
    begin: (administratorId, secret, worksOnce) =>
      work.run(async () => {
        const hashes = {
          [administratorId]: keptAs(administratorId, await hashed(secret, worksOnce), secret, undefined),
        };
        const { protection: kept } = file.data();
        await file.begin({ ...noSecrets, hashes, administratorId, ...(kept ? { protection: kept } : {}) });
      }),
    administratorId: () => file.data().administratorId,
    isUnreadable: (agentId) => Object.hasOwn(file.data().unreadable ?? {}, agentId),
    set: (agentId, secret, worksOnce) => store({ [agentId]: secret }, { worksOnce }),
    setAll: (secrets) => {
      const administratorId = Object.keys(secrets).at(-1);
      return store(secrets, administratorId === undefined ? {} : { administratorId });
    },
    worksOnce: (agentId) => isForOnce(storedOf(agentId)),
    agentIds: () => Object.keys(file.data().hashes),
    knows: (agentId) => storedOf(agentId) !== undefined,
    hasPassphrase: (agentId) => isMarked(storedOf(agentId)),
    keyProblem,
    matches,
    matchNobody: async (secret) => void (await derive(secret)),
    failures: (agentId) => {
      const { failures } = file.data();
      return (Object.hasOwn(failures, agentId) ? failures[agentId] : undefined) ?? { count: 0, lastMs: 0 };
    },
    noteFailures: (agentId, failures) =>
      work.run(() => file.change({ ...file.data(), failures: { ...file.data().failures, [agentId]: failures } })),
    isProtected: () => protection().isOn,
    protect,
    unprotect,
  };
}

function keptAs(agentId: Id, plain: PlainHash, secret: string, key: HeldKey | undefined): StoredHash {
  // Directly after the hash, where a search of the file recognizes hashes that need no protection.
  if (isPassphrase(secret)) return { ...bare(plain), isPassphrase: true, ...(plain.worksOnce && { worksOnce: true }) };
  return key ? sealHash(agentId, plain, key) : plain;
}

function bare({ N, r, p, salt, hash }: PlainHash): PlainHash {
  return { N, r, p, salt, hash };
}

function isForOnce(stored: StoredHash | undefined): boolean {
  return stored !== undefined && 'worksOnce' in stored;
}

function isMarked(stored: StoredHash | undefined): boolean {
  return stored !== undefined && 'isPassphrase' in stored;
}

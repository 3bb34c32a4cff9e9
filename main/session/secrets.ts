import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import { Low } from 'lowdb';
import type { Disk } from '../platform/disk.ts';
import { durableJson } from '../platform/durable-json.ts';

/** scrypt's cost: 128 MiB and about a third of a second for one guess. Kept with each hash, so that it can grow. */
const cost = { N: 2 ** 17, r: 8, p: 1 };
const hashLength = 32;
const maxmem = 160 * 1024 * 1024;

interface StoredHash {
  readonly N: number;
  readonly r: number;
  readonly p: number;
  readonly salt: string;
  readonly hash: string;
}

/** Wrong guesses in a row, and until when (wall clock, milliseconds) the next one has to wait. */
export interface Failures {
  readonly count: number;
  readonly lastMs: number;
}

/** `secrets.json` of a desk: on this device only, never in the journal, readable by its owner alone. */
interface SecretsFile {
  readonly hashes: Readonly<Record<string, StoredHash>>;
  readonly failures: Readonly<Record<string, Failures>>;
}

export interface Secrets {
  readonly set: (agentId: string, secret: string) => Promise<void>;
  readonly setAll: (secrets: Readonly<Record<string, string>>) => Promise<void>;
  /** Takes as long for an agent without a secret as for one with. */
  readonly matches: (agentId: string, secret: string) => Promise<boolean>;
  readonly failures: (agentId: string) => Failures;
  readonly noteFailures: (agentId: string, failures: Failures) => Promise<void>;
}

export async function openSecrets(disk: Disk, folder: string, onDamage: (path: string) => void): Promise<Secrets> {
  const path = join(folder, 'secrets.json');
  const file = new Low(durableJson<SecretsFile>(disk, path, onDamage), { hashes: {}, failures: {} });
  await file.read();
  let queue: Promise<unknown> = Promise.resolve();

  /** One hash at a time: each takes 128 MiB. */
  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const result = queue.then(task, task);
    queue = result.catch(() => undefined); // The caller hears of it; the next in line goes on.
    return result;
  }

  async function change(next: SecretsFile): Promise<void> {
    const before = file.data;
    file.data = next;
    try {
      await file.write();
    } catch (error) {
      file.data = before;
      throw error;
    }
  }

  async function setAll(secrets: Readonly<Record<string, string>>): Promise<void> {
    await inTurn(async () => {
      const added: Record<string, StoredHash> = {};
      for (const [agentId, secret] of Object.entries(secrets)) {
        const salt = randomBytes(16);
        const hash = await derive(secret, salt, cost);
        added[agentId] = { ...cost, salt: salt.toString('base64'), hash: hash.toString('base64') };
      }
      await change({ ...file.data, hashes: { ...file.data.hashes, ...added } });
    });
  }

  async function matches(agentId: string, secret: string): Promise<boolean> {
    return inTurn(async () => {
      const stored = Object.hasOwn(file.data.hashes, agentId) ? file.data.hashes[agentId] : undefined;
      const expected = Buffer.from(stored?.hash ?? '', 'base64');
      const given = await derive(secret, Buffer.from(stored?.salt ?? '', 'base64'), stored ?? cost);
      return expected.length === given.length && timingSafeEqual(expected, given);
    });
  }

  return {
    set: (agentId, secret) => setAll({ [agentId]: secret }),
    setAll,
    matches,
    failures: (agentId) =>
      (Object.hasOwn(file.data.failures, agentId) ? file.data.failures[agentId] : undefined) ?? { count: 0, lastMs: 0 },
    noteFailures: (agentId, failures) =>
      inTurn(() => change({ ...file.data, failures: { ...file.data.failures, [agentId]: failures } })),
  };
}

function derive(secret: string, salt: Buffer, { N, r, p }: typeof cost): Promise<Buffer> {
  // NFKC, so that a passphrase typed on another keyboard layout is the same one.
  return new Promise((resolve, reject) => {
    scrypt(secret.normalize('NFKC'), salt, hashLength, { N, r, p, maxmem }, (error, hash) =>
      error ? reject(error) : resolve(hash),
    );
  });
}

import * as z from 'zod';
import { type Id, idSchema } from '../../shared/domain/id.ts';
import type { StoredHash } from './hash.ts';

/**
 * Consecutive wrong guesses, and when the last one was, in milliseconds: by the wall clock, and since the computer was
 * started.
 */
export const failuresSchema = z.object({ count: z.int().min(0), lastMs: z.number(), upMs: z.number().optional() });

export type Failures = Readonly<z.infer<typeof failuresSchema>>;

/** Whether PINs are sealed on this device, and the newest key that seals them. */
const protectionSchema = z.object({ isOn: z.boolean(), keyId: idSchema.nullable() });

export type Protection = Readonly<z.infer<typeof protectionSchema>>;

/** `secrets.json` of a desk: on this device only, never in the journal, readable only by its owner. */
export interface SecretsData {
  readonly hashes: Readonly<Record<Id, StoredHash>>;
  readonly failures: Readonly<Record<Id, Failures>>;
  readonly protection?: Protection;
  /** The administrator when the file was created; missing in files of earlier versions. */
  readonly administratorId?: Id;
  /** Entries that are not usable hashes, as they are in the file; each affects only its own agent. */
  readonly unreadable?: Readonly<Record<Id, unknown>>;
}

export const noSecrets: SecretsData = { hashes: {}, failures: {} };

const base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/);

/** The most memory that one attempt to sign in may take. */
const cost = {
  N: z.int().refine((n) => n > 1 && n <= 2 ** 17 && Number.isInteger(Math.log2(n))),
  r: z.int().min(1).max(8),
  p: z.int().min(1).max(4),
  salt: base64,
};

/** Whether a hash can be computed within the limits of one attempt. */
export const plainHash = { ...cost, hash: base64.min(1) };

const storedHash = z.union([
  z.object({ ...plainHash, isPassphrase: z.literal(true), worksOnce: z.literal(true).optional() }),
  z.object(plainHash),
  z.object({ ...cost, sealed: z.object({ keyId: idSchema, nonce: base64, bytes: base64, tag: base64 }) }),
]);

const fileSchema = z.object({
  hashes: z.record(z.string(), z.unknown()),
  failures: z.record(z.string(), z.unknown()),
  protection: protectionSchema.optional(),
  administratorId: idSchema.optional().catch(undefined),
});

/** Parses entry by entry; undefined if the whole is something else. */
export function parseSecrets(data: unknown): SecretsData | undefined {
  const parsed = fileSchema.safeParse(data);
  if (!parsed.success) return undefined;
  const { hashes, failures, protection, administratorId } = parsed.data;
  const entries = Object.entries(hashes).map(([id, raw]) => ({ id, raw, ...storedHash.safeParse(raw) }));
  const whole = entries.flatMap(({ id, data: hash }) => (hash ? [[id, hash] as const] : []));
  const unreadable = entries.flatMap(({ id, raw, success }) => (success ? [] : [[id, raw] as const]));
  const counted = Object.entries(failures).flatMap(([id, raw]) => {
    const { data: count } = failuresSchema.safeParse(raw);
    return count ? [[id, count] as const] : [];
  });
  return {
    hashes: Object.fromEntries(whole),
    failures: Object.fromEntries(counted),
    ...(protection ? { protection } : {}),
    ...(administratorId === undefined ? {} : { administratorId }),
    ...(unreadable.length > 0 ? { unreadable: Object.fromEntries(unreadable) } : {}),
  };
}

/** The content of the file: an unreadable entry is kept until its agent gets a new secret. */
export function fileOfSecrets({ unreadable = {}, ...data }: SecretsData): object {
  return { ...data, hashes: { ...unreadable, ...data.hashes } };
}

import * as z from 'zod';
import type { UpdateProblem } from '../../../shared/bridge/computer.ts';

/** A version that may be downloaded. */
export interface Offer {
  readonly kind: 'newer';
  readonly version: string;
  /** The size of its largest file. */
  readonly mostBytes: number;
  /** The SHA-512 of each of its files. */
  readonly sums: readonly string[];
}

/** The decision about a version in a feed. */
export type Verdict =
  | Offer
  | { readonly kind: 'current' }
  | { readonly kind: 'refused'; readonly problem: UpdateProblem };

/** Five times the size of an installer; anything larger is not ours. */
const hugeBytes = 1024 ** 3;

const offeredFiles = z
  .array(
    z.object({
      url: z.string().min(1),
      // A checksum of 64 bytes, as electron-builder writes it. The library would accept a weaker one, or one of another
      // kind.
      sha512: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
      size: z.int().positive().max(hugeBytes).optional(),
    }),
  )
  .min(1)
  .max(50);
const offered = z.object({ version: z.string().max(100), files: z.unknown() });

/**
 * Judges an offer. The library has its own checks, but rejecting older versions, prereleases, insecure addresses and
 * files without a checksum must not depend on its configuration.
 */
export function judgeOffer(own: string, offer: unknown): Verdict {
  const parsed = offered.safeParse(offer);
  const version = parsed.success ? versionOf(parsed.data.version) : undefined;
  const current = versionOf(own);
  if (!parsed.success || !version || !current) return { kind: 'refused', problem: 'damaged' };
  if (version.isUnfinished) return { kind: 'current' };
  const order = compare(version, current);
  if (order === 0) return { kind: 'current' };
  return order < 0 ? { kind: 'refused', problem: 'older' } : judgeFiles(version.numbers.join('.'), parsed.data.files);
}

function judgeFiles(version: string, given: unknown): Verdict {
  const files = offeredFiles.safeParse(given);
  if (!files.success || files.data.some(({ url }) => !URL.canParse(url, secureBase))) {
    return { kind: 'refused', problem: 'damaged' };
  }
  if (files.data.some(({ url }) => !isSecure(url))) return { kind: 'refused', problem: 'insecure' };
  const sizes = files.data.map(({ size }) => size ?? hugeBytes);
  return { kind: 'newer', version, mostBytes: Math.max(...sizes), sums: files.data.map(({ sha512 }) => sha512) };
}

/** A base for relative addresses, which is secure and never requested: only addresses that leave it matter. */
const secureBase = 'https://feed.invalid/';

function isSecure(address: string): boolean {
  return URL.canParse(address, secureBase) && new URL(address, secureBase).protocol === 'https:';
}

interface Version {
  readonly numbers: readonly [number, number, number];
  readonly isUnfinished: boolean;
}

function versionOf(text: string): Version | undefined {
  const match = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})(-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/.exec(text);
  if (!match) return undefined;
  const [, major, minor, patch, before] = match;
  return { numbers: [Number(major), Number(minor), Number(patch)], isUnfinished: before !== undefined };
}

/** Positive if the first is newer. A prerelease comes before the release with the same number. */
function compare(a: Version, b: Version): number {
  for (const [index, number] of a.numbers.entries()) {
    const other = b.numbers[index] ?? 0;
    if (number !== other) return number - other;
  }
  return Number(b.isUnfinished) - Number(a.isUnfinished);
}

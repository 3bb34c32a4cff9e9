import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package in `package-lock.json`; its key is its path. */
export interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export type LockedPackages = Readonly<Record<string, Locked>>;

export function lockText(): string {
  return readFileSync(join(import.meta.dirname, '..', '..', 'package-lock.json'), 'utf8');
}

export function lockedPackages(): LockedPackages {
  return (JSON.parse(lockText()) as { packages: LockedPackages }).packages;
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** Licences that ask for no more than to be named, and those of a font and of a list of characters. */
const allowed: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
]);

function isAllowed(licence: string | undefined): boolean {
  if (licence === undefined) return false;
  return licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((name) => allowed.has(name)));
}

/** The packages that reach people, by their lines in the lock file: production's and Electron itself. */
export function shippedPackages(packages: LockedPackages): readonly (readonly [string, Locked])[] {
  return Object.entries(packages).filter(
    ([path, { dev, devOptional }]) => path === 'node_modules/electron' || (path !== '' && !dev && !devOptional),
  );
}

export function licenceFaults(packages: LockedPackages): string[] {
  return shippedPackages(packages)
    .filter(([, { license }]) => !isAllowed(license))
    .map(([path, { license }]) => `${nameOf(path)} has the licence ${license ?? 'of nobody'}`);
}

/** The parts for other systems that the lock file names but does not hold: there `npm ci` would refuse. */
export function missingParts(packages: LockedPackages): string[] {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isReachable(packages, path, name))
      .map((name) => `${name} of ${nameOf(path)}`),
  );
}

/** As Node looks for a package: beside the one that asks, then further up. */
function isReachable(packages: LockedPackages, from: string, name: string): boolean {
  const path = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
  if (Object.hasOwn(packages, path)) return true;
  return from !== '' && isReachable(packages, from.slice(0, Math.max(0, from.lastIndexOf('node_modules/') - 1)), name);
}

import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** Where the sources of built files are; the package tests check that they are built there. */
const places: readonly (readonly [built: RegExp, source: string])[] = [
  [/^preload\/index\.cjs$/, 'preload/index.ts'],
  [/^main\/icons\//, 'main/shell/public/icons/'],
];

/** Whether a file is there once the program is built, for a program that runs from its sources. */
export function isBuilt(path: string): boolean {
  const place = relative(root, path).replaceAll('\\', '/');
  const [found] = places.filter(([built]) => built.test(place));
  return existsSync(found ? join(root, place.replace(found[0], found[1])) : path);
}

import { sep } from 'node:path';

/** A path as disks in memory know it, also where the system writes it with a drive and backslashes. */
export function onePath(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/').replace(/^[A-Za-z]:/, '');
}

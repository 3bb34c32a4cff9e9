import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Loads a package from where the bench installed it: the project does not depend on it. */
export async function loadPeer<Package>(peersFolder: string, name: string): Promise<Package> {
  const require = createRequire(join(peersFolder, 'package.json'));
  // Safe: the callers describe the part of the package that they use.
  return (await import(pathToFileURL(require.resolve(name)).href)) as Package;
}

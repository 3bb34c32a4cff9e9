import type { Environment } from './electron-package.ts';

/**
 * What is set for other programs and breaks the start of this one:
 * - ELECTRON_RUN_AS_NODE makes a plain Node of Electron. Editors built on Electron set it in their terminals.
 * - ELECTRON_NO_ATTACH_CONSOLE cuts Electron off from the console on Windows, and so from Ctrl+C.
 * - ELECTRON_FORCE_IS_PACKAGED lets Electron take our folder for an argument of a packaged program.
 * - NODE_OPTIONS is meant for Node; Electron refuses to start with some of its options.
 * Other variables of Electron only add output, or are a choice of the person's (ELECTRON_OVERRIDE_DIST_PATH).
 */
const harmful = new Set([
  'ELECTRON_RUN_AS_NODE',
  'ELECTRON_NO_ATTACH_CONSOLE',
  'ELECTRON_FORCE_IS_PACKAGED',
  'NODE_OPTIONS',
]);

/** The environment for Electron. Names are case-insensitive on Windows. */
export function electronEnvironment(environment: Environment): Environment {
  return without(environment, harmful);
}

/** The environment for Electron's installer, which unpacks the download into its own folder. */
export function installerEnvironment(environment: Environment): Environment {
  return without(environment, new Set(['FORCE_NO_CACHE', 'ELECTRON_OVERRIDE_DIST_PATH']));
}

function without(environment: Environment, names: ReadonlySet<string>): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !names.has(name.toUpperCase())));
}

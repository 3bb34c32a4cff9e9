import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { downloadElectron } from './download.ts';
import {
  type ElectronPackage,
  type Environment,
  isPublished,
  isTranslated,
  readElectronPackage,
  targetOf,
} from './electron-package.ts';
import { faultOf } from './fault.ts';
import { withFolderLock } from './folder-lock.ts';
import type { StartIdleTimeout } from './idle-timeout.ts';
import { progressLine, type Terminal } from './progress.ts';
import { unpackElectron } from './unpack.ts';

/** The path of Electron's program, or sentences about why there is none. */
export type Runtime = { readonly path: string } | { readonly missing: string };

export interface RuntimePorts {
  readonly environment: Environment;
  readonly printLine: (line: string) => void;
  readonly terminal: Terminal;
  readonly startPatience: StartIdleTimeout;
  readonly pause: () => Promise<void>;
  readonly stopped: AbortSignal;
}

const tryAgain = 'Deskside will try again at the next start.';

/**
 * The path of Electron's program, which is downloaded and unpacked if necessary. `require('electron')` is not used
 * because it downloads silently. A failed download is not remembered: the next start tries again.
 */
export async function electronRuntime(root: string, ports: RuntimePorts): Promise<Runtime> {
  const present = await installed(root);
  if (present) return { path: present };
  const electron = await readElectronPackage(root);
  if (!electron) return { missing: 'The Electron package isn’t installed. Run npm ci to install it.' };
  const { environment } = ports;
  const target = targetOf(environment, process, await isTranslated());
  if (!isPublished(electron, target, environment)) {
    return {
      missing: `There is no Electron ${electron.version} for this computer (${target.platform} ${target.arch}).`,
    };
  }
  const wait = {
    onWait: () => ports.printLine('Another Deskside process is installing Electron. Waiting for it (Ctrl+C to skip)…'),
    pause: ports.pause,
    stopped: ports.stopped,
  };
  try {
    // Another process may have finished it.
    const install = async () => ((await installed(root)) ? undefined : installElectron(electron, target, ports));
    const missing = await withFolderLock(electron.folder, wait, install);
    const path = await installed(root);
    return path ? { path } : { missing: missing ?? skipped };
  } catch (error) {
    return { missing: `Electron ${electron.version} couldn’t be installed: ${faultOf(error)}.` };
  }
}

const skipped = `The Electron download was skipped. ${tryAgain}`;

/** Returns sentences about what failed, if anything did. */
async function installElectron(
  electron: ElectronPackage,
  target: { readonly platform: string; readonly arch: string },
  { environment, printLine: say, terminal, startPatience, stopped }: RuntimePorts,
): Promise<string | undefined> {
  const name = `Electron ${electron.version}`;
  say(`${name} is downloaded on the first start (over 100 MB). Press Ctrl+C to skip and use a browser.`);
  const line = progressLine(`Downloading ${name}`, terminal);
  const ports = { environment, startPatience, onProgress: line.show, stopped };
  const download = await downloadElectron(electron, target, ports).finally(line.end);
  if (download.kind === 'stopped') return skipped;
  if (download.kind === 'stalled') return `The Electron download stalled. ${tryAgain}`;
  if (download.kind === 'failed') return `${name} couldn’t be downloaded: ${faultOf(download.error)}. ${tryAgain}`;
  say(`Unpacking ${name}…`);
  const fault = await unpackElectron(electron, environment, stopped);
  if (stopped.aborted) return skipped;
  return fault === undefined ? undefined : `${name} couldn’t be unpacked: ${fault}. ${tryAgain}`;
}

/**
 * The installed program of the right version, if it is complete. Respects `ELECTRON_OVERRIDE_DIST_PATH`, as Electron
 * does.
 */
export async function installed(root: string): Promise<string | undefined> {
  const folder = join(root, 'node_modules', 'electron');
  const read = (...path: string[]) => readFile(join(folder, ...path), 'utf8').catch(() => undefined);
  const name = await read('path.txt');
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const unpacked = (await read('dist', 'version'))?.trim().replace(/^v/, '');
  // An update of the package leaves an older version behind; a missing version means that unpacking was interrupted.
  const isWhole = unpacked !== undefined && unpacked === (await readElectronPackage(root))?.version;
  const candidates = [
    ...(override ? [join(override, name ?? defaultName())] : []),
    ...(name && isWhole ? [join(folder, 'dist', name)] : []),
  ];
  return candidates.find((path) => existsSync(path));
}

function defaultName(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

import { posix, win32 } from 'node:path';

/** A program that can be proved, and what has to be known of it to start it. */
export interface Program {
  readonly path: string;
  /** The folder that an unpackaged Electron runs; undefined for a packed program. */
  readonly sources: string | undefined;
  /** The file that says where updates are published. */
  readonly publishFile: string;
}

interface System {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
}

/** Where the packager leaves a program that this system can run, below its output folder, the likeliest first. */
export function packedPlaces({ platform, arch }: System): string[] {
  const own = arch === 'x64' ? '' : `-${arch}`;
  if (platform === 'darwin') {
    // A Mac of today also runs what was made for the older processor.
    const folders = [`mac${own}`, 'mac-universal', 'mac'];
    return [...new Set(folders)].map((folder) => `${folder}/Deskside.app/Contents/MacOS/Deskside`);
  }
  return platform === 'win32' ? [`win${own}-unpacked/Deskside.exe`] : [`linux${own}-unpacked/deskside`];
}

/** The packed program in the packager's output folder; nothing if it is not there. */
export function packedProgram(out: string, system: System, has: (path: string) => boolean): Program | undefined {
  const { join } = pathsOf(system.platform);
  const path = packedPlaces(system)
    .map((place) => join(out, ...place.split('/')))
    .find(has);
  return path === undefined ? undefined : programAt(path, system.platform);
}

/** A packed program at a given path. On macOS that may be the whole bundle. */
export function programAt(given: string, platform: NodeJS.Platform): Program {
  const { join, dirname, basename } = pathsOf(platform);
  // The content of an AppImage is hidden; the folder it was packed from is beside it.
  if (given.endsWith('.AppImage')) {
    const publishFile = join(dirname(given), 'linux-unpacked', 'resources', 'app-update.yml');
    return { path: given, sources: undefined, publishFile };
  }
  const isBundle = platform === 'darwin' && given.replace(/\/+$/, '').endsWith('.app');
  const path = isBundle ? join(given, 'Contents', 'MacOS', basename(given, '.app')) : given;
  const resources =
    platform === 'darwin' ? join(dirname(dirname(path)), 'Resources') : join(dirname(path), 'resources');
  return { path, sources: undefined, publishFile: join(resources, 'app-update.yml') };
}

/** The sources, run by the Electron that is installed among the packages. */
export function unpackagedProgram(electron: string, root: string, platform: NodeJS.Platform): Program {
  return { path: electron, sources: root, publishFile: pathsOf(platform).join(root, 'electron-builder.yml') };
}

function pathsOf(platform: NodeJS.Platform): typeof posix {
  return platform === 'win32' ? win32 : posix;
}

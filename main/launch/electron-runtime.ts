import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Long enough for a download to show that it is moving on, short enough for a person who waits. */
const patienceMs = 20_000;

export type Runtime = { readonly path: string } | { readonly missing: string };

/**
 * The path of Electron's program, fetched when it is not there. Never by `require('electron')`, which would download
 * by itself and block. A download that hangs is given up after 20 s, and not tried again for this version.
 */
export async function electronRuntime(root: string, dataFolder: string): Promise<Runtime> {
  const present = await installed(root);
  if (present) return { path: present };
  const version = await electronVersion(root);
  if (version === undefined) return { missing: 'Electron is not among the installed packages' };
  const given = join(dataFolder, 'electron-not-available');
  if ((await readFile(given, 'utf8').catch(() => '')) === version) {
    return { missing: `Electron ${version} could not be fetched before (delete ${given} to try again)` };
  }
  if (await fetched(root)) {
    const path = await installed(root);
    if (path) return { path };
  }
  await mkdir(dataFolder, { recursive: true });
  await writeFile(given, version);
  return { missing: `Electron ${version} cannot be fetched here` };
}

/** Where Electron's own installer put the program; `ELECTRON_OVERRIDE_DIST_PATH` is honoured as Electron does. */
export async function installed(root: string): Promise<string | undefined> {
  const folder = join(root, 'node_modules', 'electron');
  const name = await readFile(join(folder, 'path.txt'), 'utf8').catch(() => undefined);
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const candidates = [
    ...(override ? [join(override, name ?? defaultName())] : []),
    ...(name ? [join(folder, 'dist', name)] : []),
  ];
  return candidates.find((path) => existsSync(path));
}

function defaultName(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

async function electronVersion(root: string): Promise<string | undefined> {
  const text = await readFile(join(root, 'node_modules', 'electron', 'package.json'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : String((JSON.parse(text) as { version: unknown }).version);
}

async function fetched(root: string): Promise<boolean> {
  const installer = join(root, 'node_modules', 'electron', 'install.js');
  if (!existsSync(installer)) return false;
  const child = spawn(process.execPath, [installer], { cwd: dirname(installer), stdio: 'ignore' });
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  const code = await new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
    child.once('error', () => resolve(1));
  });
  clearTimeout(timer);
  return code === 0;
}

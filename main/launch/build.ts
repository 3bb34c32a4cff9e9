import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { withFolderLock } from './folder-lock.ts';

/** A part of the program, its sources, and how to build it. */
interface Part {
  readonly name: string;
  readonly config: string;
  readonly sources: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

const parts: readonly Part[] = [
  {
    name: 'main',
    config: 'main/vite.config.ts',
    sources: ['main', 'shared', 'renderer/i18n/en', 'renderer/i18n/sentences'],
  },
  { name: 'preload', config: 'preload/vite.config.ts', sources: ['preload', 'shared'] },
  {
    name: 'preload-electron',
    config: 'preload/vite.config.ts',
    sources: ['preload', 'shared'],
    environment: { DESKSIDE_HOST: 'electron' },
  },
  { name: 'renderer', config: 'renderer/vite.config.ts', sources: ['renderer', 'shared'] },
];

const checkAgainMs = 200;

/**
 * Builds the parts whose sources changed. `say` is called for each with the time it took. Waits while another process
 * builds into the same folder.
 */
export async function buildStale(root: string, say: (line: string) => void): Promise<void> {
  if ((await staleParts(root)).length === 0) return;
  const folder = join(root, 'dist');
  await mkdir(folder, { recursive: true });
  const wait = {
    onWait: () => say('Another Deskside process is building the app. Waiting for it…'),
    pause: () => pause(checkAgainMs),
    stopped: new AbortController().signal,
  };
  await withFolderLock(folder, wait, async () => {
    for (const { part, present } of await staleParts(root)) {
      const startedMs = performance.now();
      await build(root, part);
      await writeFile(stampOf(root, part), present);
      say(`Built ${part.name} in ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
    }
  });
}

interface StalePart {
  readonly part: Part;
  /** The fingerprint of its sources. */
  readonly present: string;
}

async function staleParts(root: string): Promise<readonly StalePart[]> {
  const found = await Promise.all(parts.map(async (part) => ({ part, present: await fingerprint(root, part) })));
  const built = await Promise.all(parts.map((part) => readFile(stampOf(root, part), 'utf8').catch(() => '')));
  return found.filter(({ present }, index) => built[index] !== present);
}

function stampOf(root: string, { name }: Part): string {
  return join(root, 'dist', `.${name}`);
}

/** The newest change and the number of source files; deleting a file changes the fingerprint too. */
async function fingerprint(root: string, { sources }: Part): Promise<string> {
  const files = [join(root, 'package-lock.json')];
  for (const source of sources) {
    const entries = await readdir(join(root, source), { recursive: true, withFileTypes: true });
    files.push(...entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)));
  }
  const times = await Promise.all(files.map(async (file) => (await stat(file)).mtimeMs));
  return `${files.length} ${Math.max(...times)}`;
}

async function build(root: string, { name, config, environment }: Part): Promise<void> {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(process.execPath, [vite, 'build', '-c', config, '--logLevel', 'warn'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`Building ${name} failed. See the output above.`);
}

import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A part of the program, what it is built from, and how. */
interface Part {
  readonly name: string;
  readonly config: string;
  readonly sources: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

const parts: readonly Part[] = [
  { name: 'main', config: 'main/vite.config.ts', sources: ['main', 'shared'] },
  { name: 'preload', config: 'preload/vite.config.ts', sources: ['preload', 'shared'] },
  {
    name: 'preload-electron',
    config: 'preload/vite.config.ts',
    sources: ['preload', 'shared'],
    environment: { DESKSIDE_HOST: 'electron' },
  },
  { name: 'renderer', config: 'renderer/vite.config.ts', sources: ['renderer', 'shared'] },
];

/** Builds the parts whose sources changed since they were built; `say` hears of each, with the time it took. */
export async function buildStale(root: string, say: (line: string) => void): Promise<void> {
  for (const part of parts) {
    const stamp = join(root, 'dist', `.${part.name}`);
    const present = await fingerprint(root, part);
    if ((await readFile(stamp, 'utf8').catch(() => '')) === present) continue;
    const startedMs = performance.now();
    await build(root, part);
    await mkdir(join(root, 'dist'), { recursive: true });
    await writeFile(stamp, present);
    say(`built ${part.name} in ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
  }
}

/** The newest change and the number of files a part is built from; a file that was taken away changes it too. */
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
  if (code !== 0) throw new Error(`Building ${name} failed. What vite said above tells why.`);
}

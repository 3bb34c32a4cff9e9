import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type UserConfig } from 'vite';
import mainConfig from '../../main/vite.config.ts';

const root = join(import.meta.dirname, '..', '..');

/**
 * Builds the updates as the program’s build does, into a folder where no module of others lies but one that stands for
 * electron, which Electron itself would give.
 */
export async function buildUpdater(folder: string): Promise<void> {
  const updates = join(root, 'main', 'shell', 'updates');
  await buildParts(join(folder, 'main'), {
    'own-feed': join(updates, 'own-feed.ts'),
    updates: join(updates, 'updates.ts'),
  });
  await buildParts(join(folder, 'stand-in'), { electron: join(root, 'test', 'support', 'update-electron.ts') });
  const electron = join(folder, 'node_modules', 'electron');
  await mkdir(electron, { recursive: true });
  await cp(join(folder, 'stand-in', 'electron.js'), join(electron, 'stand-in.mjs'));
  // Code that imports or requires electron gets the fake.
  const exports = { import: './index.mjs', require: './index.cjs' };
  await writeFile(join(electron, 'package.json'), JSON.stringify({ name: 'electron', exports }));
  await writeFile(join(electron, 'index.cjs'), 'module.exports = globalThis.electron;\n');
  await writeFile(join(electron, 'index.mjs'), 'export const { app } = globalThis.electron;\n');
}

/** What the built files ask for by name, from wherever modules are found. */
export async function modulesAskedFor(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, 'main'), { recursive: true });
  const texts = names
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFile(join(folder, 'main', name), 'utf8'));
  const asked = (await Promise.all(texts)).flatMap((text) => [
    ...text.matchAll(/require\("([^"]+)"\)|^(?:import|export) [^"\n]*from "([^"]+)"|\bimport\("([^"]+)"\)/gm),
  ]);
  const modules = asked.map(([, required, imported, lazily]) => required ?? imported ?? lazily ?? '');
  return [...new Set(modules)].filter((name) => !name.startsWith('.')).toSorted();
}

function buildParts(outDir: string, input: Readonly<Record<string, string>>): Promise<unknown> {
  const { rollupOptions, ...given }: NonNullable<UserConfig['build']> = mainConfig.build ?? {};
  return build({
    ...mainConfig,
    configFile: false,
    logLevel: 'warn',
    build: { ...given, outDir, copyPublicDir: false, rollupOptions: { ...rollupOptions, input } },
  });
}

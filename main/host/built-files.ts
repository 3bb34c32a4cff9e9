import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { BuiltFile } from './pages.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Reads all files of the renderer's build; source maps and unknown types are skipped. */
export async function readBuiltFiles(folder: string): Promise<Map<string, BuiltFile>> {
  const files = new Map<string, BuiltFile>();
  await readInto(files, folder, '');
  return files;
}

/** Lists one folder at a time: in a packaged program the files are in an archive that supports nothing else. */
async function readInto(files: Map<string, BuiltFile>, folder: string, place: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const type = types[extname(entry.name)];
    if (entry.isDirectory()) await readInto(files, path, `${place}/${entry.name}`);
    else if (type !== undefined)
      files.set(`${place}/${entry.name}`, { bytes: new Uint8Array(await readFile(path)), type });
  }
}

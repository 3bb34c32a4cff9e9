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

/** Reads all files that the renderer's build put into a folder; source maps and unknown kinds are left out. */
export async function readBuiltFiles(folder: string): Promise<Map<string, BuiltFile>> {
  const files = new Map<string, BuiltFile>();
  await readInto(files, folder, '');
  return files;
}

/** Folder by folder: in a packed program they lie in an archive, which knows no other way of listing. */
async function readInto(files: Map<string, BuiltFile>, folder: string, place: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const type = types[extname(entry.name)];
    if (entry.isDirectory()) await readInto(files, path, `${place}/${entry.name}`);
    else if (type !== undefined)
      files.set(`${place}/${entry.name}`, { bytes: new Uint8Array(await readFile(path)), type });
  }
}

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..', '..');

/** A program in a folder that runs the thread of the search index as it is written, not as it is built. */
export async function writtenIndexProgram(folder: string): Promise<string> {
  const starter = join(folder, 'starter.mjs');
  const tsx = import.meta.resolve('tsx/esm/api');
  const written = pathToFileURL(join(root, 'main', 'search-worker.ts')).href;
  const [library, program] = [tsx, written].map((url) => JSON.stringify(url));
  await writeFile(starter, `import { tsImport } from ${library};\nawait tsImport(${program}, import.meta.url);\n`);
  return starter;
}

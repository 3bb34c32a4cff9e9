import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** How Electron's own program marks its fuses: a sentinel, a version, how many there are, and one character for each. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** Electron 45 has nine; as shipped, some are on. */
const shippedFuses = '100011011';

/**
 * A folder that has the shape of Electron's, with a stub in place of its program: enough for packing, where the
 * real one cannot be had. It proves what is packed and how, never that it starts.
 */
export async function stubElectronDist(
  folder: string,
  platform: 'linux' | 'win32',
  fuses = shippedFuses,
): Promise<void> {
  await mkdir(join(folder, 'locales'), { recursive: true });
  await mkdir(join(folder, 'resources'), { recursive: true });
  for (const locale of ['en-US', 'de', 'fr']) await writeFile(join(folder, 'locales', `${locale}.pak`), 'words');
  await writeFile(join(folder, 'version'), await electronVersion());
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) await writeFile(join(folder, name), 'a licence');
  const wire = Buffer.concat([Buffer.from(sentinel), Buffer.from([1, fuses.length]), Buffer.from(fuses)]);
  if (platform === 'linux') {
    await writeFile(join(folder, 'electron'), Buffer.concat([Buffer.from('a stub\0'), wire]), { mode: 0o755 });
    await writeFile(join(folder, 'chrome-sandbox'), 'a stub', { mode: 0o755 });
    return;
  }
  // Windows' programs are edited while packing, so this has to be a real one; any will do.
  const program = join(folder, 'electron.exe');
  await copyFile(join(root, 'node_modules', 'electron-winstaller', 'vendor', 'Setup.exe'), program);
  await writeFile(program, Buffer.concat([await readFile(program), wire]));
}

async function electronVersion(): Promise<string> {
  const text = await readFile(join(root, 'node_modules', 'electron', 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

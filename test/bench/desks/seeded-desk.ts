import { access, cp, link, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeDisk } from '../../../main/platform/node-disk.ts';
import { seedDesk, seedFormat } from '../../../main/sample/seed-desk.ts';
import { quickly } from '../../support/quick-hash.ts';

/** The folders of a desk and of the computer that owns it. */
export interface DeskFolders {
  readonly folder: string;
  readonly dataFolder: string;
  /** The environment that makes a program use this data folder. */
  readonly environment: Readonly<Record<string, string>>;
}

function foldersIn(path: string): DeskFolders {
  const onMac = process.platform === 'darwin' ? ['Library', 'Application Support'] : [];
  const environment = { XDG_DATA_HOME: path, HOME: path, APPDATA: path };
  return { folder: join(path, 'desk'), dataFolder: join(path, ...onMac, 'Deskside'), environment };
}

const seed = 1;

/** Changes with the content of the kept desks: here, PINs whose check takes no time. */
const format = `${seedFormat}-quick`;

/** A seeded desk of a size, made once and kept: nobody may open it, only a copy. */
export async function seededDesk(cache: string, tickets: number, say: (line: string) => void): Promise<DeskFolders> {
  const path = join(cache, `${tickets}-tickets-seed-${seed}-format-${format}`);
  const folders = foldersIn(path);
  if (await isThere(path)) return folders;
  const startedMs = performance.now();
  const unfinished = `${path}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  await seedDesk({ ...foldersIn(unfinished), disk: nodeDisk, tickets, seed, untilMs: Date.now(), hash: quickly });
  await rename(unfinished, path);
  say(`Seeded ${tickets} tickets in ${((performance.now() - startedMs) / 1000).toFixed(1)} s: ${folders.folder}`);
  return folders;
}

/**
 * A copy to work on. Closed segments of a journal never change, so they are linked; what can change is copied.
 */
export async function copyOfDesk({ folder, dataFolder: data }: DeskFolders, path: string): Promise<DeskFolders> {
  const copy = foldersIn(path);
  await cp(data, copy.dataFolder, { recursive: true });
  const isJournal = (file: string) => file.startsWith(join(folder, 'journal'));
  await cp(folder, copy.folder, { recursive: true, filter: (file) => !isJournal(file) });
  for (const device of await readdir(join(folder, 'journal'))) {
    const [from, to] = [join(folder, 'journal', device), join(copy.folder, 'journal', device)];
    await mkdir(to, { recursive: true });
    const segments = (await readdir(from)).sort();
    const last = segments.pop();
    for (const name of segments) await link(join(from, name), join(to, name));
    if (last !== undefined) await cp(join(from, last), join(to, last));
  }
  return copy;
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

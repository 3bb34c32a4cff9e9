import { rmSync } from 'node:fs';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Disk } from '../../../main/platform/disk.ts';
import { nodeDisk } from '../../../main/platform/node-disk.ts';
import { dataFolderIn, removal } from './hosts.ts';

/** Where a desk is made that tests take copies of. The data folder belongs to it: a copy is on the same device. */
export interface DeskLocation {
  readonly disk: Disk;
  readonly folder: string;
  readonly dataFolder: string;
}

export type MakeDesk = (at: DeskLocation) => Promise<void>;

/** Desks that take a while to make are made once by each worker, and copied for each test. */
const prepared = new Map<string, Promise<string>>();

async function makePrepared(make: MakeDesk): Promise<string> {
  const folders = await mkdtemp(join(tmpdir(), 'deskside-prepared-'));
  process.once('exit', () => rmSync(folders, removal));
  await make({ disk: nodeDisk, folder: join(folders, 'desk'), dataFolder: dataFolderIn(join(folders, 'data')) });
  return folders;
}

/** Puts a copy of a prepared desk where a test's desk will look for one. */
export async function copyPrepared(folder: string, name: string, make: MakeDesk): Promise<void> {
  const made = prepared.get(name) ?? makePrepared(make);
  prepared.set(name, made);
  await cp(await made, dirname(folder), { recursive: true });
}

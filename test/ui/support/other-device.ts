import { composeDesk } from '../../../main/compose.ts';
import type { LiveDesk } from '../../../main/desk/live-desk.ts';
import type { MemoryDisk } from '../../support/memory-disk.ts';
import { quickly } from '../../support/quick-hash.ts';
import { sampleTexts } from '../../support/sample-texts.ts';

const log = { info: () => undefined, warn: () => undefined, bug: (error: unknown) => Promise.reject(error) };

/** The journal lines that another device writes: one that begins with a copy of this desk while the desk is not open. */
export async function writtenElsewhere(
  desk: { readonly disk: () => MemoryDisk; readonly folder: string },
  write: (engine: LiveDesk['engine']) => Promise<void>,
): Promise<Buffer[]> {
  const { folder } = desk;
  const disk = desk.disk().copy();
  const before = new Set(linesOn(disk, folder).map(String));
  const dataFolder = '/elsewhere/data';
  const composed = await composeDesk({ disk, dataFolder, desk: folder, sampleTexts, log, hash: quickly });
  await composed.opened;
  const other = composed.deskManager.desk();
  if (!other) throw new Error('The copy is not open');
  await write(other.engine);
  await composed.close();
  return linesOn(disk, folder).filter((line) => !before.has(String(line)));
}

function linesOn(disk: MemoryDisk, folder: string): Buffer[] {
  const journal = [...disk.files()].filter(([path]) => path.startsWith(`${folder}/journal`) && path.endsWith('.jsonl'));
  return journal.flatMap(([, bytes]) =>
    bytes
      .toString('utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => Buffer.from(line)),
  );
}

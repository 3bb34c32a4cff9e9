import { openDelivered } from '../../main/notifications/delivered.ts';
import { createDocumentFaults } from '../../main/platform/document-fault.ts';
import { openSettings } from '../../main/platform/settings.ts';
import { openComputerSettings } from '../../main/shell/computer-settings.ts';
import { openWindowMemory } from '../../main/shell/window-state.ts';
import { createMemoryDisk, type MemoryDisk } from '../support/memory-disk.ts';
import type { Damaged } from './documents-part.ts';
import { missingBytes } from './kept-bytes.ts';
import { type FaultOutcome, held } from './part.ts';

const folder = '/here/data';

export const computerDocuments = ['settings', 'computer', 'window', 'told'].map((name) => `${folder}/${name}.json`);

/** A computer as the program finds it, and as it leaves it after everything was changed once. */
async function use(disk: MemoryDisk, round: number) {
  const faults = createDocumentFaults();
  const settings = await openSettings(disk, folder, faults.note);
  await settings.repair();
  const computer = await openComputerSettings(disk, folder, 'linux', faults.note);
  const window = await openWindowMemory(disk, folder, faults.note);
  const told = await openDelivered(disk, folder, faults.note);
  const atStart = faults.all();
  await settings.change({ lastDesk: `/desk ${round}` });
  await computer.change({ zoom: 1 + round / 4 });
  await window.save({ bounds: { x: round, y: 0, width: 900, height: 600 }, isMaximized: false });
  told.add(`ticket-${round}`, 1_000, 'overdue');
  await told.save();
  return { atStart, lastDesk: settings.read().lastDesk };
}

export async function makeComputer(): Promise<MemoryDisk> {
  const disk = createMemoryDisk();
  await disk.makeFolder(folder);
  for (const round of [1, 2]) await use(disk, round);
  return disk;
}

export async function checkComputer({ disk, document, kept, isTold }: Damaged): Promise<FaultOutcome> {
  const { atStart } = await use(disk, 3);
  const isNamed = atStart.some((fault) => fault.document === document);
  if (isTold && !isNamed) return { kind: 'silent', what: 'nobody was told' };
  const missing = missingBytes(disk, kept);
  if (missing) return { kind: 'lost', what: missing };
  const again = await use(disk, 4);
  if (again.atStart.length > 0) return { kind: 'lost', what: 'it was damaged again at the next start' };
  return again.lastDesk === '/desk 4' ? held : { kind: 'lost', what: 'the desk opened last' };
}

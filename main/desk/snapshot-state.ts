import * as z from 'zod';
import { idSchema } from '../../shared/domain/id.ts';
import { applyTail } from '../engine/apply-tail.ts';
import { readTail } from '../journal/journal.ts';
import { type JournalMark, journalMarkSchema } from '../journal/mark.ts';
import type { JournalReport } from '../journal/report.ts';
import type { SnapshotFolder } from '../snapshot/snapshot-folder.ts';
import type { LoadedState, LoadState, StateSource } from './load-state.ts';
import type { StateFiles } from './state-saver.ts';
import { loadState, stateFilesSchema } from './stored-state.ts';

/** What a snapshot stands for. */
export interface Stands {
  /** The device that it was written by; another one would take the same commits for somebody else's. */
  readonly device: string;
  readonly journal: JournalMark;
  /** What reading the journal found. */
  readonly findings: readonly JournalReport[];
}

const standsSchema = z.object({
  device: idSchema,
  journal: journalMarkSchema,
  findings: z.array(z.custom<JournalReport>()),
});

/** More lines than are added between two snapshots; reading everything is quicker than folding so many again. */
const longestTail = 5_000;

/** Loads the newest snapshot that is still true and the lines added since; else everything is read. */
export function fromSnapshot(folder: SnapshotFolder, readAll: LoadState): LoadState {
  return async (source) => {
    for (const manifest of await folder.snapshots()) {
      const stands = standsSchema.safeParse(manifest.stands).data;
      const files = stateFilesSchema.safeParse(manifest.files).data;
      if (!stands || !files || stands.device !== source.device.id) continue;
      const loaded = await load(folder, source, stands, files);
      // If the journal is not what a snapshot says, an older one does not help either.
      if (loaded === 'untrue') break;
      if (loaded !== 'unreadable') return loaded;
    }
    return readAll(source);
  };
}

async function load(
  folder: SnapshotFolder,
  { device, nowMs, report, ...source }: StateSource,
  { journal: mark, findings }: Stands,
  files: StateFiles,
): Promise<LoadedState | 'untrue' | 'unreadable'> {
  const listener = { commit: () => undefined, report };
  const tail = await readTail({ ...source, device: device.id, listener }, mark, longestTail);
  if (!tail) return 'untrue';
  const stored = await loadState(device, folder.files, files);
  if (!stored) return 'unreadable';
  const journal = await tail.open();
  const found = [...findings];
  const ports = { journal, nowMs, report: (one: JournalReport) => void found.push(one) };
  if (!(await applyTail(stored.state, ports, tail.commits))) {
    await journal.close();
    return 'untrue';
  }
  found.forEach(report);
  return { state: stored.state, journal, saver: stored.saver, unstored: tail.commits.length };
}

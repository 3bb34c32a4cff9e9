import type { CommitRef } from '../../shared/domain/event.ts';
import type { DeskState } from '../engine/state.ts';
import { deviceFolders } from '../journal/journal.ts';
import type { Wanted } from '../journal/line.ts';
import type { JournalReport } from '../journal/report.ts';
import { scanFolder } from '../journal/scan.ts';
import type { PlacedCommit } from '../journal/segment.ts';
import type { Disk } from '../platform/disk.ts';
import type { Rest } from '../platform/in-slices.ts';

export interface JournalCheckPorts {
  readonly disk: Disk;
  /** The `journal` folder of a desk. */
  readonly path: string;
  readonly state: Pick<DeskState, 'commits' | 'lineage'>;
  /** What an earlier reading of the journal found. */
  readonly findings: readonly JournalReport[];
  readonly rest: Rest;
  /** Runs a task while no line is written that is not known yet. */
  readonly inTurn: <T>(task: () => Promise<T>) => Promise<T>;
}

export interface JournalCheck {
  /** Whether the journal still is what the state was made from. */
  readonly isSame: boolean;
  /** Problems that were not found before. */
  readonly found: readonly JournalReport[];
}

/** What the values say is known: a value of other bytes would have another hash. */
const onlyChecked: Wanted = () => 'check';

/** Reads every line of a journal whose state is known, and compares both. */
export async function checkJournal(ports: JournalCheckPorts): Promise<JournalCheck> {
  const { disk, path, state, rest, inTurn } = ports;
  const known = ports.findings.filter(isOfLines).map((report) => JSON.stringify(report));
  const size = state.commits.size();
  const reports: JournalReport[] = [];
  const others: CommitRef[] = [];
  const isKnown = (commit: CommitRef) => state.lineage.has(commit);
  let seen = 0;
  const commit = ({ head: { device, seq }, sum }: PlacedCommit) => {
    const ref = { device, seq, sum };
    if (isKnown(ref)) seen += 1;
    else others.push(ref);
  };
  const listener = { commit, report: (report: JournalReport) => void reports.push(report) };
  for (const folder of await deviceFolders(disk, path)) {
    await scanFolder({ disk, journal: path, folder, listener, rest, wanted: onlyChecked });
  }
  // A line may have been read before the engine noted that it was written.
  const areKnown = await inTurn(async () => others.every(isKnown));
  const texts = new Set(reports.map((report) => JSON.stringify(report)));
  const found = reports.filter((report) => !known.includes(JSON.stringify(report)));
  const isComplete = seen + others.length >= size && known.every((text) => texts.has(text));
  return { isSame: areKnown && isComplete && found.length === 0, found };
}

/** Whether a report comes from a line itself, and not from what an event means. */
function isOfLines({ kind }: JournalReport): boolean {
  return kind !== 'unfit-event' && kind !== 'unknown-event';
}

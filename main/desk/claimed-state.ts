import { join } from 'node:path';
import type { JournalReport } from '../journal/report.ts';
import { claimPorts } from './claim-ports.ts';
import type { DeskLocation } from './desk-location.ts';
import { deviceNote, notedHighWaterMarks } from './device-note.ts';
import { claimDevice, type DeskFile, renewDevice } from './identity.ts';
import type { LoadedState, LoadState, StateSource } from './load-state.ts';
import type { LockIdentity } from './lock.ts';
import { missingTails, reachedBy } from './missing-tail.ts';

export interface ClaimedState extends LoadedState {
  readonly file: DeskFile;
  readonly reports: readonly JournalReport[];
  /** Those that every reading of the journal would give. */
  readonly findings: readonly JournalReport[];
}

type Source = Pick<StateSource, 'guard' | 'startNewSegment' | 'nowMs' | 'opening'>;

/**
 * The desk's state, and the device that writes here from now on. A device whose journal lacks its end is replaced by a
 * new one: else a seq and a ticket number would be used twice, and the lost lines could not be restored.
 */
export async function claimState(
  location: DeskLocation,
  present: DeskFile,
  identity: LockIdentity,
  loadState: LoadState,
  source: Source,
): Promise<ClaimedState> {
  const { disk, folder } = location;
  const ports = claimPorts(disk, folder, identity);
  const before = await deviceNote({ ...location, onFault: () => undefined }, present.device.id).read();
  const file = await claimDevice(location, present, ports);
  const reports: JournalReport[] = [];
  const load = ({ device }: DeskFile, report: StateSource['report']) =>
    loadState({ ...source, disk, path: join(folder, 'journal'), device, report });
  const loaded = await load(file, (report) => void reports.push(report));
  const lost = missingTails(
    loaded.reached ?? reachedBy(loaded.state),
    await notedHighWaterMarks(location, file.deskId),
  );
  const isOurs = lost.some(({ device }) => device === file.device.id);
  if (!isOurs) return { ...loaded, file, reports: [...reports, ...lost], findings: reports.filter(isLasting) };
  await loaded.journal.close();
  const renewed = await renewDevice(location, file, ports);
  // The device was last opened elsewhere, so this is an older copy of its folder.
  if (before && before.folder !== folder) await deviceNote(location, file.device.id).write(before);
  // Problems from the first reading were reported then, and the bad lines are in quarantine.
  const findings: JournalReport[] = [];
  const again = await load(renewed, (report) => void findings.push(report));
  const shownReports = reports.map((report) => withoutEnd(report, file));
  const { code } = renewed.device;
  return {
    ...again,
    file: renewed,
    reports: [...shownReports, ...lost.map((end) => ({ ...end, code }))],
    findings: findings.filter(isLasting),
  };
}

/** An incomplete line is reported once if it is ours, and found again wherever it stays. */
function isLasting({ kind }: JournalReport): boolean {
  return kind !== 'torn-tail';
}

/** An incomplete line where confirmed lines are missing may be one of them. */
function withoutEnd(report: JournalReport, { device }: DeskFile): JournalReport {
  const isOwnTail = report.kind === 'torn-tail' && report.position.folder === device.id;
  return isOwnTail ? { ...report, mayBeConfirmed: true } : report;
}

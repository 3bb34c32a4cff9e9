import { join } from 'node:path';
import type { JournalReport } from '../journal/report.ts';
import { quietly } from '../platform/disk.ts';
import { unwrittenFault } from '../platform/document-fault.ts';
import { failureOf, NotSaved } from '../platform/failure.ts';
import { claimPorts } from './claim-ports.ts';
import type { DeskLocation } from './desk-location.ts';
import { deviceNote, notedHighWaterMarks, notePath } from './device-note.ts';
import { claimDevice, type DeskFile, renewDevice } from './identity.ts';
import type { LoadedState, LoadState, StateSource } from './load-state.ts';
import type { LockIdentity } from './lock.ts';
import { missingTails, reachedBy } from './missing-tail.ts';

export interface ClaimedState extends LoadedState {
  readonly file: DeskFile;
  readonly reports: readonly JournalReport[];
  /** Those that every reading of the journal would give. */
  readonly findings: readonly JournalReport[];
  /** Ends what claiming the device still has to write; a failure is reported, and the next start knows the device. */
  readonly settle: () => Promise<void>;
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
  const reports: JournalReport[] = [];
  const found = (one: JournalReport) => void reports.push(one);
  const noting = deviceNote(location, present.device.id).read();
  const claiming = noting.then((known) => claimDevice(location, present, known, ports));
  const confirmed = async () => (await claiming).confirm();
  const settle = async (): Promise<void> => {
    const path = notePath(location, (await claiming).file.device.id);
    await quietly(confirmed, () => location.onFault(unwrittenFault(path)));
  };
  const guard = async () => {
    await confirmed().catch((error: unknown) => {
      throw new NotSaved(failureOf(error), { cause: error });
    });
    await source.guard();
  };
  const load = ({ device }: DeskFile, report: StateSource['report'], mayWrite: Promise<unknown>) =>
    loadState({ ...source, guard, disk, path: join(folder, 'journal'), device, report, mayWrite });
  // Nearly always the device stays the same, so its stored state is read at the same time.
  const sameDevice = claiming.then((claimed) => {
    if (!isOf(present, claimed.file)) throw new AnotherDevice();
  });
  sameDevice.catch(() => undefined); // Loading is told when it waits for this, which may be later.
  const [claimed, ahead, marked] = await Promise.allSettled([
    claiming,
    load(present, found, sameDevice),
    claiming.then((claimed) => notedHighWaterMarks(location, claimed.file.deskId)),
  ]);
  const { file } = resultOf(claimed);
  // While the desk is shown: only a first change waits for it.
  const settling = settle();
  try {
    const loaded = isOf(present, file) ? resultOf(ahead) : await load(file, found, claiming);
    const lost = missingTails(loaded.reached ?? reachedBy(loaded.state), resultOf(marked));
    const isOurs = lost.some(({ device }) => device === file.device.id);
    if (!isOurs)
      return { ...loaded, file, reports: [...reports, ...lost], findings: reports.filter(isLasting), settle };
    await loaded.journal.close();
    await settling;
    const renewed = await renewDevice(location, file, ports);
    // The device was last opened elsewhere, so this is an older copy of its folder.
    const before = await noting;
    if (before && before.folder !== folder) await deviceNote(location, file.device.id).write(before);
    // Problems from the first reading were reported then, and the bad lines are in quarantine.
    const findings: JournalReport[] = [];
    const again = await load(renewed, (report) => void findings.push(report), Promise.resolve());
    const shownReports = reports.map((report) => withoutEnd(report, file));
    const { code } = renewed.device;
    return {
      ...again,
      file: renewed,
      reports: [...shownReports, ...lost.map((end) => ({ ...end, code }))],
      findings: findings.filter(isLasting),
      settle,
    };
  } catch (error) {
    await settling;
    throw error;
  }
}

/** The state was loaded for another device than the one that was claimed. */
class AnotherDevice extends Error {}

function isOf({ device }: DeskFile, other: DeskFile): boolean {
  return device.id === other.device.id && device.code === other.device.code;
}

function resultOf<Value>(settled: PromiseSettledResult<Value>): Value {
  if (settled.status === 'rejected') throw settled.reason;
  return settled.value;
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

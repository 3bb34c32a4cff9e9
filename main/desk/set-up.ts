import type * as z from 'zod';
import type { LocationProblem } from '../../shared/bridge/failures.ts';
import type { NewCode } from '../../shared/bridge/recovery.ts';
import { done, failed, type Result } from '../../shared/bridge/result.ts';
import type { setUpFields } from '../../shared/bridge/set-up.ts';
import {
  type CourseAgent,
  courseAgents,
  courseDepartmentId,
  courseRecords,
} from '../../shared/domain/course-records.ts';
import type { Id } from '../../shared/domain/id.ts';
import { systemPrincipal } from '../../shared/domain/principal.ts';
import { startingAgent } from '../../shared/domain/starting-agent.ts';
import { type StartingRecord, startingRecord, startingRecords } from '../../shared/domain/starting-records.ts';
import type { JournalReport } from '../journal/report.ts';
import { errorCode, isSystemError, quietly } from '../platform/disk.ts';
import { failureOf, NotSaved } from '../platform/failure.ts';
import { folderProblem, takenProblem } from './check-folder.ts';
import { clearUnfinished } from './clear-unfinished.ts';
import { conditionOf } from './condition.ts';
import { finishFounding, foundDeskFolder } from './identity.ts';
import { type LiveDesk, type LiveDeskPorts, openLiveDesk } from './live-desk.ts';
import { newRecoveryCode } from './new-recovery-code.ts';

export type SetUp = z.output<typeof setUpFields>;

export function locationProblem(problem: LocationProblem) {
  return failed('refused', problem);
}

/** The error for a relative path; `example` is a valid absolute path on this computer. */
export function relativePath(example: string) {
  return failed('refused', 'folder.relative', { details: { example } });
}

/** A desk whose set-up was interrupted has a folder but no desk record; setting it up again continues from there. */
export function isSetUp({ engine }: Pick<LiveDesk, 'engine'>): boolean {
  return engine.records.get('desk', 'desk') !== undefined;
}

/** What an interrupted set-up can leave behind. */
const unconfirmed: ReadonlySet<JournalReport['kind']> = new Set(['torn-tail', 'never-acknowledged']);

/**
 * The error for a desk with content but no desk record: its founding line is damaged. Setting up a new desk in its
 * place would overwrite its tickets.
 */
export function damagedDesk({ engine, reports, folder }: LiveDesk) {
  const isEmpty = engine.rows.count() === 0 && reports.every(({ kind }) => unconfirmed.has(kind));
  if (isSetUp({ engine }) || isEmpty) return undefined;
  return failed('unavailable', 'desk.damaged', { details: { folder } });
}

export interface SetUpDone {
  readonly administratorId: Id;
  readonly code: NewCode;
}

/** Creates a desk in an empty or new folder, with its records and all secrets, and opens it. */
export async function setUpDesk(
  ports: LiveDeskPorts,
  setUp: SetUp,
  hostName: string,
  key: string,
): Promise<Result<SetUpDone & { readonly desk: LiveDesk }>> {
  const { newId } = ports.location;
  const administratorId = newId();
  const agents = setUp.agents.map((agent) => ({ ...agent, id: newId() }));
  const idOf = (wanted: CourseAgent) => agents.find(({ courseAgent }) => courseAgent === wanted)?.id;
  const isCourse = setUp.startWith === 'course';
  const departments = isCourse ? [courseDepartmentId] : [];
  const records = [
    ...startingRecords(setUp.name, setUp.timeZone, false),
    ...(isCourse ? courseRecords({ jane: idOf('jane'), john: idOf('john') }) : []),
    startingRecord('agent', administratorId, startingAgent(setUp.administrator, true, departments)),
    ...agents.map((agent) => {
      const { id, name, colour, courseAgent } = agent;
      const fields = isCourse && courseAgent ? { ...courseAgents[courseAgent], name, colour } : undefined;
      return startingRecord('agent', id, fields ?? startingAgent(agent, false, departments));
    }),
  ];
  // The administrator's secret comes last: if all records are lost, the order identifies the administrator.
  const secrets = Object.fromEntries(
    [...agents, { ...setUp.administrator, id: administratorId }].map(({ id, secret }) => [id, secret]),
  );
  const founded = await foundDesk(ports, { hostName, isSample: false, records, secrets, key });
  if (!founded.ok) return founded;
  const desk = founded.value;
  return done({ administratorId, desk, code: await newRecoveryCode(desk.recovery) });
}

export interface Founding {
  readonly hostName: string;
  readonly isSample: boolean;
  readonly records: readonly StartingRecord[];
  readonly secrets: Readonly<Record<string, string>>;
  /** The key of the set-up request, by which a repeated request finds the desk already made. */
  readonly key?: string;
}

export async function foundDesk(ports: LiveDeskPorts, founding: Founding): Promise<Result<LiveDesk>> {
  const { location } = ports;
  try {
    const prepared = await prepareFolder(ports, founding);
    if (prepared) return prepared;
    const opened = await openLiveDesk(ports);
    if (!opened.ok) return opened;
    const founded = await foundRecords(opened.value, founding, founding.key ?? location.newId());
    if (founded.ok) return founding.isSample ? opened : done(await finished(ports, opened.value));
    await opened.value.close();
    return founded;
  } catch (error) {
    if (!isSystemError(error) && !(error instanceof NotSaved)) throw error;
    const reason = failureOf(error);
    const isPlace = reason === 'folder-gone' || reason === 'disk-silent' || errorCode(error) === 'EEXIST';
    return isPlace ? locationProblem(folderProblem(error)) : failed('not-saved', reason);
  }
}

/** The first line confirms the desk; if the disk refuses the note beside it, the next start writes it. */
async function finished({ location }: LiveDeskPorts, desk: LiveDesk): Promise<LiveDesk> {
  const file = await quietly(
    () => finishFounding(location, desk.file),
    () => undefined,
  );
  return file ? { ...desk, file } : desk;
}

/** Writes the records and secrets of an open desk that has none; if that fails, the caller closes the desk. */
async function foundRecords(desk: LiveDesk, { secrets, records }: Founding, key: string): Promise<Result<object>> {
  const damaged = damagedDesk(desk);
  if (damaged) return damaged;
  if (isSetUp(desk)) return locationProblem('folder.has-desk');
  try {
    await desk.secrets.setAll(secrets);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const reason = failureOf(error);
    return failed('not-saved', reason);
  }
  return desk.engine.run({ name: 'desk.found', input: { records }, key, principal: systemPrincipal });
}

async function prepareFolder(ports: LiveDeskPorts, { hostName, isSample }: Founding) {
  const { location } = ports;
  const condition = await conditionOf(location);
  if (condition.kind === 'begun') {
    // A set-up continues an interrupted one; a sample is created from scratch.
    if (!isSample && !condition.file.isSample) return undefined;
    const cleared = await clearUnfinished(ports);
    if (!cleared.ok) return cleared;
  }
  const taken = await takenProblem(location);
  if (taken) return locationProblem(taken);
  await location.disk.makeFolder(location.folder);
  await foundDeskFolder(location, hostName, isSample);
  return undefined;
}

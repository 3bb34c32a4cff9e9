import { isAbsolute } from 'node:path';
import type * as z from 'zod';
import type { setUpInput } from '../../shared/bridge/calls.ts';
import { failures, type PlaceProblem, placeProblems } from '../../shared/bridge/failures.ts';
import { failed, type Result } from '../../shared/bridge/result.ts';
import { system } from '../../shared/domain/event.ts';
import type { FieldsOf } from '../../shared/domain/records/registry.ts';
import { type StartingRecord, startingRecord, startingRecords } from '../../shared/domain/starting-records.ts';
import type { JournalReport } from '../journal/report.ts';
import { isSystemError, listIfThere } from '../platform/disk.ts';
import { failureOf } from '../platform/failure.ts';
import { type DeskPlace, foundDeskFolder, readDeskFile } from './identity.ts';
import { type LiveDesk, type LiveDeskPorts, openLiveDesk } from './live-desk.ts';

export type SetUp = z.output<typeof setUpInput>;

export function placeProblem(problem: PlaceProblem) {
  return failed('refused', placeProblems[problem], { reason: problem });
}

/** A desk whose set-up was interrupted has a folder and no desk record: setting it up again goes on from there. */
export function isSetUp({ engine }: Pick<LiveDesk, 'engine'>): boolean {
  return engine.records.get('desk', 'desk') !== undefined;
}

/** What a set-up leaves that was interrupted. */
const unconfirmed: ReadonlySet<JournalReport['kind']> = new Set(['torn-tail', 'never-acknowledged']);

/**
 * The answer for a desk that holds something but no desk record: the line that it began with is damaged. To set one up
 * in its place would put another desk over its tickets.
 */
export function damagedDesk({ engine, reports, folder }: LiveDesk) {
  const isEmpty = engine.tickets.size === 0 && reports.every(({ kind }) => unconfirmed.has(kind));
  if (isSetUp({ engine }) || isEmpty) return undefined;
  return failed(
    'unavailable',
    `The desk in ${folder} is damaged: the line that it began with cannot be read. Its tickets are still there; put back a copy of its journal.`,
    { reason: 'desk-damaged' },
  );
}

/** Founds a desk in an empty or new folder, with its records and everybody's secrets, and opens it. */
export async function setUpDesk(ports: LiveDeskPorts, setUp: SetUp, hostName: string): Promise<Result<LiveDesk>> {
  const agents = [
    { ...setUp.administrator, isAdministrator: true },
    ...setUp.agents.map((agent) => ({ ...agent, isAdministrator: false })),
  ].map((agent) => ({ ...agent, id: ports.place.newId() }));
  const records = [
    ...startingRecords(setUp.name, setUp.timeZone, false),
    ...agents.map(({ id, name, colour, isAdministrator }) =>
      startingRecord('agent', id, startingAgent(name, colour, isAdministrator)),
    ),
  ];
  const secrets = Object.fromEntries(agents.map(({ id, secret }) => [id, secret]));
  return foundDesk(ports, { hostName, isSample: false, records, secrets });
}

export interface Founding {
  readonly hostName: string;
  readonly isSample: boolean;
  readonly records: readonly StartingRecord[];
  readonly secrets: Readonly<Record<string, string>>;
}

export async function foundDesk(ports: LiveDeskPorts, founding: Founding): Promise<Result<LiveDesk>> {
  const { place } = ports;
  if (!isAbsolute(place.folder)) return placeProblem('folder.relative');
  try {
    const prepared = await prepareFolder(place, founding);
    if (prepared) return prepared;
    const opened = await openLiveDesk(ports);
    if (!opened.ok) return opened;
    const founded = await foundRecords(opened.value, founding, place.newId());
    if (founded.ok) return opened;
    await opened.value.close();
    return founded;
  } catch (error) {
    const reason = failureOf(error);
    const isFile = reason === 'folder-gone' || (error instanceof Error && 'code' in error && error.code === 'EEXIST');
    return isFile ? placeProblem('folder.is-file') : failed('not-saved', failures[reason], { reason });
  }
}

/** The records and secrets of a desk that is open and has none; its owner closes it when they cannot be written. */
async function foundRecords(desk: LiveDesk, { secrets, records }: Founding, key: string): Promise<Result<object>> {
  const damaged = damagedDesk(desk);
  if (damaged) return damaged;
  if (isSetUp(desk)) return placeProblem('folder.has-desk');
  try {
    await desk.secrets.setAll(secrets);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const reason = failureOf(error);
    return failed('not-saved', failures[reason], { reason });
  }
  return desk.engine.run('desk.found', { records }, key, system);
}

async function prepareFolder(place: DeskPlace, { hostName, isSample }: Founding) {
  const { disk, folder } = place;
  // A set-up that was interrupted may have left the desk's file under the name that it has while it is written.
  if (await readDeskFile(place)) return undefined;
  const present = (await listIfThere(disk, folder)).filter((name) => name !== 'desk.json.new');
  if (present.includes('desk.json')) return placeProblem('folder.has-desk');
  if (present.length > 0) return placeProblem('folder.not-empty');
  await disk.makeFolder(folder);
  await foundDeskFolder(place, hostName, isSample);
  return undefined;
}

/** An agent of a new desk answers for all of it; an administrator narrows that down later. */
function startingAgent(name: string, colour: FieldsOf<'agent'>['colour'], isAdministrator: boolean): FieldsOf<'agent'> {
  const roleId = isAdministrator ? 'role-all-access' : 'role-expanded';
  const extended = ['department-sales', 'department-maintenance'].map((departmentId) => ({ departmentId, roleId }));
  return { name, colour, departmentId: 'department-support', roleId, extended, isAdministrator };
}

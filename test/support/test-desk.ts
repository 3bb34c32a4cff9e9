import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foundDeskFolder } from '../../main/desk/identity.ts';
import { type OpenDesk, openDesk } from '../../main/desk/open-desk.ts';
import type { AppliedCommit } from '../../main/engine/ports.ts';
import type { Disk } from '../../main/platform/disk.ts';
import { nodeDisk } from '../../main/platform/node-disk.ts';
import { sanitize } from '../../main/platform/sanitize.ts';
import type { Done } from '../../shared/bridge/done.ts';
import type { Result } from '../../shared/bridge/result.ts';
import { agentPrincipal, systemPrincipal } from '../../shared/domain/principal.ts';
import { laterDefaults } from '../../shared/domain/records/registry.ts';
import type { InputOf, OperationName } from '../../shared/domain/registry.ts';
import { type StartingRecord, startingRecord, startingRecords } from '../../shared/domain/starting-records.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import { fewTickets, type KnownTickets, knownTickets } from './all-tickets.ts';
import { virtualClock } from './virtual-clock.ts';

/** A temporary folder that is removed after the test. */
export async function temporaryFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'deskside-'));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }) };
}

/** Ids that count up, so that a test can be repeated to the letter. */
export function countingIds(prefix: string): () => string {
  let count = 0;
  return () => `${prefix}${String(++count).padStart(6, '0')}`;
}

export interface TestClock {
  nowMs: number;
}

/** A Monday morning in working hours. */
export const monday = Date.UTC(2026, 10, 16, 14, 0);

export interface TestDesk extends OpenDesk {
  readonly clock: TestClock;
  readonly changes: (readonly AppliedCommit[])[];
  /** A ticket as it is now. */
  readonly ticketNow: (ticketId: string) => Ticket | undefined;
  /** Runs an operation as an agent (or as the desk itself, without one). */
  readonly as: <Name extends OperationName>(
    agentId: string | null,
    name: Name,
    input: InputOf<Name>,
    key?: string,
  ) => Promise<Result<Done>>;
}

export interface TestDeskOptions {
  readonly disk?: Disk;
  readonly clock?: TestClock;
  readonly ids?: string;
  readonly records?: readonly StartingRecord[];
  readonly dataFolder?: string;
  /** Whether it was founded by the first release, which had fewer defaults. */
  readonly isOfFirstRelease?: boolean;
}

/** Jane works in Support with all access, John with expanded access, Vera may only look, Sam sits in Sales. */
export const testAgents: readonly StartingRecord[] = [
  agent('jane', 'Jane Doe', 'department-support', 'role-all-access', true),
  agent('john', 'John Doe', 'department-support', 'role-expanded', false),
  agent('vera', 'Vera View', 'department-support', 'role-view-only', false),
  agent('sam', 'Sam Sales', 'department-sales', 'role-expanded', false),
];

function agent(
  id: string,
  name: string,
  departmentId: string,
  roleId: string,
  isAdministrator: boolean,
): StartingRecord {
  return startingRecord('agent', id, { name, colour: 'blue', departmentId, roleId, extended: [], isAdministrator });
}

/** The records that the first release began with: those without the defaults that came later. */
export function ofFirstRelease(records: readonly StartingRecord[]): readonly StartingRecord[] {
  return records.filter(({ kind, id }) => !laterDefaults(kind).includes(id));
}

export async function openTestDesk(folder: string, options: TestDeskOptions = {}): Promise<TestDesk> {
  const { disk = nodeDisk, clock = { nowMs: monday }, ids = 'id' } = options;
  const makeId = countingIds(`${ids}-`);
  const changes: (readonly AppliedCommit[])[] = [];
  let known: KnownTickets | undefined;
  const location = {
    disk,
    folder,
    dataFolder: options.dataFolder ?? join(folder, '..', 'data'),
    newId: makeId,
    newSecret: makeId,
    onFault: () => undefined,
  };
  const exists = await disk.read(join(folder, 'desk.json')).then(
    () => true,
    () => false,
  );
  if (!exists) {
    await disk.makeFolder(folder);
    await foundDeskFolder(location, 'Test', false);
  }
  const opened = await openDesk({
    location,
    clock: virtualClock(clock),
    nowMs: () => clock.nowMs,
    salt: makeId,
    clean: sanitize,
    staged: () => undefined,
    publish: (commits) => {
      changes.push(commits);
      known?.hear(commits);
    },
    mostTickets: fewTickets,
    identity: { pid: process.pid, started: 'test', host: 'here', token: makeId(), startOf: async () => 'test' },
  });
  if (!opened.ok) throw new Error(opened.error.reason);
  const desk = opened.value;
  known = await knownTickets(desk.engine);
  const newKey = countingIds('key-');
  /** Answers do not wait for listeners; tests look at what those keep as soon as they have the answer. */
  const as: TestDesk['as'] = async (agentId, name, input, key = newKey()) => {
    const principal = agentId === null ? systemPrincipal : agentPrincipal(agentId);
    const answer = await desk.engine.run({ name, input, key, principal });
    desk.engine.settle();
    return answer;
  };
  if (!exists) {
    const defaults = startingRecords('Test desk', 'America/New_York', false);
    const records = [
      ...(options.isOfFirstRelease ? ofFirstRelease(defaults) : defaults),
      ...testAgents,
      ...(options.records ?? []),
    ];
    const founded = await as(null, 'desk.found', { records });
    if (!founded.ok) throw new Error(founded.error.reason);
  }
  return { ...desk, clock, changes, ticketNow: known.get, as };
}

/** A ticket as most tests need one. */
export function someTicket(summary = 'Adobe Reader not working'): InputOf<'ticket.open'> {
  return {
    requester: { personId: null, name: 'Ken Wheeler', email: 'ken@example.com', phone: '', place: '' },
    source: 'phone',
    topicId: 'topic-general',
    summary,
    details: 'It closes right after it starts.',
  };
}

export function expectDone<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.reason}`);
  return result.value;
}

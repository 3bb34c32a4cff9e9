import { expect } from 'vitest';
import { replayJournal } from '../../../main/desk/load-state.ts';
import { unattended } from '../../../main/desk/opening.ts';
import { createEngine, type Engine } from '../../../main/engine/engine.ts';
import type { Ingested } from '../../../main/engine/ingest.ts';
import type { AppliedCommit, EnginePorts } from '../../../main/engine/ports.ts';
import type { UncheckedRequest } from '../../../main/engine/request.ts';
import type { DeskState, OwnDevice } from '../../../main/engine/state.ts';
import type { JournalReport } from '../../../main/journal/report.ts';
import { beginSlice } from '../../../main/platform/in-slices.ts';
import { sanitize } from '../../../main/platform/sanitize.ts';
import type { Done } from '../../../shared/bridge/done.ts';
import type { Result } from '../../../shared/bridge/result.ts';
import type { CommitLinks } from '../../../shared/domain/commit-links.ts';
import { parseTargetKey } from '../../../shared/domain/event.ts';
import type { Folded } from '../../../shared/domain/fold.ts';
import { agentPrincipal, systemPrincipal } from '../../../shared/domain/principal.ts';
import type { InputOf, OperationName } from '../../../shared/domain/registry.ts';
import { startingRecord, startingRecords } from '../../../shared/domain/starting-records.ts';
import { ticketKind } from '../../../shared/domain/ticket/kind.ts';
import { ticketRow } from '../../../shared/domain/ticket/row.ts';
import type { Ticket } from '../../../shared/domain/ticket/ticket.ts';
import { fewTickets, type KnownTickets, knownTickets } from '../../support/all-tickets.ts';
import { createMemoryDisk, type MemoryDisk } from '../../support/memory-disk.ts';
import {
  countingIds,
  expectDone,
  monday,
  ofFirstRelease,
  type TestClock,
  testAgents,
} from '../../support/test-desk.ts';

/** An installed desk with its own engine and journal; only its disk, clock and ids are simulated. */
export interface SyncDesk {
  readonly name: string;
  readonly device: OwnDevice;
  readonly clock: TestClock;
  readonly disk: MemoryDisk;
  readonly state: DeskState;
  readonly engine: Engine;
  /** The announcement of each batch. */
  readonly changes: readonly (readonly AppliedCommit[])[];
  /** What was found wrong when the journal was read. */
  readonly reports: readonly JournalReport[];
  readonly as: <Name extends OperationName>(
    agentId: string | null,
    name: Name,
    input: InputOf<Name>,
    key?: string,
  ) => Promise<Result<Done>>;
  /** Any input that the bridge would pass on, typed or not. */
  readonly run: (agentId: string, name: string, input: unknown, links?: CommitLinks) => Promise<Result<Done>>;
  /** Applies delivered lines, which the disk accepts. */
  readonly takesIn: (lines: readonly Buffer[]) => Promise<Ingested>;
  /** Every whole line of the journal, ours and copies, without newlines. */
  readonly lines: () => Buffer[];
  readonly ticket: (id: string) => Ticket | undefined;
}

export interface DeskOptions {
  readonly code?: string;
  readonly deviceId?: string;
  readonly nowMs?: number;
  readonly disk?: MemoryDisk;
  readonly clock?: TestClock;
}

const journalPath = '/desk/journal';
let lives = 0;

/** Opens the desk of that name; on the disk of an earlier one it is the same desk after a restart. */
export async function desk(name: string, options: DeskOptions = {}): Promise<SyncDesk> {
  const { disk = createMemoryDisk(), clock = { nowMs: options.nowMs ?? monday } } = options;
  const device = { id: options.deviceId ?? `device-${name}`, code: options.code ?? '' };
  lives += 1;
  const newId = countingIds(`${name}-${lives}-`);
  const newKey = countingIds(`key-${name}-${lives}-`);
  const reports: JournalReport[] = [];
  const changes: (readonly AppliedCommit[])[] = [];
  const { state, journal } = await replayJournal({
    disk,
    path: journalPath,
    device,
    guard: async () => undefined,
    startNewSegment: false,
    nowMs: clock.nowMs,
    opening: unattended,
    mayWrite: Promise.resolve(),
    readAtOnce: Number.POSITIVE_INFINITY,
    report: (report) => void reports.push(report),
  });
  let known: KnownTickets | undefined;
  const ports: EnginePorts = {
    journal,
    nowMs: () => clock.nowMs,
    beginSlice,
    newId,
    salt: newId,
    clean: sanitize,
    staged: () => undefined,
    publish: (commits) => {
      changes.push(commits);
      known?.hear(commits);
    },
  };
  const engine = createEngine(state, ports, fewTickets);
  known = await knownTickets(engine);

  /** Answers do not wait for listeners; tests look at `changes` as soon as they have the answer. */
  async function asked(request: UncheckedRequest): Promise<Result<Done>> {
    const answer = await engine.run(request);
    engine.settle();
    return answer;
  }

  return {
    name,
    device,
    clock,
    disk,
    state,
    engine,
    changes,
    reports,
    as: (agentId, operation, input, key = newKey()) =>
      asked({
        name: operation,
        input,
        key,
        principal: agentId === null ? systemPrincipal : agentPrincipal(agentId),
      }),
    run: (agentId, name, input, links = {}) =>
      asked({ name, input, key: newKey(), principal: agentPrincipal(agentId), ...links }),
    takesIn: (lines) => engine.ingest(lines).then(expectDone),
    lines: () => linesOf(disk),
    ticket: (id) => known?.get(id),
  };
}

/** The same desk after a restart: everything in memory only is lost. */
export function restarted({ name, device, clock, disk }: SyncDesk): Promise<SyncDesk> {
  return desk(name, { deviceId: device.id, code: device.code, clock, disk });
}

/** A desk folder copied without Deskside: both copies use the same device id. */
export function copied(original: SyncDesk, name: string): Promise<SyncDesk> {
  const { device, clock, disk } = original;
  return desk(name, { deviceId: device.id, code: device.code, nowMs: clock.nowMs, disk: disk.copy() });
}

function linesOf(disk: MemoryDisk): Buffer[] {
  const segments = [...disk.files()].filter(([path]) => path.startsWith(journalPath) && path.endsWith('.jsonl'));
  return segments.toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, bytes]) => splitLines(bytes));
}

function splitLines(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    lines.push(Buffer.from(bytes.subarray(start, end)));
    start = end + 1;
  }
  return lines;
}

/** Puts down the desk's records, with the agents of every test, on a desk that has none. */
export async function found(first: SyncDesk, isOfFirstRelease = false): Promise<void> {
  const lena = {
    name: 'Lena Lead',
    colour: 'red',
    departmentId: 'department-support',
    roleId: 'role-all-access',
  } as const;
  const defaults = startingRecords('Shared desk', 'America/New_York', false);
  const records = [
    ...(isOfFirstRelease ? ofFirstRelease(defaults) : defaults),
    ...testAgents,
    startingRecord('agent', 'lena', {
      ...lena,
      extended: ['department-sales', 'department-maintenance'].map((departmentId) => ({
        departmentId,
        roleId: 'role-all-access',
      })),
      isAdministrator: true,
    }),
    ...someFields,
    startingRecord('team', 'team-field', { name: 'Field', memberIds: ['john', 'sam'] }),
  ];
  expectDone(await first.as(null, 'desk.found', { records }));
}

const asked = { choices: [], isRequired: false, order: 1 };

/** Fields of the desk's own, of different types. */
const someFields = [
  startingRecord('field', 'field-room', { ...asked, name: 'Room', type: 'line' }),
  startingRecord('field', 'field-urgent', { ...asked, name: 'Urgent', type: 'yes-no' }),
  startingRecord('field', 'field-floor', {
    ...asked,
    name: 'Floor',
    type: 'choice',
    choices: [
      { id: 'ground', name: 'Ground floor' },
      { id: 'first', name: 'First floor' },
    ],
  }),
];

/** Anna founds the desk; the others join it and so have seen the founding. The first has no ticket code. */
export async function foundedDesks<const Names extends readonly string[]>(
  ...names: Names
): Promise<{ readonly [Index in keyof Names]: SyncDesk }> {
  const desks = await Promise.all(
    names.map((name, index) => desk(name, { code: index === 0 ? '' : String.fromCharCode(65 + index) })),
  );
  const [first, ...others] = desks;
  if (first) await found(first);
  for (const other of others) await other.takesIn(first?.lines() ?? []);
  // Safe: one desk was made for each name.
  return desks as unknown as { readonly [Index in keyof Names]: SyncDesk };
}

/**
 * Everything that a desk knows: what each ticket and each record folded to, by `kind:id`. The row of each ticket has to
 * agree with it.
 */
export async function everythingOn({
  state,
  engine,
}: Pick<SyncDesk, 'state' | 'engine'>): Promise<Readonly<Record<string, Folded | undefined>>> {
  const found: Record<string, Folded | undefined> = {};
  for (const key of state.commits.touched()) {
    const { kind, id } = parseTargetKey(key);
    if (kind !== ticketKind) {
      found[key] = state.targets.get(key);
      continue;
    }
    const [ticket] = await engine.tickets.load([id]);
    found[key] = ticket;
    expect(engine.rows.get(id)).toEqual(ticket && ticketRow(ticket));
  }
  return found;
}

import type { StampedEvent, TargetKey } from '../../shared/domain/event.ts';
import type { Saw } from '../../shared/domain/frontier.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { Lineage } from '../../shared/domain/lineage.ts';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';
import type { RecordState } from '../../shared/domain/records/record.ts';
import { type Stamp, zeroStamp } from '../../shared/domain/stamp.ts';
import { counterOf, firstCounter } from '../../shared/domain/ticket/intake.ts';
import type { CommitEntry } from './commit-entry.ts';
import { type CommitIndex, createCommitIndex } from './commits/commit-index.ts';
import { createNamedFiles, type NamedFiles } from './named-files.ts';
import type { FirstOnly } from './once.ts';
import { createPeople, type People } from './people/people.ts';
import { type Completeness, createCompleteness } from './rows/completeness.ts';
import { createRowTable } from './rows/create-row-table.ts';
import { placedRows } from './rows/placed-rows.ts';
import type { RowTable } from './rows/row-table.ts';
import { createStoredPlaces, type StoredPlaces } from './stored-places.ts';
import { createTargets, deskRecordsOf, type Targets } from './targets.ts';

/** The device that this process writes as. */
export interface OwnDevice {
  readonly id: Id;
  readonly code: string;
}

/** Everything the engine knows. Only commits that are on the disk change it. */
export interface DeskState {
  readonly device: OwnDevice;
  readonly targets: Targets;
  readonly records: DeskRecords;
  readonly rows: RowTable;
  readonly rowPlaces: StoredPlaces;
  readonly people: People;
  readonly files: NamedFiles;
  readonly commits: CommitIndex;
  /** Whether all commits and people are known; until then only rows and desk records can be used. */
  readonly index: Completeness;
  readonly lineage: Lineage;
  readonly firstOnly: FirstOnly;
  /** Placeholders for lost records, as if they had been written first. */
  readonly placeholders: Map<TargetKey, RecordState['fields']>;
  /** The end of our own chain. */
  chain: { readonly seq: number; readonly sum: string };
  clock: Stamp;
  lastCounter: number;
  /** Counters of ours on tickets that we did not open. */
  readonly takenCounters: Set<number>;
  /** The commits of others that our last commit named as seen; the next one names only newer ones. */
  saw: Saw;
  /** How many tickets and records were dropped because no commit touches them any longer. */
  dropped: number;
}

export function createState(device: OwnDevice): DeskState {
  const commits = createCommitIndex(device.id);
  const rowPlaces = createStoredPlaces();
  const rows = placedRows(createRowTable(), rowPlaces);
  const people = createPeople();
  const targets = createTargets(rows.has, people);
  return {
    device,
    targets,
    records: deskRecordsOf(targets),
    rows,
    rowPlaces,
    people,
    files: createNamedFiles(),
    commits,
    index: createCompleteness(),
    lineage: commits.lineage,
    firstOnly: commits.firstOnly,
    placeholders: new Map(),
    chain: { seq: 0, sum: '' },
    clock: zeroStamp,
    lastCounter: firstCounter - 1,
    takenCounters: new Set(),
    saw: {},
    dropped: 0,
  };
}

export function keyOf(actor: string, key: string): string {
  return `${actor} ${key}`;
}

/** The commits of all other histories that we have applied since our last commit. */
export function newlySeen({ device, lineage, chain, saw }: DeskState): Saw {
  // Most desks have a single device, and its tip is its last commit.
  if (lineage.isOnly(device.id, chain.seq)) return {};
  const ownTip = `${chain.seq}.${chain.sum.slice(0, 12)}`;
  const news: Record<Id, readonly string[]> = {};
  for (const [heardOf, allTips] of lineage.tips()) {
    const tips = heardOf === device.id ? allTips.filter((tip) => tip !== ownTip) : allTips;
    const seenTip = Object.hasOwn(saw, heardOf) ? saw[heardOf] : undefined;
    if (tips.length > 0 && tips.join(' ') !== seenTip?.join(' ')) news[heardOf] = tips;
  }
  return news;
}

/** One of our own commits by its name, `device:seq`. */
export function ownCommit({ device, commits }: DeskState, name: string): CommitEntry | undefined {
  const [id, seq] = name.split(':');
  return id === device.id ? commits.own(Number(seq))[0] : undefined;
}

/** The most tickets that one commit opens; a number further beyond our commits is not ours. */
const mostOpened = 100;

/**
 * Remembers the highest counter of this device, so that no number is used twice. A number that only looks like one of
 * ours is skipped later and does not change this.
 */
export function noteNumbers(state: DeskState, events: readonly StampedEvent[], isOurs: boolean): void {
  for (const { type, data, commit } of events) {
    if (type !== 'ticket.opened') continue;
    const counter = counterOf((data as { readonly number: string }).number, state.device.code);
    if (counter === undefined) continue;
    const isPlausible = isOurs && counter < firstCounter + mostOpened * commit.seq;
    if (isPlausible) state.lastCounter = Math.max(state.lastCounter, counter);
    else state.takenCounters.add(counter);
  }
}

/** Remembers the number of a ticket that no longer exists. */
export function noteTaken({ device, takenCounters }: DeskState, number: string): void {
  const counter = counterOf(number, device.code);
  if (counter !== undefined) takenCounters.add(counter);
}

/** The counter of the next ticket of ours after one. */
export function counterAfter({ takenCounters }: Pick<DeskState, 'takenCounters'>, counter: number): number {
  let next = counter + 1;
  while (takenCounters.has(next)) next += 1;
  return next;
}

import type { StampedEvent, TargetKey } from '../../shared/domain/event.ts';
import type { Saw } from '../../shared/domain/frontier.ts';
import type { Id } from '../../shared/domain/id.ts';
import { createLineage, type Lineage } from '../../shared/domain/lineage.ts';
import type { RecordState } from '../../shared/domain/records/record.ts';
import { type Stamp, zeroStamp } from '../../shared/domain/stamp.ts';
import { counterOf, firstCounter } from '../../shared/domain/ticket/intake.ts';
import type { CommitEntry } from './commit-entry.ts';
import { type LookupRows, rowsOf } from './lookup-rows.ts';
import { createNamedFiles, type NamedFiles } from './named-files.ts';
import { createFirstOnly, type FirstOnly } from './once.ts';
import { createPeopleIndex, type PeopleIndex } from './people.ts';
import { createRequesters, type Requesters } from './requesters.ts';
import { createTargets, type Targets } from './targets.ts';

/** The device that this process writes as. */
export interface OwnDevice {
  readonly id: Id;
  readonly code: string;
}

/** Everything the engine knows. Only a commit that is on the disk changes it. */
export interface DeskState {
  readonly device: OwnDevice;
  readonly targets: Targets;
  readonly rows: LookupRows;
  readonly people: PeopleIndex;
  readonly requesters: Requesters;
  readonly files: NamedFiles;
  readonly lineage: Lineage;
  readonly firstOnly: FirstOnly;
  /** The commits that touched each target, in the order they came in, without those that do not count. */
  readonly history: Map<string, CommitEntry[]>;
  /** The commit that a form's key led to, by actor and key. */
  readonly byKey: Map<string, CommitEntry>;
  /** Our own commits in the order of their seq, which begins with 1. */
  readonly own: CommitEntry[];
  /** The sum of the last line in each folder of the journal. */
  readonly folderTips: Map<string, string>;
  /** What takes the place of records that damage took: as if it had been written before everything else. */
  readonly placeholders: Map<TargetKey, RecordState['fields']>;
  /** The end of our own chain. */
  chain: { readonly seq: number; readonly sum: string };
  clock: Stamp;
  lastCounter: number;
  /** Counters of ours that stand on tickets which we did not open. */
  readonly takenCounters: Set<number>;
  /** What our last commit said we had seen of others; the next one names only what is new. */
  saw: Saw;
}

export function createState(device: OwnDevice): DeskState {
  const targets = createTargets();
  const rows = rowsOf(targets.tickets);
  return {
    device,
    targets,
    rows,
    people: createPeopleIndex(),
    requesters: createRequesters(rows),
    files: createNamedFiles(),
    lineage: createLineage(),
    firstOnly: createFirstOnly(),
    history: new Map(),
    byKey: new Map(),
    own: [],
    folderTips: new Map(),
    placeholders: new Map(),
    chain: { seq: 0, sum: '' },
    clock: zeroStamp,
    lastCounter: firstCounter - 1,
    takenCounters: new Set(),
    saw: {},
  };
}

export function keyOf(actor: string, key: string): string {
  return `${actor} ${key}`;
}

/** What we have applied of all other histories, as far as our last commit did not say it yet. */
export function newlySeen({ device, lineage, chain, saw }: DeskState): Saw {
  const ownTip = `${chain.seq}.${chain.sum.slice(0, 12)}`;
  const news: Record<Id, readonly string[]> = {};
  for (const [heardOf, allTips] of lineage.tips()) {
    const tips = heardOf === device.id ? allTips.filter((tip) => tip !== ownTip) : allTips;
    const said = Object.hasOwn(saw, heardOf) ? saw[heardOf] : undefined;
    if (tips.length > 0 && tips.join(' ') !== said?.join(' ')) news[heardOf] = tips;
  }
  return news;
}

/** One of our own commits by its name, `device:seq`. */
export function ownCommit({ device, own }: DeskState, name: string): CommitEntry | undefined {
  const [id, seq] = name.split(':');
  const at = Number(seq) - (own[0]?.ref.seq ?? 1);
  const entry = id === device.id ? own[at] : undefined;
  return entry?.ref.seq === Number(seq) ? entry : own.find(({ ref }) => id === ref.device && ref.seq === Number(seq));
}

/** Tickets that one commit opens at most; with it a number that is further than all our commits reach is not ours. */
const mostOpened = 100;

/**
 * Remembers the highest counter this device has used, so that a number is never given twice. A number that only looks
 * like one of ours is left out when it is its turn, and moves nothing.
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

/** Remembers a number that stood on a ticket which is not there any more. */
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

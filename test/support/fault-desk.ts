import { join } from 'node:path';
import { type LiveDesk, type LiveDeskPorts, openLiveDesk } from '../../main/desk/live-desk.ts';
import { foundDesk } from '../../main/desk/set-up.ts';
import { eventsOf } from '../../main/engine/read-events.ts';
import { verifyDesk } from '../../main/inspect/verify.ts';
import { deviceFolders } from '../../main/journal/journal.ts';
import { checkFolder } from '../../main/journal/scan.ts';
import type { PlacedCommit } from '../../main/journal/segment.ts';
import { type Clock, systemClock } from '../../main/platform/clock.ts';
import type { Disk } from '../../main/platform/disk.ts';
import { noSecretBox } from '../../main/platform/secret-box.ts';
import type { Result } from '../../shared/bridge/result.ts';
import { parseTargetKey, type StampedEvent, targetKey } from '../../shared/domain/event.ts';
import { fold } from '../../shared/domain/fold.ts';
import { startingRecords } from '../../shared/domain/starting-records.ts';
import { ticketKind } from '../../shared/domain/ticket/kind.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import { createRandom, type Random } from '../../shared/lib/random.ts';
import { countingIds, expectDone, monday, testAgents } from './test-desk.ts';

export const folder = '/home/desk';
export const dataFolder = '/home/data';

const nextToken = countingIds('token-');

/** The n-th process on this computer; all others have ended. Each has its own clock, a minute ahead of the last. */
export function portsOf(disk: Disk, process: number, errors: unknown[] = []): LiveDeskPorts {
  const newId = countingIds(`p${process}-`);
  let nowMs = monday + process * 60_000;
  const location = {
    disk,
    folder,
    dataFolder,
    newId,
    newSecret: countingIds(`s${process}-`),
    onFault: () => undefined,
  };
  const identity = {
    pid: process,
    started: `start ${process}`,
    host: 'here',
    token: nextToken(),
    startOf: async (pid: number) => (pid === process ? `start ${process}` : undefined),
  };
  const clock: Clock = { ...systemClock, nowMs: () => (nowMs += 1) };
  return {
    location,
    identity,
    clock,
    deskClock: clock,
    salt: countingIds(`salt-${process}-`),
    secretBox: noSecretBox,
    onError: (error) => errors.push(error),
  };
}

export function foundOn(ports: LiveDeskPorts): Promise<Result<LiveDesk>> {
  const records = [...startingRecords('Test desk', 'America/New_York', false), ...testAgents];
  return foundDesk(ports, { hostName: 'Test', isSample: false, records, secrets: {} });
}

export async function openOn(disk: Disk, process: number): Promise<LiveDesk> {
  return expectDone(await openLiveDesk(portsOf(disk, process)));
}

export interface ReadCommit {
  readonly name: string;
  readonly sum: string;
  readonly key: string;
  readonly op: string;
  readonly events: readonly StampedEvent[];
}

/** The content of the journal, read without the engine, in the order of each device’s folder. */
export async function readCommits(disk: Disk, desk = folder): Promise<ReadCommit[]> {
  const commits: PlacedCommit[] = [];
  const journal = join(desk, 'journal');
  const listener = { commit: (commit: PlacedCommit) => commits.push(commit), report: () => undefined };
  for (const device of await deviceFolders(disk, journal)) {
    await checkFolder({ disk, journal, folder: device, listener });
  }
  return commits.map((commit) => {
    const { device, seq, key, op } = commit.head;
    return { name: `${device}:${seq}`, sum: commit.sum, key, op, events: eventsOf(commit) };
  });
}

/** The tickets that commits of one device fold to, each from all its events at once. */
export function ticketsOf(commits: readonly ReadCommit[]): Map<string, Ticket> {
  const events = new Map<string, StampedEvent[]>();
  for (const event of commits.flatMap((commit) => commit.events)) {
    if (event.target.kind !== ticketKind) continue;
    const key = targetKey(event.target);
    events.set(key, [...(events.get(key) ?? []), event]);
  }
  const folded = [...events].map(([key, all]) => fold(parseTargetKey(key), all, () => true));
  // Safe: only events of tickets were gathered, and they fold to tickets.
  return new Map(folded.map((ticket) => [ticket.id, ticket as Ticket]));
}

/** What `verify` says of a desk; nothing when every sum and chain is right. */
export async function verified(disk: Disk, desk = folder): Promise<string[]> {
  const lines: string[] = [];
  const code = await verifyDesk(disk, desk, (line) => lines.push(line));
  return code === 0 ? [] : lines;
}

/** Where a test starts its dice; `SEED` in the environment repeats a run that failed. It is named in every title. */
export const seed = Number(process.env.SEED ?? 20_261_121);

export function seeded(offset: number): Random {
  return createRandom(seed + offset);
}

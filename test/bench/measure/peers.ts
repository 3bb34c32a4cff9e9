import { execFileSync } from 'node:child_process';
import { access, cp, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DeskFolders } from '../desks/seeded-desk.ts';
import type { Program } from '../programs/program.ts';
import { spreadOf } from '../timing.ts';
import { type Context, start } from './context.ts';

/** What a user would otherwise pick. */
export interface Peer {
  readonly who: 'sqlite' | 'pouchdb' | 'lowdb';
  /** The largest desk it is measured with: those that write or read everything at once take minutes beyond it. */
  readonly most: number;
  /** What fills it with a seeded desk. */
  readonly seeder: string;
  /** The fraction of the others’ operations that it does in the same time. */
  readonly share: number;
}

export const peers: readonly Peer[] = [
  { who: 'sqlite', most: Number.POSITIVE_INFINITY, seeder: 'seed-sqlite', share: 1 },
  { who: 'pouchdb', most: 10_000, seeder: 'pouchdb', share: 0.25 },
  { who: 'lowdb', most: 10_000, seeder: 'lowdb', share: 0.025 },
];

/** Above this size a peer’s files are worked on in place: copying them would keep the disk busy for a while. */
const largestCopied = 10_000;

/** Starts the peers with the content of a seeded desk; says why one cannot run. */
export async function startPeers(
  context: Context,
  seeded: DeskFolders,
  ticketIds: readonly string[],
): Promise<ReadonlyMap<Peer, Program>> {
  const running = new Map<Peer, Program>();
  for (const peer of peers.filter(({ most }) => context.tickets <= most)) {
    try {
      running.set(peer, await startPeer(context, peer, seeded, ticketIds));
    } catch (error) {
      context.absent(peer.who, error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
    }
  }
  settleDisk();
  return running;
}

/** What was copied would otherwise be written while operations are measured. */
function settleDisk(): void {
  if (process.platform !== 'win32') execFileSync('sync');
}

async function startPeer(context: Context, peer: Peer, seeded: DeskFolders, ticketIds: readonly string[]) {
  const kept = await filledPeer(context, peer, seeded);
  const folder = context.tickets > largestCopied ? kept : join(context.home, peer.who);
  if (folder !== kept) await cp(kept, folder, { recursive: true });
  const starts: number[] = [];
  for (;;) {
    const program = start(context, peer.who, [context.peersFolder, folder]);
    starts.push((await program.ask<{ readonly startMs: number }>('start')).startMs);
    if (starts.length === context.amounts.starts) {
      context.set(`${peer.who}.start`, spreadOf(starts));
      await program.ask('begin', { ticketIds });
      return program;
    }
    await program.ask('close');
    await program.close();
  }
}

/** The files of a peer, filled once and kept beside the seeded desk. */
export async function filledPeer(
  context: Context,
  { who, seeder }: { readonly who: string; readonly seeder: string },
  seeded: DeskFolders,
): Promise<string> {
  const kept = join(seeded.folder, '..', who);
  if (await isThere(kept)) return kept;
  const unfinished = `${kept}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished);
  const program = start(context, seeder, [context.peersFolder, unfinished]);
  try {
    await program.ask('seed', { peersFolder: context.peersFolder, folder: seeded.folder, into: unfinished });
  } finally {
    await program.close();
  }
  await rename(unfinished, kept);
  context.say(`Filled ${who} with ${context.tickets} tickets`);
  return kept;
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** What reading costs a peer, and how much memory it holds then. */
export async function measurePeer(context: Context, { who }: Peer, program: Program, ids: readonly string[]) {
  const { reads } = context.amounts;
  const times = who === 'sqlite' ? reads : Math.max(1, Math.round(reads / 10));
  const some = ids.slice(0, times);
  context.set(`${who}.queue`, spreadOf(await program.ask<number[]>('queue', { times, total: context.tickets / 2 })));
  context.set(`${who}.ticket page`, spreadOf(await program.ask<number[]>('tickets', { ids: some })));
  context.set(`${who}.people`, spreadOf(await program.ask<number[]>('people', { times })));
  context.set(`${who}.memory after work`, await program.ask<number>('memoryMb'));
}

import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { copyOfDesk, type DeskFolders, seededDesk } from '../desks/seeded-desk.ts';
import { calibrationOf, speedOf } from '../judge/calibration.ts';
import type { SizeResult, Value } from '../judge/results.ts';
import type { Program } from '../programs/program.ts';
import { type Context, start } from './context.ts';
import { measureDesk } from './desk.ts';
import { measurePeer, type Peer, startPeers } from './peers.ts';
import { makeLongThread, measureScan, measureSearch, measureSqliteSearch } from './search.ts';
import { measureLaterStarts, measureStarts, measureTiles } from './starts.ts';
import { measureWindow } from './window.ts';
import { measureWrites } from './writes.ts';

export interface SizeOptions
  extends Pick<Context, 'amounts' | 'built' | 'indexProgram' | 'product' | 'peersFolder' | 'say'> {
  readonly tickets: number;
  /** Where seeded desks are kept, and everything is measured: on the disk of the project. */
  readonly cache: string;
  /** Whether the window is measured; nothing of it is judged otherwise. */
  readonly hasWindow: boolean;
  /** Why no peer can run; undefined if they can. */
  readonly withoutPeers: string | undefined;
}

interface Look {
  readonly blockMs: number;
  readonly memoryMb: number;
}

/** Measures a desk of one size. */
export async function measureSize(options: SizeOptions): Promise<SizeResult> {
  const { tickets, cache } = options;
  const seeded = await seededDesk(join(cache, 'desks'), tickets, options.say);
  const home = await mkdtemp(join(cache, 'run-'));
  const programs: Program[] = [];
  const values: Record<string, Value> = {};
  const absent: Record<string, string> = {};
  const cpuRounds: number[] = [];
  const raw = start({ ...options, programs }, 'raw', [home]);
  const context: Context = {
    ...options,
    home,
    programs,
    set: (name, value) => (values[name] = value),
    absent: (who, why) => (absent[who] = why),
    calibrate: async () => void cpuRounds.push(...(await raw.ask<number[]>('cpu', { times: 3 }))),
  };
  try {
    const flushes = await measureParts(context, raw, seeded, options);
    return { tickets, calibration: calibrationOf(speedOf(cpuRounds, flushes)), values, absent };
  } finally {
    for (const program of programs) await program.kill();
    await rm(home, { recursive: true, force: true });
  }
}

/** Returns how long the raw disk took for each flush. */
async function measureParts(
  context: Context,
  raw: Program,
  seeded: DeskFolders,
  { withoutPeers, hasWindow }: Pick<SizeOptions, 'withoutPeers' | 'hasWindow'>,
): Promise<readonly number[]> {
  const { tickets, home, product, say } = context;
  say(`${tickets} tickets: starts`);
  const { desk, ticketIds } = await measureStarts(context, seeded);
  const ofEngine = await copyOfDesk(desk, join(home, 'engine'));
  const ofSearch = await copyOfDesk(desk, join(home, 'search'));
  say(`${tickets} tickets: search`);
  await measureSearch(context, ofSearch);
  // With the index, which the host would otherwise build once more.
  const ofHost = await copyOfDesk(ofSearch, join(home, 'host'));
  if (product !== null) await measureTiles(context, product, ofHost);
  if (withoutPeers !== undefined) context.absent('peers', withoutPeers);
  const peers = withoutPeers === undefined ? await startPeers(context, seeded, ticketIds) : new Map<Peer, Program>();
  say(`${tickets} tickets: operations`);
  const engine = start(context, 'engine', [ofEngine.folder, ofEngine.dataFolder]);
  await engine.ask('open', { ticketIds });
  const host = product === null ? undefined : await startHost(context, product, ofHost, ticketIds);
  const flushes = await measureWrites(context, { raw, engine, host: host?.program, peers });
  await engine.ask('close');
  await engine.close();
  await host?.end();
  for (const [peer, program] of peers) {
    await measurePeer(context, peer, program, ticketIds);
    await program.close();
  }
  say(`${tickets} tickets: reading, memory and blocks`);
  await measureDesk(context, desk, ticketIds);
  await measureLaterStarts(context, desk);
  say(`${tickets} tickets: search without Deskside`);
  await measureScan(context, seeded);
  if (withoutPeers === undefined) await measureSqliteSearch(context, seeded);
  if (product !== null && hasWindow) {
    say(`${tickets} tickets: the window`);
    await makeLongThread(context, ofSearch, ticketIds[0] ?? '');
    await measureWindow(context, ofSearch, ticketIds);
  }
  return flushes;
}

/** The browser host, watched until its end. */
async function startHost(context: Context, product: string, desk: DeskFolders, ticketIds: readonly string[]) {
  const program = start(context, 'host', [product, desk.folder], desk.environment);
  await program.ask('start');
  await program.ask('signIn', { ticketIds });
  const afterStart = await program.ask<Look>('look');
  context.set('host.memory after start', afterStart.memoryMb);
  return {
    program,
    end: async () => {
      const afterWork = await program.ask<Look>('look');
      context.set('host.memory after work', afterWork.memoryMb);
      context.set('block.host', Math.max(afterStart.blockMs, afterWork.blockMs));
      await program.ask('close');
      await program.close();
    },
  };
}

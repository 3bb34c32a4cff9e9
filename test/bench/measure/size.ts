import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { copyOfDesk, seededDesk } from '../desks/seeded-desk.ts';
import { calibrationOf, speedOf } from '../judge/calibration.ts';
import type { SizeResult, Value } from '../judge/results.ts';
import { type Context, start } from './context.ts';
import { measureDesk } from './desk.ts';
import { measurePeer, startPeers } from './peers.ts';
import { measureStarts, measureTiles } from './starts.ts';
import { measureWrites } from './writes.ts';

export interface SizeOptions extends Pick<Context, 'amounts' | 'built' | 'product' | 'peersFolder' | 'say'> {
  readonly tickets: number;
  /** Where seeded desks are kept, and everything is measured: on the disk of the project. */
  readonly cache: string;
  /** Why no peer can run; undefined if they can. */
  readonly withoutPeers: string | undefined;
}

interface Look {
  readonly blockMs: number;
  readonly memoryMb: number;
}

/** Measures a desk of one size. */
export async function measureSize(options: SizeOptions): Promise<SizeResult> {
  const { tickets, cache, say, withoutPeers } = options;
  const seeded = await seededDesk(join(cache, 'desks'), tickets, say);
  await mkdir(cache, { recursive: true });
  const home = await mkdtemp(join(cache, 'run-'));
  const values: Record<string, Value> = {};
  const absent: Record<string, string> = {};
  const cpuRounds: number[] = [];
  const raw = start(options, 'raw', [home]);
  const context: Context = {
    ...options,
    home,
    set: (name, value) => (values[name] = value),
    absent: (who, why) => (absent[who] = why),
    calibrate: async () => void cpuRounds.push(...(await raw.ask<number[]>('cpu', { times: 3 }))),
  };
  try {
    say(`${tickets} tickets: starts`);
    const { desk, ticketIds } = await measureStarts(context, seeded);
    const ofEngine = await copyOfDesk(desk, join(home, 'engine'));
    const ofHost = await copyOfDesk(desk, join(home, 'host'));
    await measureTiles(context, ofHost);
    if (withoutPeers !== undefined) context.absent('peers', withoutPeers);
    const peers = withoutPeers === undefined ? await startPeers(context, seeded, ticketIds) : new Map();
    settleDisk();
    say(`${tickets} tickets: operations`);
    const engine = start(context, 'engine', [ofEngine.folder, ofEngine.dataFolder]);
    await engine.ask('open', { ticketIds });
    const host = start(context, 'host', [options.product, ofHost.folder], ofHost.environment);
    await host.ask('start');
    await host.ask('signIn', { ticketIds });
    const afterStart = await host.ask<Look>('look');
    context.set('host.memory after start', afterStart.memoryMb);
    const flushes = await measureWrites(context, { raw, engine, host, peers });
    const afterWork = await host.ask<Look>('look');
    context.set('host.memory after work', afterWork.memoryMb);
    context.set('block.host', Math.max(afterStart.blockMs, afterWork.blockMs));
    for (const program of [engine, host]) {
      await program.ask('close');
      await program.close();
    }
    for (const [peer, program] of peers) {
      await measurePeer(context, peer, program, ticketIds);
      await program.close();
    }
    say(`${tickets} tickets: reading, memory and blocks`);
    await measureDesk(context, desk, ticketIds);
    return { tickets, calibration: calibrationOf(speedOf(cpuRounds, flushes)), values, absent };
  } finally {
    await raw.close();
    await rm(home, { recursive: true, force: true });
  }
}

/** What was copied would otherwise be written during the first rounds. */
function settleDisk(): void {
  if (process.platform !== 'win32') execFileSync('sync');
}

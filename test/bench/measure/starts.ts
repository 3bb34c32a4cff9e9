import { join } from 'node:path';
import { copyOfDesk, type DeskFolders } from '../desks/seeded-desk.ts';
import { spreadOf } from '../timing.ts';
import { type Context, start } from './context.ts';

interface Started {
  readonly startMs: number;
  readonly blockMs: number;
  /** The most memory that the process has had until then. */
  readonly peakMb: number;
}

/** Tickets that everybody works on: as many as a few agents have before them. */
const workedOn = 60;

/**
 * Starts the product on a fresh copy of a desk: first without caches, then with those that it left. Returns the copy,
 * closed in order, and the tickets to work on.
 */
export async function measureStarts(
  context: Context,
  seeded: DeskFolders,
): Promise<{ readonly desk: DeskFolders; readonly ticketIds: readonly string[] }> {
  const { set, home } = context;
  const desk = await copyOfDesk(seeded, join(home, 'desk'));
  const first = await startOnce(context, desk);
  set('desk.start without caches', spreadOf([first.startMs]));
  set('block.start without caches', first.blockMs);
  set('desk.memory without caches', first.peakMb);
  const starts = await startSometimes(context, desk);
  set('desk.start', spreadOf(starts.map(({ startMs }) => startMs)));
  set('block.start', Math.max(...starts.map(({ blockMs }) => blockMs)));
  return { desk, ticketIds: first.ticketIds };
}

/** Starts a desk again after work on it: files that were attached must not make a start longer. */
export async function measureLaterStarts(context: Context, desk: DeskFolders): Promise<void> {
  const starts = await startSometimes(context, desk);
  context.set('desk.start after attachments', spreadOf(starts.map(({ startMs }) => startMs)));
}

async function startSometimes(context: Context, desk: DeskFolders): Promise<readonly Started[]> {
  const starts: Started[] = [];
  for (let count = 0; count < context.amounts.starts; count++) {
    await context.calibrate();
    starts.push(await startOnce(context, desk));
  }
  return starts;
}

async function startOnce(context: Context, { folder, dataFolder }: DeskFolders) {
  const program = start(context, 'desk', [folder, dataFolder]);
  const started = await program.ask<Omit<Started, 'peakMb'>>('start', { settleMs: context.amounts.settleMs });
  const peakMb = await program.ask<number>('peakMb');
  const ticketIds = await program.ask<readonly string[]>('ticketIds', { limit: workedOn });
  await program.ask('close');
  await program.close();
  return { ...started, peakMb, ticketIds };
}

/** From starting the browser host to the answer with its sign-in tiles. */
export async function measureTiles(context: Context, product: string, desk: DeskFolders): Promise<void> {
  const first = start(context, 'host', [product, desk.folder], desk.environment);
  await first.ask('prepare');
  await first.close();
  const times: number[] = [];
  for (let count = 0; count < context.amounts.starts; count++) {
    await context.calibrate();
    const program = start(context, 'host', [product, desk.folder], desk.environment);
    times.push((await program.ask<{ readonly tilesMs: number }>('start')).tilesMs);
    await program.ask('close');
    await program.close();
  }
  context.set('host.tiles', spreadOf(times));
}

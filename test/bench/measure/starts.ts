import { join } from 'node:path';
import { copyOfDesk, type DeskFolders } from '../desks/seeded-desk.ts';
import { spreadOf } from '../timing.ts';
import { type Context, start } from './context.ts';

interface Started {
  readonly startMs: number;
  readonly blockMs: number;
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
  const { amounts, set, home } = context;
  const desk = await copyOfDesk(seeded, join(home, 'desk'));
  const first = await startOnce(context, desk);
  set('desk.start without caches', spreadOf([first.startMs]));
  set('block.start without caches', first.blockMs);
  const starts: Started[] = [];
  for (let count = 0; count < amounts.starts; count++) {
    await context.calibrate();
    starts.push(await startOnce(context, desk));
  }
  set('desk.start', spreadOf(starts.map(({ startMs }) => startMs)));
  set('block.start', Math.max(...starts.map(({ blockMs }) => blockMs)));
  return { desk, ticketIds: first.ticketIds };
}

async function startOnce(context: Context, { folder, dataFolder }: DeskFolders) {
  const program = start(context, 'desk', [folder, dataFolder]);
  const started = await program.ask<Started>('start', { settleMs: context.amounts.settleMs });
  const ticketIds = await program.ask<readonly string[]>('ticketIds', { limit: workedOn });
  await program.ask('close');
  await program.close();
  return { ...started, ticketIds };
}

/** From starting the browser host to the answer with its sign-in tiles. */
export async function measureTiles(context: Context, product: string, desk: DeskFolders): Promise<void> {
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

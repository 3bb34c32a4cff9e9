import type { DeskFolders } from '../desks/seeded-desk.ts';
import type { BuiltIndex } from '../programs/search.ts';
import { foreignTickets } from '../searches/foreign-tickets.ts';
import { rowSearches, type TextKind, textKinds } from '../searches/searches.ts';
import { spreadOf } from '../timing.ts';
import { type Context, start } from './context.ts';
import { filledPeer } from './peers.ts';

const mostAtOnce = 256;
/** A scan of everything is repeated less often. */
const scanShare = 0.25;

/**
 * What it costs to find tickets by their texts and rows, and what the index for it costs: on a copy of a desk that has
 * none yet.
 */
export async function measureSearch(context: Context, { folder, dataFolder }: DeskFolders): Promise<void> {
  const { amounts, set, indexProgram } = context;
  const program = start(context, 'search', [folder, dataFolder, indexProgram]);
  await program.ask('start');
  await program.ask('openForeign');
  const built = await program.ask<BuiltIndex>('build');
  set('search.build', built.ms);
  set('block.index', built.blockMs);
  set('search.typed while building', spreadOf(built.finds));
  set('search.bytes per ticket', built.bytesPerTicket);
  set('search.memory while building', built.peakMb);
  const times = amounts.searches;
  for (const kind of textKinds) {
    await context.calibrate();
    set(`search.${kind}`, spreadOf(await program.ask<number[]>('inTexts', { kind, times })));
  }
  set('search.typed', spreadOf(await program.ask<number[]>('typed', { times: 2 * times })));
  set('search.memory with the index', await program.ask<number>('memoryMb'));
  for (const kind of Object.keys(rowSearches)) {
    await context.calibrate();
    set(`search.${kind}`, spreadOf(await program.ask<number[]>('inRows', { kind, times })));
  }
  await program.ask('close');
  await program.close();
}

/** Gives one ticket of a desk with an index a long thread. */
export async function makeLongThread(context: Context, desk: DeskFolders, ticketId: string): Promise<void> {
  const { entries } = context.amounts;
  const program = start(context, 'search', [desk.folder, desk.dataFolder, context.indexProgram]);
  await program.ask('start');
  await program.ask('longThread', { ticketId, entries, atOnce: Math.min(mostAtOnce, entries) });
  await program.ask('close');
  await program.close();
}

/** The same searches without an index. */
export async function measureScan(context: Context, { folder }: DeskFolders): Promise<void> {
  const program = start(context, 'search-scan', [folder]);
  await program.ask('start');
  const times = Math.max(1, Math.round(context.amounts.searches * scanShare));
  for (const kind of textKinds)
    context.set(`scan.search ${kind}`, spreadOf(await program.ask<number[]>('find', { kind, times })));
  context.set('scan.search memory', await program.ask<number>('memoryMb'));
  await program.close();
}

/** SQLite divides texts into words at blanks and signs only. */
const notOfSqlite: TextKind = 'parts of texts without blanks';

export async function measureSqliteSearch(context: Context, seeded: DeskFolders): Promise<void> {
  const folder = await filledPeer(context, { who: 'sqlite-texts', seeder: 'search-sqlite' }, seeded);
  const program = start(context, 'search-sqlite', [context.peersFolder, folder]);
  await program.ask('start');
  for (const kind of textKinds.filter((each) => each !== notOfSqlite)) {
    const durations = await program.ask<number[]>('find', { kind, times: context.amounts.searches });
    context.set(`sqlite.search ${kind}`, spreadOf(durations));
  }
  const bytes = await program.ask<number>('bytes');
  context.set('sqlite.search bytes per ticket', bytes / (context.tickets + foreignTickets.length));
  context.set('sqlite.search memory', await program.ask<number>('memoryMb'));
  await program.close();
}

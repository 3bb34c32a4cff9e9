import { type Rounds, ratioOf, spreadOfRounds } from '../judge/rounds.ts';
import type { Program } from '../programs/program.ts';
import { type WorkKind, workKinds } from '../programs/work.ts';
import type { Context } from './context.ts';
import type { Peer } from './peers.ts';

/** Everybody whose operations are measured in turns. */
export interface Writers {
  readonly raw: Program;
  readonly engine: Program;
  readonly host: Program | undefined;
  readonly peers: ReadonlyMap<Peer, Program>;
}

interface Commits {
  readonly bytes: Readonly<Record<WorkKind, number>>;
  readonly flushes: number;
}

type Taken = Record<string, number[][]>;

/**
 * Times the same operations of everybody in turns, a round after another, so that whatever else the computer does
 * concerns all of them. Nobody is measured cold.
 */
export async function measureWrites(context: Context, writers: Writers): Promise<readonly number[]> {
  const { amounts, set } = context;
  const commits = await writers.engine.ask<Commits>('commits', { times: amounts.warmUp });
  set('flushes per operation', commits.flushes);
  await warmUp(context, writers);
  const taken: Record<WorkKind, Taken> = { field: {}, reply: {}, ticket: {} };
  for (let round = 0; round < amounts.rounds; round++) {
    await context.calibrate();
    for (const kind of workKinds) await measureRound(context, writers, taken[kind], kind, round, commits);
  }
  for (const kind of workKinds) compare(context, taken[kind], kind);
  set('flushes per operation, 256 at once', await writers.engine.ask<number>('atOnce', { times: 256 }));
  return Object.values(taken).flatMap((each) => (each.raw ?? []).flat());
}

async function warmUp({ amounts }: Context, { host, peers }: Writers): Promise<void> {
  for (const kind of workKinds) {
    await host?.ask('write', { kind, times: amounts.warmUp });
    for (const [{ share }, program] of peers) {
      // A peer that takes most of a second for each operation is as fast after a few of them.
      const times = share === 1 ? amounts.warmUp : Math.ceil(amounts.perRound * share);
      await program.ask('write', { kind, times });
    }
  }
}

async function measureRound(
  { amounts }: Context,
  { raw, engine, host, peers }: Writers,
  taken: Taken,
  kind: WorkKind,
  round: number,
  { bytes }: Commits,
): Promise<void> {
  const times = amounts.perRound;
  const writers = [
    ['raw', () => raw.ask<number[]>('append', { bytes: bytes[kind], times })],
    ['safely', () => raw.ask<number[]>('appendSafely', { bytes: bytes[kind], times })],
    ['engine', () => engine.ask<number[]>('write', { kind, times })],
    ...(host ? [['bridge', () => host.ask<number[]>('write', { kind, times })] as const] : []),
    ...[...peers].map(
      ([{ who, share }, program]) =>
        [who, () => program.ask<number[]>('write', { kind, times: Math.ceil(times * share) })] as const,
    ),
  ] as const;
  // Each begins once in turn, so that nobody always follows the same one.
  for (let index = 0; index < writers.length; index++) {
    const [who, measure] = writers[(index + round) % writers.length] ?? writers[0];
    taken[who] = [...(taken[who] ?? []), await measure()];
  }
}

function compare({ set }: Context, taken: Taken, kind: WorkKind): void {
  for (const [who, rounds] of Object.entries(taken)) set(`${who}.${kind}`, spreadOfRounds(rounds));
  const ratio = (who: string, other: string) => {
    const [ours, others]: readonly (Rounds | undefined)[] = [taken[who], taken[other]];
    if (ours && others) set(`${who}.${kind} / ${other}`, ratioOf(ours, others));
  };
  for (const who of ['engine', 'bridge', 'sqlite', 'safely']) ratio(who, 'raw');
  ratio('engine', 'sqlite');
}

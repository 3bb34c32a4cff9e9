import { join } from 'node:path';
import { browserHostEnvironment, browserHostOptions } from '../../../main/launch/browser-host.ts';
import type { Value } from '../judge/results.ts';
import { type Program, startProgram } from '../programs/program.ts';

/** How much is measured; a test measures little. */
export interface Amounts {
  readonly rounds: number;
  /** Operations of each kind in a round. */
  readonly perRound: number;
  /** Operations of each kind before the first round: so many that the code of each has been compiled. */
  readonly warmUp: number;
  readonly starts: number;
  readonly reads: number;
  /** Searches of each kind. */
  readonly searches: number;
  /** Actions of each kind in the window. */
  readonly paints: number;
  readonly recordChanges: number;
  readonly entries: number;
  readonly files: number;
  /** How long the product gets after a start for what it does in the background. */
  readonly settleMs: number;
}

export const fullAmounts: Amounts = {
  rounds: 20,
  perRound: 40,
  warmUp: 1_500,
  starts: 5,
  reads: 200,
  searches: 60,
  paints: 8,
  recordChanges: 20,
  entries: 5_000,
  files: 1_000,
  settleMs: 1_000,
};

/** What the parts of a measurement share. */
export interface Context {
  readonly tickets: number;
  readonly amounts: Amounts;
  /** A folder for this size, removed at the end. */
  readonly home: string;
  /** Where the measuring programs are built. */
  readonly built: string;
  /** The program of the thread that searches texts. */
  readonly indexProgram: string;
  /** The browser host’s program; null leaves it out. */
  readonly product: string | null;
  /** Where better-sqlite3 and the others are installed. */
  readonly peersFolder: string;
  /** Every program that was started: those still running are ended with the measurement. */
  readonly programs: Program[];
  readonly say: (line: string) => void;
  readonly set: (name: string, value: Value) => void;
  readonly absent: (who: string, why: string) => void;
  /** Measures the processor’s speed now and then, so that it is known for the whole run. */
  readonly calibrate: () => Promise<void>;
}

/** The programs that are Deskside itself run as its browser host does; the peers as Node comes. */
const ofDeskside: ReadonlySet<string> = new Set(['desk', 'engine', 'search']);

export function start(
  { built, programs }: Pick<Context, 'built' | 'programs'>,
  name: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Program {
  const isOurs = ofDeskside.has(name);
  const program = startProgram(
    join(built, `${name}.js`),
    name,
    args,
    isOurs ? browserHostEnvironment(environment) : environment,
    isOurs ? browserHostOptions : [],
  );
  programs.push(program);
  return program;
}

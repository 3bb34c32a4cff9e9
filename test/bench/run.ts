import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildStale } from '../../main/launch/build.ts';
import { plainLowdb, rawAppend } from './baselines.ts';
import { reportBodies } from './bodies.ts';
import { copyOfDesk, seededDesk } from './desks/seeded-desk.ts';
import type { Measured } from './measure.ts';
import { reportPeople } from './people-report.ts';
import type { Spread } from './timing.ts';

/**
 * `npm run bench [people | bodies] [sizes…]`: what things cost beside the raw disk and beside plain lowdb, as a table and
 * as JSON; with `desks`, only the desks to measure are made and their folders printed; with `people` alone, only finding people while somebody types; with `bodies` alone, only making bodies safe.
 * It fails where a budget of these two is missed.
 */
const root = join(import.meta.dirname, '..', '..');
const sizes = process.argv
  .slice(2)
  .map(Number)
  .filter((size) => size > 0);
const wanted = sizes.length > 0 ? sizes : [1_000, 10_000];
const cachedDesks = join(root, '.cache', 'bench', 'desks');
const say = (line: string) => void process.stdout.write(`${line}\n`);
/** Bytes of a commit that adds an entry of 400 characters. */
const commitBytes = 1_400;

interface SizeResult extends Measured {
  readonly tickets: number;
  readonly raw: Spread;
  readonly lowdb: { readonly update: Spread; readonly startMs: number };
  readonly readyMs: number;
}

async function measureSize(tickets: number): Promise<SizeResult> {
  const home = mkdtempSync(join(tmpdir(), 'deskside-bench-'));
  try {
    const { folder, dataFolder, environment } = await copyOfDesk(await seededDesk(cachedDesks, tickets, say), home);
    const readyMs = await processStart(folder, environment);
    const said = execFileSync(
      join(root, 'node_modules', '.bin', 'tsx'),
      [join(root, 'test/bench/measure.ts'), folder, dataFolder],
      { encoding: 'utf8' },
    );
    const measured = JSON.parse(said) as Measured;
    const raw = await rawAppend(home, commitBytes, 2_000);
    const lowdb = await plainLowdb(home, tickets, 10);
    return { tickets, ...measured, raw, lowdb, readyMs };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** From starting the process to the line that says the desk can be opened. */
async function processStart(folder: string, environment: Readonly<Record<string, string>>): Promise<number> {
  const startedMs = performance.now();
  const program = join(root, 'dist', 'main', 'browser.js');
  const child = spawn(process.execPath, [program, '--no-open', '--desk', folder], {
    env: { ...process.env, ...environment },
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (data: Buffer) => {
      if (data.toString().includes('ready ')) resolve();
    });
    child.once('exit', () => reject(new Error('The desk ended before it was ready')));
  });
  const ms = performance.now() - startedMs;
  child.removeAllListeners('exit');
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  await ended;
  return ms;
}

const two = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(2));
const spread = ({ p50, p99 }: Spread) => `${two(p50)} / ${two(p99)}`;
const times = (value: number, base: number) => `${two(value / base)} ×`;

type Row = readonly [string, (result: SizeResult) => string];

const rows: readonly Row[] = [
  ['raw append + fdatasync, p50 / p99 ms', ({ raw }) => spread(raw)],
  ['one operation (a field), durable, p50 / p99 ms', ({ operation }) => spread(operation)],
  [
    '  × raw at p50 (budget 1.5), at p99 (budget 2)',
    ({ operation, raw }) => `${times(operation.p50, raw.p50)}  ${times(operation.p99, raw.p99)}`,
  ],
  ['an entry of 400 characters, made safe, p50 / p99 ms', ({ entry }) => spread(entry)],
  ['  × raw at p50, at p99', ({ entry, raw }) => `${times(entry.p50, raw.p50)}  ${times(entry.p99, raw.p99)}`],
  ['plain lowdb, one change, p50 / p99 ms', ({ lowdb }) => spread(lowdb.update)],
  ['start: journal read to a live desk, ms', ({ startMs }) => two(startMs)],
  ['plain lowdb: read, ms', ({ lowdb }) => two(lowdb.startMs)],
  ['first 50 rows after that, ms', ({ firstRowsMs }) => two(firstRowsMs)],
  ['process start to the ready line, ms', ({ readyMs }) => two(readyMs)],
  [
    'queue page of 50 rows, p50 / p95 ms (budget 5)',
    ({ queuePage }) => `${two(queuePage.p50)} / ${two(queuePage.p95)}`,
  ],
  ['open a ticket, p50 / p95 ms (budget 5)', ({ openTicket }) => `${two(openTicket.p50)} / ${two(openTicket.p95)}`],
  [
    'open a ticket of 5,000 entries, p50 / p95 ms (budget 5)',
    ({ openLongTicket }) => `${two(openLongTicket.p50)} / ${two(openLongTicket.p95)}`,
  ],
  ['longest block of the event loop, ms (budget 50)', ({ longestBlockMs }) => two(longestBlockMs)],
  ['memory of the process, MB (budget 250)', ({ residentMb }) => two(residentMb)],
];

function print(results: readonly SizeResult[]): void {
  const width = Math.max(...rows.map(([name]) => name.length));
  const column = 22;
  const line = (cells: readonly string[]) => process.stdout.write(`${cells.join('')}\n`);
  line(['tickets'.padEnd(width + 2), ...results.map(({ tickets }) => String(tickets).padStart(column))]);
  for (const [name, cell] of rows)
    line([name.padEnd(width + 2), ...results.map((result) => cell(result).padStart(column))]);
}

async function benchSizes(): Promise<readonly SizeResult[]> {
  await buildStale(root, say);
  const results: SizeResult[] = [];
  for (const tickets of wanted) results.push(await measureSize(tickets));
  print(results);
  return results;
}

if (process.argv.includes('desks')) {
  for (const tickets of wanted) say((await seededDesk(cachedDesks, tickets, say)).folder);
  process.exit(0);
}

const part = sizes.length === 0 ? ['people', 'bodies'].find((name) => process.argv.includes(name)) : undefined;
const results = part === undefined ? await benchSizes() : [];
const people = part === 'bodies' ? undefined : reportPeople(root);
const bodies = part === 'people' ? undefined : await reportBodies();
const measured = { results, people: people?.measured, bodies: bodies?.measured };
const machine = { node: process.version, cpu: cpus()[0]?.model ?? '', cores: cpus().length };
mkdirSync(join(root, '.cache'), { recursive: true });
writeFileSync(join(root, '.cache', 'bench.json'), `${JSON.stringify({ machine, ...measured }, null, 2)}\n`);
process.stdout.write('written to .cache/bench.json\n');
process.exitCode = [people, bodies].every((part) => part?.isKept ?? true) ? 0 : 1;

import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildStale } from '../main/launch/build.ts';
import { ensureBrowser } from './support/find-browser.ts';

/** `npm test`: everything that has to hold, one step after another; it closes with `N passed, N failed`. */
const root = join(import.meta.dirname, '..');
const isWindows = process.platform === 'win32';
const bin = (name: string) => join(root, 'node_modules', '.bin', isWindows ? `${name}.cmd` : name);
const cache = join(root, '.cache');
/** Colours are for people: in a log they only hide the words. */
const isTerminal = process.stdout.isTTY;

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

interface Step {
  readonly name: string;
  readonly run: () => Promise<Counts>;
}

const steps: readonly Step[] = [
  { name: 'types', run: () => check(bin('tsc'), '-b') },
  {
    name: 'format and lint',
    run: () => check(bin('biome'), 'ci', '--error-on-warnings', ...(isTerminal ? [] : ['--colors=off'])),
  },
  { name: 'lint by types', run: () => check(bin('oxlint'), '--type-aware', '--deny-warnings') },
  { name: 'dead code', run: () => check(bin('knip'), '--no-progress') },
  { name: 'unit, sync, faults', run: () => vitest('test/vitest.config.ts', 'unit.json') },
  { name: 'build', run: build },
  { name: 'package', run: () => vitest('test/package/vitest.config.ts', 'package.json') },
  { name: 'ui', run: () => playwright('test/ui', 'ui.json') },
  { name: 'end to end', run: () => playwright('test/e2e', 'e2e.json') },
];

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function exitCode(program: string, words: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, words, {
      cwd: root,
      stdio: 'inherit',
      // Windows starts a script of this kind only through its shell.
      shell: isWindows,
      env: isTerminal ? process.env : { ...process.env, NO_COLOR: '1' },
    });
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

async function check(program: string, ...words: string[]): Promise<Counts> {
  return (await exitCode(program, words)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Runs a test tool that leaves its counts in a file. Without the file, or with none run, the step has failed. */
async function counted(file: string, words: readonly string[], read: (text: string) => Counts): Promise<Counts> {
  const path = join(cache, file);
  mkdirSync(cache, { recursive: true });
  rmSync(path, { force: true });
  const [program = '', ...rest] = words;
  const code = await exitCode(bin(program), rest);
  const counts = readCounts(path, read);
  if (counts.passed + counts.failed === 0) return { passed: 0, failed: 1 };
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function readCounts(path: string, read: (text: string) => Counts): Counts {
  try {
    return read(readFileSync(path, 'utf8'));
  } catch {
    return { passed: 0, failed: 0 }; // `counted` takes nothing run for a failure.
  }
}

function vitest(config: string, file: string): Promise<Counts> {
  const words = [
    'vitest',
    'run',
    '-c',
    config,
    '--reporter=default',
    '--silent=passed-only',
    '--reporter=json',
    `--outputFile=.cache/${file}`,
  ];
  return counted(file, words, (text) => {
    const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = JSON.parse(text) as Record<
      string,
      number
    >;
    // A test that is skipped, or a file that does not even load, is not a test that holds.
    const broken = (numFailedTests ?? 0) === 0 ? (numFailedTestSuites ?? 0) : 0;
    return { passed: numPassedTests ?? 0, failed: (numFailedTests ?? 0) + (numPendingTests ?? 0) + broken };
  });
}

async function build(): Promise<Counts> {
  await buildStale(root, say);
  return { passed: 1, failed: 0 };
}

/** Its own reporter counts: what a host cannot run is no failure there. */
async function playwright(folder: string, file: string): Promise<Counts> {
  ensureBrowser();
  return counted(file, ['playwright', 'test', '-c', folder], (text) => JSON.parse(text) as Counts);
}

async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  let total: Counts = { passed: 0, failed: 0 };
  for (const { name, run } of steps) {
    if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue;
    say(`\n— ${name}`);
    const startedMs = performance.now();
    const counts = await run().catch((error: unknown) => {
      say(error instanceof Error ? error.message : 'The step failed');
      return { passed: 0, failed: 1 };
    });
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
    say(`— ${name}: ${counts.failed === 0 ? 'good' : 'FAILED'} (${seconds} s)`);
    total = { passed: total.passed + counts.passed, failed: total.failed + counts.failed };
  }
  say(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

await main();

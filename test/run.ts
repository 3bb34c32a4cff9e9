import { join } from 'node:path';
import { buildStale } from '../main/launch/build.ts';
import { type FailedFile, failuresIn } from './support/failures.ts';
import { type ReportedFile, slowestFiles } from './support/file-times.ts';
import { ensureBrowser } from './support/find-browser.ts';
import { type Counts, checked, counted, type Output } from './support/run-program.ts';

/**
 * `npm test` runs everything that has to hold, and closes with `N passed, N failed`. `npm run check` runs the part of it
 * that takes about a minute: static checks and unit tests. Behind either, words choose the steps whose names hold them.
 */
const root = join(import.meta.dirname, '..');

interface Step {
  readonly name: string;
  readonly run: (output: Output) => Promise<Counts>;
}

const colours = process.stdout.isTTY ? [] : ['--colors=off'];

const staticChecks: readonly Step[] = [
  { name: 'types', run: (output) => checked(['tsc', '-b'], output) },
  { name: 'format and lint', run: (output) => checked(['biome', 'ci', '--error-on-warnings', ...colours], output) },
  { name: 'lint by types', run: (output) => checked(['oxlint', '--type-aware', '--deny-warnings'], output) },
  { name: 'dead code', run: (output) => checked(['knip', '--no-progress'], output) },
];

const unit: Step = { name: 'unit', run: () => vitest('test/vitest.config.ts', 'unit.json', '--project=unit') };

const everythingElse: readonly Step[] = [
  {
    name: 'programs, sync, faults',
    run: () => vitest('test/vitest.config.ts', 'faults.json', '--project=!unit'),
  },
  { name: 'build', run: build },
  { name: 'package', run: () => vitest('test/package/vitest.config.ts', 'package.json') },
  { name: 'ui', run: () => playwright('test/ui', 'ui.json') },
  { name: 'end to end', run: () => playwright('test/e2e', 'e2e.json') },
];

/** The files of every Vitest run. */
const files: ReportedFile[] = [];

/** What failed in any step, with the step's name. */
const failures: string[] = [];

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numFailedTestSuites: number;
  readonly testResults: readonly (ReportedFile & FailedFile)[];
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function vitest(config: string, file: string, ...more: readonly string[]): Promise<Counts> {
  const path = `.cache/${file}`;
  const reporters = ['--reporter=default', '--silent=passed-only', '--reporter=json', `--outputFile=${path}`];
  return counted(path, ['vitest', 'run', '-c', config, ...reporters, ...more], (text) => {
    // Safe: Vitest wrote it a moment ago.
    const report = JSON.parse(text) as VitestReport;
    files.push(...report.testResults);
    // A test that is skipped, or a file that does not even load, is not a test that holds.
    const broken = report.numFailedTests === 0 ? report.numFailedTestSuites : 0;
    const failed = report.numFailedTests + report.numPendingTests + broken;
    return { passed: report.numPassedTests, failed, failures: failuresIn(report.testResults, root) };
  });
}

async function build(): Promise<Counts> {
  await buildStale(root, say);
  return { passed: 1, failed: 0 };
}

/** Its own reporter counts: what a host cannot run is no failure there. */
async function playwright(folder: string, file: string): Promise<Counts> {
  ensureBrowser();
  return counted(`.cache/${file}`, ['playwright', 'test', '-c', folder], (text) => JSON.parse(text) as Counts);
}

function sum(all: readonly Counts[]): Counts {
  return all.reduce((total, { passed, failed }) => ({ passed: total.passed + passed, failed: total.failed + failed }), {
    passed: 0,
    failed: 0,
  });
}

async function runStep({ name, run }: Step, output: Output): Promise<Counts> {
  say(`\n— ${name}`);
  const startedMs = performance.now();
  const counts = await run(output).catch((error: unknown): Counts => {
    say(error instanceof Error ? error.message : 'The step failed');
    return { passed: 0, failed: 1 };
  });
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  if (counts.failed > 0) failures.push(...(counts.failures ?? []).map((each) => `${name}: ${each}`));
  if (counts.failed > 0 && !counts.failures?.length) failures.push(`${name}: ${counts.failed} failed`);
  say(`— ${name}: ${counts.failed === 0 ? 'good' : 'FAILED'} (${seconds} s)`);
  return counts;
}

async function oneByOne(steps: readonly Step[], output: Output): Promise<Counts> {
  const counts: Counts[] = [];
  for (const step of steps) counts.push(await runStep(step, output));
  return sum(counts);
}

async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const isCheck = words.includes('--check');
  const wanted = words.filter((word) => word !== '--check');
  const isWanted = ({ name }: Step) => wanted.length === 0 || wanted.some((word) => name.includes(word));
  // The static checks use one core most of the time, so unit tests run beside them.
  const counts = await Promise.all([
    oneByOne(staticChecks.filter(isWanted), 'at the end'),
    oneByOne([unit].filter(isWanted), 'at once'),
  ]);
  if (!isCheck) counts.push(await oneByOne(everythingElse.filter(isWanted), 'at once'));
  const { passed, failed } = sum(counts);
  const slow = slowestFiles(files, root, 10);
  if (slow.length > 0) say(['\n— the slowest test files', ...slow].join('\n'));
  // Said again at the end: the log of a whole run is long, and is often kept only in part.
  if (failures.length > 0) say(['\n— what failed', ...failures].join('\n'));
  say(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

await main();

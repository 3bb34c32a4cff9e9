import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { LinesAsked } from '../support/lines-agent.ts';
import type { FaultCase, FaultOutcome, FaultPart } from './part.ts';

/**
 * With ten thousand forged lines a start takes some seconds, and a case takes six looks at them. On a busy computer that
 * adds up; a start that does not end is a fault.
 */
const patienceMs = 180_000;

const agent = join(import.meta.dirname, '..', 'support', 'lines-agent.ts');

/**
 * Processes that run one after another: one that crashes, hangs or runs out of memory is replaced, and its case counts
 * as lost.
 */
function createProcesses() {
  let child: ChildProcess | undefined;

  function start(): ChildProcess {
    const execArgv = ['--import', 'tsx', '--max-old-space-size=1024'];
    child = fork(agent, [], { execArgv, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    return child;
  }

  function end(): void {
    child?.kill('SIGKILL');
    child = undefined;
  }

  function ask(asked: LinesAsked): Promise<FaultOutcome> {
    const present = child ?? start();
    return new Promise((resolve) => {
      const finish = (outcome: FaultOutcome) => {
        clearTimeout(timer);
        present.off('message', finish);
        present.off('exit', crash);
        resolve(outcome);
      };
      const crash = () => {
        child = undefined;
        finish({ kind: 'lost', what: 'The process ended' });
      };
      const timer = setTimeout(() => {
        present.off('exit', crash);
        end();
        finish({ kind: 'lost', what: `It did not end within ${patienceMs / 1000} seconds` });
      }, patienceMs);
      present.on('message', finish);
      present.on('exit', crash);
      present.send(asked);
    });
  }

  return { ask, end };
}

const rows = { own: 'the own folder', foreign: 'another folder', both: 'both folders' } as const;

/** Few lines most of the time, so that one of them can be found; now and then many. */
function countOf(index: number): number {
  if (index % 400 === 399) return 10_000;
  return index % 40 === 39 ? 1_000 : 1 + (index % 25);
}

function* cases(seed: number): Generator<FaultCase> {
  const processes = createProcesses();
  try {
    for (let index = 0; index < 4_000; index++) {
      const where = (['own', 'foreign', 'both'] as const)[index % 3] ?? 'own';
      const count = countOf(index);
      const row = `${count >= 1_000 ? 'thousands of' : 'a few'} forged lines in ${rows[where]}`;
      yield { row, title: `${count} lines`, run: () => processes.ask({ seed, index, where, count }) };
    }
  } finally {
    processes.end();
  }
}

/** Lines of every schema with right sums, good and spoilt: never a crash, never a start that does not end. */
export const linesPart: FaultPart = {
  name: 'lines',
  about: 'forged journal lines of every kind, up to ten thousand, with right sums',
  cases,
};

import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const isWindows = process.platform === 'win32';
/** Colours are for people: in a log they only hide the words. */
const isTerminal = process.stdout.isTTY;

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** What failed, a line each, as far as the tool names it. */
  readonly failures?: readonly string[];
}

/** Where what a program prints goes: to the terminal as it comes, or together at the end. */
export type Output = 'at once' | 'at the end';

/** The exit code of a tool of this project. */
function exitCode([name = '', ...words]: readonly string[], output: Output): Promise<number> {
  return new Promise((resolve) => {
    const program = join(root, 'node_modules', '.bin', isWindows ? `${name}.cmd` : name);
    const child = spawn(program, words, {
      cwd: root,
      stdio: output === 'at once' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      // Windows starts a script of this kind only through its shell.
      shell: isWindows,
      env: isTerminal ? process.env : { ...process.env, NO_COLOR: '1' },
    });
    const printed: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => printed.push(data));
    child.once('error', () => resolve(1));
    child.once('close', (code) => {
      process.stdout.write(Buffer.concat(printed));
      resolve(code ?? 1);
    });
  });
}

/** Runs a tool that says by its exit code alone whether all is well. */
export async function checked(words: readonly string[], output: Output): Promise<Counts> {
  return (await exitCode(words, output)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Runs a test tool that leaves its counts in a file. Without the file, or with none run, it has failed. */
export async function counted(file: string, words: readonly string[], read: (text: string) => Counts): Promise<Counts> {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { force: true });
  const code = await exitCode(words, 'at once');
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

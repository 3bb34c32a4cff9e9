import { spawn } from 'node:child_process';
import type { Environment } from './electron-package.ts';
import { exitCodeOf, reactionTo, type Signals } from './signals.ts';

export interface RunPorts {
  readonly environment: Environment;
  readonly platform: NodeJS.Platform;
  readonly signals: Signals;
  /** Prints a warning while this process continues. */
  readonly warn: (line: string) => void;
  /**
   * How long a process may take to end after a request, in milliseconds; undefined means no limit, because it may ask a
   * question.
   */
  readonly endsWithinMs?: number;
}

export type End =
  | { readonly kind: 'ended'; readonly code: number }
  /** The system could not start the program. */
  | { readonly kind: 'not-started'; readonly reason: string };

/** A slower end may have a reason that is not visible at the terminal, such as a question in a window. */
const slowMs = 1_000;
const slowLine = 'Closing Deskside… Press Ctrl+C again to stop it now.';

/** The exit code on Windows after Ctrl+C in the console. */
const endedByConsole = 0xc000013a;

/** The loader's exit code when some of a program's libraries are missing. */
const librariesMissing = 127;

/**
 * Runs the desk's own process until it ends. Except on Windows it gets its own session, so that the terminal's Ctrl+C
 * reaches it only through this process, once.
 */
export function runDeskProcess(program: string, words: readonly string[], ports: RunPorts): Promise<End> {
  const { environment, platform, signals, warn, endsWithinMs } = ports;
  const child = spawn(program, words, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...environment },
    detached: platform !== 'win32',
  });
  let wasAsked = false;
  let hint: NodeJS.Timeout | undefined;
  let limit: NodeJS.Timeout | undefined;
  signals.onSignal((signal) => {
    const reaction = reactionTo(signal, platform, wasAsked);
    if (reaction === 'kill') child.kill('SIGKILL');
    else if (reaction === 'forward') child.kill(signal);
    if (signal === 'SIGINT' && !wasAsked) hint = setTimeout(warn, slowMs, slowLine);
    // A process whose main thread is blocked does not handle signals and would never end.
    if (endsWithinMs !== undefined) limit ??= setTimeout(() => child.kill('SIGKILL'), endsWithinMs);
    wasAsked = true;
  });
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ kind: 'not-started', reason: error.message }));
    child.once('exit', (code, signal) => {
      clearTimeout(hint);
      clearTimeout(limit);
      resolve(endOf(code, signal, wasAsked, warn));
    });
  });
}

function endOf(code: number | null, signal: NodeJS.Signals | null, wasAsked: boolean, warn: RunPorts['warn']): End {
  if (signal) {
    if (!wasAsked) warn(`Deskside was stopped by ${signal}. Your saved work is safe.`);
    return { kind: 'ended', code: exitCodeOf(signal) };
  }
  if (code === librariesMissing)
    return { kind: 'not-started', reason: 'system libraries are missing, see the line above' };
  return { kind: 'ended', code: code === endedByConsole ? exitCodeOf('SIGINT') : (code ?? 1) };
}

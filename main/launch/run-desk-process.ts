import { spawn } from 'node:child_process';
import type { Environment } from './electron-package.ts';
import { exitCodeOf, reactionTo, type Signals } from './signals.ts';

export interface RunPorts {
  readonly environment: Environment;
  readonly platform: NodeJS.Platform;
  readonly signals: Signals;
  /** For what has to be known although nothing failed in this process. */
  readonly warn: (line: string) => void;
}

export type End =
  | { readonly kind: 'ended'; readonly code: number }
  /** The system could not start the program. */
  | { readonly kind: 'not-started'; readonly reason: string };

/** With which Windows ends a process whose console was told Ctrl+C. */
const endedByConsole = 0xc000013a;

/** With which the system's loader ends a program whose libraries are not all there. */
const librariesMissing = 127;

/**
 * Runs the desk's own process to its end. Elsewhere than on Windows it is in a session of its own, so that the
 * terminal's Ctrl+C reaches it through this process alone, once.
 */
export function runDeskProcess(program: string, words: readonly string[], ports: RunPorts): Promise<End> {
  const { environment, platform, signals, warn } = ports;
  const child = spawn(program, words, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...environment },
    detached: platform !== 'win32',
  });
  let wasAsked = false;
  signals.onSignal((signal) => {
    const reaction = reactionTo(signal, platform, wasAsked);
    if (reaction === 'kill') child.kill('SIGKILL');
    else if (reaction === 'forward') child.kill(signal);
    if (signal === 'SIGINT' && !wasAsked) warn('Closing Deskside. Press Ctrl+C again to stop it at once.');
    wasAsked = true;
  });
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ kind: 'not-started', reason: error.message }));
    child.once('exit', (code, signal) => resolve(endOf(code, signal, wasAsked, warn)));
  });
}

function endOf(code: number | null, signal: NodeJS.Signals | null, wasAsked: boolean, warn: RunPorts['warn']): End {
  if (signal) {
    if (!wasAsked) warn(`Deskside was ended by ${signal}. What was saved is safe.`);
    return { kind: 'ended', code: exitCodeOf(signal) };
  }
  if (code === librariesMissing)
    return { kind: 'not-started', reason: 'system libraries are missing, see the line above' };
  return { kind: 'ended', code: code === endedByConsole ? exitCodeOf('SIGINT') : (code ?? 1) };
}

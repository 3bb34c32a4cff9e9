import { execFile } from 'node:child_process';
import type { Log } from './log.ts';

/** Runs a system program and returns its standard error, whatever its exit code. */
export type Run = (file: string, words: readonly string[]) => Promise<string>;

/**
 * Whether this copy for macOS has no certificate: it is signed ad hoc, or not at all. Such a copy starts, but the
 * system does not install updates for it. If in doubt, it counts as signed.
 */
export async function isUnsigned(log: Pick<Log, 'warn'>, run: Run = runOnce): Promise<boolean> {
  try {
    const output = await run('/usr/bin/codesign', ['--display', '--verbose', process.execPath]);
    return /^Signature=adhoc$/m.test(output) || output.includes('code object is not signed at all');
  } catch (error) {
    log.warn(`The signature could not be looked at: ${error instanceof Error ? error.message : 'unknown'}`);
    return false;
  }
}

/** Far longer than it takes; without a limit, a start could wait forever. */
const patienceMs = 5_000;

function runOnce(file: string, words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(file, [...words], { timeout: patienceMs }, (error, _out, said) => {
      // A number is the program's own exit code; anything else means that it did not run to its end.
      if (error && typeof error.code !== 'number') reject(error);
      else resolve(said);
    });
  });
}

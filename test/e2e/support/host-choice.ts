import { join } from 'node:path';
import { installed } from '../../../main/launch/electron-runtime.ts';

export const root = join(import.meta.dirname, '..', '..', '..');

export type HostName = 'electron' | 'browser';

/**
 * Electron where its program is found, else the browser host. `wanted` (DESK_HOST) insists on one: what is wanted and
 * not there is an error, never a reason to take the other.
 */
export function hostFor(wanted: string | undefined, program: string | undefined): HostName {
  if (!wanted) return program === undefined ? 'browser' : 'electron';
  if (wanted !== 'electron' && wanted !== 'browser') throw new Error(`DESK_HOST=${wanted}: it is electron or browser.`);
  if (wanted === 'electron' && program === undefined)
    throw new Error('DESK_HOST=electron, but Electron’s program is not here.');
  return wanted;
}

/** The line that says what is under test, and why. */
export function hostLine(wanted: string | undefined, program: string | undefined): string {
  const host = hostFor(wanted, program);
  const reason = program === undefined ? 'no Electron program was found' : `Electron’s program is ${program}`;
  return `host under test: ${host} (${wanted ? `DESK_HOST=${wanted}; ` : ''}${reason})`;
}

export async function chooseHost(): Promise<HostName> {
  return hostFor(process.env.DESK_HOST, await installed(root));
}

/** As `chooseHost`, with the line that says so. */
export async function announcedHost(): Promise<{ readonly host: HostName; readonly line: string }> {
  const program = await installed(root);
  return { host: hostFor(process.env.DESK_HOST, program), line: hostLine(process.env.DESK_HOST, program) };
}

import { execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { Log } from './log.ts';
import { isWithoutLogind, lockedSession, ownerOf } from './logind.ts';

const logind = ['--system', '--dest', 'org.freedesktop.login1'] as const;

/**
 * Ends together with this process, however it ends: the shell reads a pipe that is closed then. The shell does not hold
 * the output of `gdbus`, so its end shows that the program or the bus is missing.
 */
const guarded = 'gdbus monitor "$@" & heard=$!; exec >&-; read -r _; kill "$heard"';

const patienceMs = 5_000;

export interface ScreenLockPorts {
  readonly onLock: () => void;
  readonly log: Pick<Log, 'warn'>;
  readonly onBug: (error: unknown) => void;
}

/**
 * Detects on Linux, where Electron does not, that this person's screen locks: from logind, through the program that
 * GLib brings to nearly every desktop. If either is missing, the log says so once. Call the returned function to stop.
 */
export function watchScreenLock({ onLock, log, onBug }: ScreenLockPorts): () => void {
  let isSilent = false;

  function missing(what: string): void {
    if (!isSilent) log.warn(`Deskside does not lock with the screen: ${what}`);
    isSilent = true;
  }

  async function readLockState(session: string): Promise<void> {
    const owner = await ownerOfSession(session);
    // Several people may use this computer. If the owner of the screen is unknown, it may be ours.
    if (owner === undefined || owner === process.getuid?.()) onLock();
  }

  // Ctrl+C in a terminal is meant for Deskside, which ends this process itself.
  const child = spawn('sh', ['-c', guarded, 'sh', ...logind], { stdio: ['pipe', 'pipe', 'ignore'], detached: true });
  child.once('error', () => missing('no shell could be started'));
  // The shell may have ended already.
  child.stdin.on('error', () => undefined);
  child.unref();
  const lines = createInterface(child.stdout);
  lines.on('line', (line) => {
    const session = lockedSession(line);
    if (session !== undefined) readLockState(session).catch(onBug);
    else if (isWithoutLogind(line)) missing('there is no logind');
  });
  lines.once('close', () => {
    missing('gdbus is missing, or the system bus does not answer');
    child.stdin.end();
  });

  return () => {
    isSilent = true;
    child.stdin.end();
  };
}

const run = promisify(execFile);

async function ownerOfSession(session: string): Promise<number | undefined> {
  const property = ['org.freedesktop.DBus.Properties.Get', 'org.freedesktop.login1.Session', 'User'];
  try {
    const words = ['call', ...logind, '--object-path', session, '--method', ...property];
    return ownerOf((await run('gdbus', words, { timeout: patienceMs })).stdout);
  } catch {
    return undefined; // Whatever the reason, the owner is unknown.
  }
}

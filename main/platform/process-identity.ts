import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { errorCode } from './disk.ts';

const run = promisify(execFile);

/**
 * A text for comparing when a process started: together with the pid it distinguishes a process from a later one with
 * the same pid. Empty if the system does not tell; undefined if there is no such process.
 */
export async function processStart(pid: number): Promise<string | undefined> {
  if (!isThere(pid)) return undefined;
  if (process.platform === 'linux') return linuxStart(pid);
  return (await (process.platform === 'win32' ? windowsStart(pid) : psStart(pid))) ?? '';
}

function isThere(pid: number): boolean {
  if (pid <= 0) return false; // Those pids address process groups.
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

async function linuxStart(pid: number): Promise<string | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name in brackets may contain spaces; the state follows, and the start time is the 20th field after that.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  // A zombie has ended; only its parent has not collected the exit code.
  return fields[0] === 'Z' ? undefined : (fields[19] ?? '');
}

async function psStart(pid: number): Promise<string | undefined> {
  const { stdout } = await run('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return stdout.trim() || undefined;
}

async function windowsStart(pid: number): Promise<string | undefined> {
  const query = `(Get-Process -Id ${pid} -ErrorAction Stop).StartTime.ToFileTimeUtc()`;
  const { stdout } = await run('powershell', ['-NoProfile', '-Command', query]).catch(() => ({ stdout: '' }));
  return stdout.trim() || undefined;
}

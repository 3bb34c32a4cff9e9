import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * When a process started, as a text that only has to be compared: together with the pid it tells a process from a
 * later one that was given the same pid. Nothing when there is no such process, or the system does not tell.
 */
export async function processStart(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') return linuxStart(pid);
  return process.platform === 'win32' ? windowsStart(pid) : psStart(pid);
}

async function linuxStart(pid: number): Promise<string | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // The name in brackets may hold spaces; the start time is the 20th field behind it.
  return text
    ?.slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .at(19);
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

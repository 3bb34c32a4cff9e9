import { readFileSync } from 'node:fs';

/**
 * The most resident memory that this process has had, in megabytes. On Linux, the resource usage of a process includes
 * what the one that forked it had; elsewhere it does not.
 */
export function peakMb(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS / 1024;
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  if (kilobytes === undefined) throw new Error('The system does not tell how much memory was in use');
  return Number(kilobytes) / 1024;
}

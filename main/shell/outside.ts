import { shell } from 'electron';
import type { Log } from '../platform/log.ts';
import { outsideAddress } from './outside-address.ts';

/** The one place that hands an address to the system. The window has shown where it leads before it asks. */
export function openOutside(address: string, log: Pick<Log, 'warn'>): void {
  const safe = outsideAddress(address);
  // Neither sentence names the address: it may be what somebody wrote.
  if (safe === undefined) log.warn('An address that may not be opened was refused');
  else shell.openExternal(safe).catch(() => log.warn('The system could not open an address'));
}

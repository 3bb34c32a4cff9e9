import { shell } from 'electron';
import type { Log } from '../platform/log.ts';
import { externalAddress } from './external-address.ts';

/** The one place that hands an address to the system. The window has shown where it leads before it asks. */
export function openAddress(address: string, log: Pick<Log, 'warn'>): void {
  const safe = externalAddress(address);
  // Neither sentence names the address: it may be what somebody wrote.
  if (safe === undefined) log.warn('An address that may not be opened was refused');
  else shell.openExternal(safe).catch(() => log.warn('The system could not open an address'));
}

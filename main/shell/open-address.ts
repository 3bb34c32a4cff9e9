import { shell } from 'electron';
import type { Log } from '../platform/log.ts';
import { externalAddress } from './external-address.ts';

/** The only function that passes an address to the system. The window has already shown where it leads. */
export function openAddress(address: string, log: Pick<Log, 'warn'>): void {
  const safe = externalAddress(address);
  // Neither log line contains the address: it may be what people wrote.
  if (safe === undefined) log.warn('An address that may not be opened was refused');
  else shell.openExternal(safe).catch(() => log.warn('The system could not open an address'));
}

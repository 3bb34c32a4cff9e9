import type { DeskManager } from '../desk/desk-manager.ts';
import type { DeskLock } from '../desk/lock.ts';

/**
 * Writes into the lock of each desk, as soon as this process has it, where it can be asked for a link: a second start
 * finds a desk that is still opening.
 */
export async function announceInLock(
  deskManager: Pick<DeskManager, 'lock' | 'onChange' | 'onOpening'>,
  { port, secret }: { readonly port: number; readonly secret: string },
  onBug: (error: unknown) => void,
): Promise<void> {
  let told: DeskLock | undefined;

  async function tell(): Promise<void> {
    const lock = deskManager.lock();
    if (!lock || lock === told) return;
    told = lock;
    await lock.announce(port, secret);
  }

  deskManager.onChange(() => void tell().catch(onBug));
  deskManager.onOpening(() => void tell().catch(onBug));
  await tell();
}

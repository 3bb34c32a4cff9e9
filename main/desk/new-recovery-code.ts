import type { NewCode } from '../../shared/bridge/recovery.ts';
import { isSystemError } from '../platform/disk.ts';
import type { Recovery } from '../session/recovery.ts';

/** A new recovery code after something that is done already: a disk that says no now takes nothing back. */
export async function newRecoveryCode(recovery: Recovery): Promise<NewCode> {
  try {
    return { kind: 'code', ...(await recovery.make()) };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return { kind: 'not-made' };
  }
}

import type { NewCode } from '../../shared/bridge/recovery.ts';
import { isSystemError } from '../platform/disk.ts';
import type { Recovery } from '../session/recovery.ts';

/** Creates a recovery code after an action that has already succeeded; a disk error here does not undo that action. */
export async function newRecoveryCode(recovery: Recovery): Promise<NewCode> {
  try {
    return { kind: 'code', ...(await recovery.make()) };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return { kind: 'not-made' };
  }
}

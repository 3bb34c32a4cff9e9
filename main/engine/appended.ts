import { done, failed, type Result } from '../../shared/bridge/result.ts';
import { NotSaved } from '../platform/failure.ts';

/** The result of a write. A refusal by the disk is a result; any other error is a bug. */
export async function appended<T>(write: () => Promise<T>): Promise<Result<T>> {
  try {
    return done(await write());
  } catch (error) {
    if (!(error instanceof NotSaved)) throw error;
    return failed('not-saved', error.failure);
  }
}

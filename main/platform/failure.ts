import type { Failure } from '../../shared/bridge/failures.ts';
import { errorCode } from './disk.ts';

/** A write that failed, with a reason that a person can act on. */
export class NotSaved extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure, options);
    this.failure = failure;
  }
}

const failureByCode: Readonly<Record<string, Failure>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
  ENOENT: 'folder-gone',
  ENOTDIR: 'folder-gone',
  ETIMEDOUT: 'disk-silent',
};

/** The reason of a disk error, for people. */
export function failureOf(error: unknown): Failure {
  return error instanceof NotSaved ? error.failure : (failureByCode[errorCode(error)] ?? 'disk-failed');
}

import type { Failure } from '../../shared/bridge/failures.ts';
import type { UnopenedReason } from '../../shared/bridge/opening-reasons.ts';
import { type DeskError, type Failed, failed } from '../../shared/bridge/result.ts';
import type { UnopenedDesk } from '../../shared/bridge/unopened.ts';
import { errorCode } from '../platform/disk.ts';
import { failureOf } from '../platform/failure.ts';
import type { DeskLocation } from './desk-location.ts';
import type { LockIdentity } from './lock.ts';
import type { LockOwner } from './lock-file.ts';

type Further = Partial<Pick<UnopenedDesk, 'missing' | 'heldBy'>>;

/** The error for a desk that cannot be opened; its screen also shows the folder and what is missing. */
export function unopened(folder: string, reason: UnopenedReason, { missing = [], heldBy = null }: Further = {}) {
  return failed('unavailable', reason, { unopened: { reason, folder, missing, heldBy } });
}

/** The same for errors without a screen of their own. */
export function unopenedFor(folder: string, error: DeskError): Failed {
  const { reason, details } = error;
  const unopened = { reason, ...(details && { details }), folder, missing: [], heldBy: null };
  return { ok: false, error: { ...error, unopened } };
}

export function heldElsewhere(folder: string, { host, since, token }: LockOwner, us: LockIdentity) {
  if (host === us.host) return unopened(folder, 'desk-held');
  return unopened(folder, 'desk-held-elsewhere', { heldBy: { host, since, token } });
}

/** The reason for which the system refuses to read a desk; other errors are thrown. */
export function unreadable({ folder }: DeskLocation, error: unknown): Failed {
  return unopenedFor(folder, refusedBySystem(folder, error).error);
}

function refusedBySystem(folder: string, error: unknown): Failed {
  const code = errorCode(error);
  if (code === 'EISDIR') return failed('unavailable', 'open.folder-for-file', { details: { folder } });
  if (code === 'ENOTDIR') return failed('unavailable', 'open.file-for-folder', { details: { folder } });
  if (code === 'EFBIG') {
    return error instanceof Error && 'path' in error
      ? failed('unavailable', 'open.named-file-too-large', { details: { file: String(error.path) } })
      : failed('unavailable', 'open.file-too-large');
  }
  if (code === '') throw error;
  const reason = reasons[failureOf(error)];
  return reason ? failed('unavailable', reason) : failed('unavailable', 'open.refused', { details: { folder, code } });
}

const reasons = {
  'disk-full': 'open.disk-full',
  'read-only': 'open.read-only',
  'folder-gone': 'open.folder-gone',
  'disk-silent': 'open.disk-silent',
  'disk-failed': undefined,
  'lock-lost': undefined,
} as const satisfies Readonly<Record<Failure, string | undefined>>;

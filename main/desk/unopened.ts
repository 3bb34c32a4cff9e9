import { type DeskError, failed } from '../../shared/bridge/result.ts';
import { type UnopenedDesk, type UnopenedReason, unopenedReasons } from '../../shared/bridge/unopened.ts';
import { errorCode } from '../platform/disk.ts';
import { failureOf } from '../platform/failure.ts';
import type { DeskPlace } from './identity.ts';
import type { LockIdentity } from './lock.ts';
import type { LockOwner } from './lock-file.ts';

type Further = Partial<Pick<UnopenedDesk, 'missing' | 'heldBy'>>;

/** The answer of a desk that cannot be opened; its screen names the folder and what is missing beside the sentence. */
export function unopened(folder: string, why: UnopenedReason, { missing = [], heldBy = null }: Further = {}) {
  const sentence = unopenedReasons[why];
  return failed('unavailable', sentence, { reason: why, unopened: { why, sentence, folder, missing, heldBy } });
}

/** The same for what has no screen of its own: the sentence alone says why. */
export function unopenedFor(folder: string, error: DeskError): { ok: false; error: DeskError } {
  const sentence = error.message;
  return { ok: false, error: { ...error, unopened: { why: 'other', sentence, folder, missing: [], heldBy: null } } };
}

function refusedBySystem(folder: string, sentence: string, reason?: string) {
  const { error } = failed('unavailable', sentence, reason === undefined ? {} : { reason });
  return unopenedFor(folder, error);
}

export function heldElsewhere(folder: string, { host, since, token }: LockOwner, us: LockIdentity) {
  if (host === us.host) return unopened(folder, 'desk-held');
  return unopened(folder, 'desk-held-elsewhere', { heldBy: { host, since, token } });
}

/** Why the system lets a desk not be read; a bug still throws. */
export function unreadable({ folder }: DeskPlace, error: unknown) {
  const code = errorCode(error);
  if (code === 'EISDIR' || code === 'ENOTDIR') {
    const what = code === 'EISDIR' ? 'a folder where a file should be' : 'a file where a folder should be';
    return refusedBySystem(folder, `The desk in ${folder} cannot be opened: there is ${what}. Put back the real one.`);
  }
  if (code === 'EFBIG') {
    const sentence = `A file of this desk is larger than any that Deskside writes${namedIn(error)}. Put back the real one.`;
    return refusedBySystem(folder, sentence);
  }
  if (code === '') throw error;
  const reason = failureOf(error);
  return refusedBySystem(folder, sentences[reason] ?? `The desk in ${folder} cannot be read (${code}).`, reason);
}

function namedIn(error: unknown): string {
  return error instanceof Error && 'path' in error ? `: ${String(error.path)}` : '';
}

const sentences: Readonly<Record<string, string>> = {
  'disk-full': 'The desk cannot be opened because the disk is full. Make some room, then try again.',
  'read-only': 'Deskside may not write to the desk’s folder. Check the permissions of the folder, then try again.',
  'folder-gone': 'The desk’s folder is not there. Put it back, or plug the drive in, then try again.',
  'disk-silent': 'The desk’s folder didn’t respond. Check the drive or the network connection, then try again.',
};

/** Everything in one line, for a log or a terminal. */
export function describeUnopened({ sentence, missing, heldBy }: UnopenedDesk): string {
  const named = missing.length === 0 ? '' : ` Missing or damaged: ${missing.join(', ')}.`;
  const holder = heldBy ? ` Computer: ${heldBy.host}${heldBy.since === null ? '' : `, since ${heldBy.since}`}.` : '';
  return `${sentence}${named}${holder}`;
}

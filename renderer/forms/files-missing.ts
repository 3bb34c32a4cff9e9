import type { DeskError } from '../../shared/bridge/result.ts';
import { problemSentence } from '../../shared/domain/problems.ts';
import type { FileInMotion } from './shelf.ts';

/** Says that files could not be taken that nobody has decided about yet, and how many; undefined where there is none. */
export function notTaken(moving: readonly FileInMotion[]): DeskError | undefined {
  const count = moving.filter(({ error }) => error !== null).length;
  if (count === 0) return undefined;
  const reason = count === 1 ? 'attachment.not-taken' : 'attachments.not-taken';
  const details = { count: String(count) };
  return { code: 'refused', message: problemSentence(reason, details), reason, details };
}

/** What is in the way of sending now: of files that were not taken, those about which nobody has decided since. */
export function stillInTheWay(error: DeskError | undefined, moving: readonly FileInMotion[]): DeskError | undefined {
  const isAboutFiles = error?.reason === 'attachment.not-taken' || error?.reason === 'attachments.not-taken';
  return isAboutFiles ? notTaken(moving) : error;
}

import type { DeskError } from '../../shared/bridge/result.ts';

/** What counts of a file on its way: whether it failed. */
type Moving = readonly { readonly error: DeskError | null }[];

/** Says that files could not be taken that nobody has decided about yet, and how many; undefined where there is none. */
export function notTaken(moving: Moving): DeskError | undefined {
  const count = moving.filter(({ error }) => error !== null).length;
  if (count === 0) return undefined;
  if (count === 1) return { code: 'refused', reason: 'attachment.not-taken' };
  return { code: 'refused', reason: 'attachments.not-taken', details: { count } };
}

/** What is in the way of sending now: of files that were not taken, those about which nobody has decided since. */
export function stillInTheWay(error: DeskError | undefined, moving: Moving): DeskError | undefined {
  const isAboutFiles = error?.reason === 'attachment.not-taken' || error?.reason === 'attachments.not-taken';
  return isAboutFiles ? notTaken(moving) : error;
}

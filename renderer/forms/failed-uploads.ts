import type { DeskError } from '../../shared/bridge/result.ts';

/** The part of an upload that matters here: whether it failed. */
type Moving = readonly { readonly error: DeskError | null }[];

/**
 * The error for failed uploads that were neither retried nor removed, with their number; undefined if there are none.
 */
export function failedUploads(moving: Moving): DeskError | undefined {
  const count = moving.filter(({ error }) => error !== null).length;
  if (count === 0) return undefined;
  if (count === 1) return { code: 'refused', reason: 'attachment.not-taken' };
  return { code: 'refused', reason: 'attachments.not-taken', details: { count } };
}

/** The error that still prevents sending: an error about failed uploads is recomputed, any other is unchanged. */
export function remainingProblem(error: DeskError | undefined, moving: Moving): DeskError | undefined {
  const isAboutFiles = error?.reason === 'attachment.not-taken' || error?.reason === 'attachments.not-taken';
  return isAboutFiles ? failedUploads(moving) : error;
}

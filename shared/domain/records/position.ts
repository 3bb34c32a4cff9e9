import * as z from 'zod';

/** The last position. Records without a position of their own have it, so that a new one comes last. */
export const lastPosition = 9_999;

/** Where a record stands in the lists of its kind: lower positions first. Equal ones are ordered by name. */
export const position = z
  .int('position.out-of-range')
  .min(1, 'position.out-of-range')
  .max(lastPosition, 'position.out-of-range');

/** What records of kinds that became sortable later may lack. */
export const unordered = { position: lastPosition } as const;

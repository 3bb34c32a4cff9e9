import * as z from 'zod';

/** The largest distance of a Date from 1970, in milliseconds. */
export const furthestMs = 8.64e15;

/** An instant or a duration in milliseconds, within the range of a Date. */
export const instantMs = z.number().min(-furthestMs).max(furthestMs);

import * as z from 'zod';

/** The furthest that a date reaches on either side of 1970, in milliseconds. */
export const furthestMs = 8.64e15;

/** A point in time, or a stretch of it, in milliseconds: what is further than any date would be one nowhere. */
export const instantMs = z.number().min(-furthestMs).max(furthestMs);

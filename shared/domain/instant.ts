import * as z from 'zod';

/** The largest distance of a Date from 1970, in milliseconds. */
export const furthestMs = 8.64e15;

/** The last instant that people can choose: the end of the year 9999. */
export const lastInstantMs = Date.UTC(10_000, 0) - 1;

/** An instant or a duration in milliseconds, within the range of a Date. */
export const instantMs = z.number().min(-furthestMs).max(furthestMs);

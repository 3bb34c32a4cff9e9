import * as z from 'zod';

/** The sort keys of tickets, by descending precedence. */
export const mostSortKeys = 5;

export const orderSchema = z
  .array(z.strictObject({ by: z.string().min(1).max(60), descending: z.boolean() }))
  .max(mostSortKeys);

export type Order = Readonly<z.infer<typeof orderSchema>>;

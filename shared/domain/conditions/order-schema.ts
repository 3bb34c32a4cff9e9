import * as z from 'zod';

/** The sort keys of tickets, by descending precedence. */
export const orderSchema = z.array(z.strictObject({ by: z.string().min(1).max(60), descending: z.boolean() })).max(5);

export type Order = Readonly<z.infer<typeof orderSchema>>;

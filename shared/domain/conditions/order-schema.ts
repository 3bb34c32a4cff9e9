import * as z from 'zod';

/** How tickets are sorted: by the first of these, where that is equal by the second, and so on. */
export const orderSchema = z.array(z.strictObject({ by: z.string().min(1).max(60), descending: z.boolean() })).max(5);

export type Order = Readonly<z.infer<typeof orderSchema>>;

import * as z from 'zod';

/** Lower-case letters, digits and dashes, 1 to 40 of them: safe as a file name, a key and a part of a link. */
export const idSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'id.malformed');

export type Id = string;

import * as z from 'zod';

const idPattern = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** Lower-case letters, digits and dashes, 1 to 40 of them: safe as a file name, a key and a part of a link. */
export const idSchema = z.string().regex(idPattern, 'id.malformed');

export type Id = string;

export function isId(text: string): boolean {
  return idPattern.test(text);
}

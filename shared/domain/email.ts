import * as z from 'zod';

const address = /^[^\s@,;<>()[\]\\":]+@[^\s@,;<>()[\]\\":]+\.[^\s@,;<>()[\]\\":.]+$/u;

/** An e-mail address, or nothing: people at the counter often have none. */
export const optionalEmail = z
  .string()
  .max(254, 'text.too-long')
  .overwrite((text) => text.trim())
  .refine((text) => text === '' || address.test(text), 'email.malformed');

/** Two addresses with the same key belong to the same person. */
export function emailKey(email: string): string {
  return email.normalize('NFKC').toLowerCase();
}

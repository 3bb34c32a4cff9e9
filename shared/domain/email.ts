import * as z from 'zod';
import { withoutControls, withoutHidden } from './hidden-marks.ts';

const address = /^[^\s@,;<>()[\]\\":]+@(?:[^\s@,;<>()[\]\\":.]+\.)+[^\s@,;<>()[\]\\":.]+$/u;
/** Invisible characters, and those that make an address look like another one. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** An e-mail address, or nothing, because walk-in requesters often have none. */
export const optionalEmail = z
  .string('text.required')
  .overwrite((text) => withoutHidden(withoutControls(text)).trim())
  .max(254, 'text.too-long')
  .refine((text) => text === '' || isEmail(text), 'email.malformed');

export function isEmail(text: string): boolean {
  return address.test(text) && !hidden.test(text);
}

/** Addresses with equal keys belong to the same person. */
export function emailKey(email: string): string {
  return email.normalize('NFKC').toLowerCase();
}

import { isReason, type Reason, reasons } from '../../../shared/bridge/reasons.ts';
import type { DeskError } from '../../../shared/bridge/result.ts';
import { type Details, lacksDetails } from '../../../shared/lib/details.ts';
import { permissions } from '../en/permissions.ts';
import type { Words } from './words.ts';

/**
 * The sentence of an error: what is wrong, and what to do. A main of another release may have reasons that this window does
 * not know, or none of the details that its sentence names.
 */
export function errorText(
  words: Words,
  { code = 'unavailable', reason, details }: Partial<DeskError> & { readonly reason: Reason },
): string {
  if (!isReason(reason) || lacksDetails(reasons[reason], details)) return words('problem.unknown', { code, reason });
  return words(reason, inWords(words, details));
}

/** The id of a permission stands for what it allows. */
function inWords(words: Words, details: Details = {}): Details {
  const id = `may.${String(details.permission)}`;
  return isPermission(id) ? { ...details, permission: words(id) } : details;
}

function isPermission(id: string): id is keyof typeof permissions {
  return Object.hasOwn(permissions, id);
}

import { isReason, type Reason, reasons } from '../../../shared/bridge/reasons.ts';
import type { DeskError } from '../../../shared/bridge/result.ts';
import { type Details, lacksDetails } from '../../../shared/lib/details.ts';
import { permissions } from '../en/permissions.ts';
import { couldText } from './could-text.ts';
import type { Words } from './words.ts';

/**
 * The sentence for an error: what is wrong, and what to do or who could do it. A main process of another release may
 * send reasons that this window does not know, or omit details.
 */
export function errorText(
  words: Words,
  { code = 'unavailable', reason, details, could }: Partial<DeskError> & { readonly reason: Reason },
): string {
  if (!isReason(reason) || lacksDetails(reasons[reason], details)) return words('problem.unknown', { code, reason });
  const named = inWords(words, details);
  return (could && forbiddenText(words, reason, named, couldText(words, could))) ?? words(reason, named);
}

function forbiddenText(words: Words, reason: Reason, details: Details, who: string | undefined): string | undefined {
  if (reason === 'permission.administrator') return who && words('could.administrator', { who });
  if (reason !== 'permission.missing') return undefined;
  return who ? words('could.permission', { ...details, who }) : words('could.permission.nobody', details);
}

/** Replaces the id of a permission by its name. */
function inWords(words: Words, details: Details = {}): Details {
  const id = `may.${String(details.permission)}`;
  return isPermission(id) ? { ...details, permission: words(id) } : details;
}

function isPermission(id: string): id is keyof typeof permissions {
  return Object.hasOwn(permissions, id);
}

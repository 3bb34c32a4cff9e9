import type { Words } from '../domain/ticket/catalogue-field.ts';
import { isFieldName } from '../domain/ticket/fields.ts';

/** Parts of a ticket that undo names, beside its fields. */
const parts: ReadonlySet<string> = new Set([
  'access',
  'assignment',
  'department',
  'due',
  'entry',
  'plan',
  'requester',
  'status',
]);

/** A part of a ticket, by the name that undo gives it, and how it is called. */
export interface ShownPart {
  readonly part: string;
  readonly label: Words;
}

/** How a part of every ticket is called. */
export function partLabel(part: string): Words {
  if (isFieldName(part)) return { text: `field.${part}` };
  return parts.has(part) ? { text: `change.part.${part}` } : { own: part };
}

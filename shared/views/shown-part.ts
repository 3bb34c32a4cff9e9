import type { Words } from '../domain/ticket/catalogue-field.ts';
import { isFieldName } from '../domain/ticket/fields.ts';

/** Parts of a ticket that an undo names, besides its fields. */
const parts: ReadonlySet<string> = new Set([
  'access',
  'answered',
  'assignment',
  'contact',
  'deletion',
  'department',
  'due',
  'entry',
  'followers',
  'links',
  'plan',
  'requester',
  'status',
  'waiting',
]);

/** A part of a ticket by its name in undo results, and its label. */
export interface ShownPart {
  readonly part: string;
  readonly label: Words;
}

/** The label of a part that every ticket has. */
export function partLabel(part: string): Words {
  if (isFieldName(part)) return { text: `field.${part}` };
  return parts.has(part) ? { text: `change.part.${part}` } : { own: part };
}

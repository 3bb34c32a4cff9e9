import * as z from 'zod';
import { openTicket } from '../../../shared/domain/open-ticket.ts';
import { valueSchema } from '../../../shared/domain/ticket/field-type.ts';
import type { DeskChoices } from '../../../shared/views/choices.ts';

/**
 * What the form hands in: the operation's input, with the listed fields as they are on this desk, so that what is wrong
 * with one of them is said beside it. What stands in a field that was archived meanwhile is left out.
 */
export function intakeSchema({ fields }: DeskChoices) {
  const listed = fields.filter(({ hasOwnPlace }) => !hasOwnPlace);
  const schemas = listed.map(({ id, type, isRequired }) => [id, valueSchema(type, isRequired)] as const);
  return openTicket.input.extend({ fields: z.object(Object.fromEntries(schemas)).prefault({}) });
}

import * as z from 'zod';
import { openTicket } from '../../../shared/domain/open-ticket.ts';
import { valueSchema } from '../../../shared/domain/ticket/field-type.ts';
import type { DeskChoices } from '../../../shared/views/choices.ts';

/**
 * The form’s schema: the operation’s input plus this desk’s custom fields, so that errors are shown beside each field.
 * Values of archived fields are dropped.
 */
export function intakeSchema({ fields }: DeskChoices) {
  const listed = fields.filter(({ hasOwnPlace }) => !hasOwnPlace);
  const schemas = listed.map(({ id, type, isRequired }) => [id, valueSchema(type, isRequired)] as const);
  return openTicket.input.extend({ fields: z.object(Object.fromEntries(schemas)).prefault({}) });
}

import * as z from 'zod';
import { optionalEmail } from '../email.ts';
import { optionalPhone } from '../phone.ts';
import { line, optionalLine } from '../text.ts';
import { recordKind } from './kind.ts';

/** One who asks: a requester. */
export const person = recordKind({
  kind: 'person',
  isReplaceable: true,
  readableBy: 'nobody',
  references: [],
  fields: z.strictObject({
    name: line(120),
    email: optionalEmail,
    phone: optionalPhone,
    place: optionalLine(120),
  }),
  defaults: {},
});

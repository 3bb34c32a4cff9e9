import * as z from 'zod';
import { optionalEmail } from '../email.ts';
import { line, optionalLine } from '../text.ts';
import { recordKind } from './kind.ts';

/** One who asks: a requester. */
export const person = recordKind({
  kind: 'person',
  fields: z.strictObject({
    name: line(120),
    email: optionalEmail,
    phone: optionalLine(60),
    place: optionalLine(120),
  }),
  defaults: {},
});

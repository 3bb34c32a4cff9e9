import * as z from 'zod';
import { optionalEmail } from '../email.ts';
import { optionalPhone } from '../phone.ts';
import { line, optionalLine, optionalParagraphs } from '../text.ts';
import { recordKind } from './kind.ts';

/** The longest note about a person. */
export const longestNote = 2_000;

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
    /** What agents tell each other about the person. Nobody else reads it. */
    note: optionalParagraphs(longestNote),
  }),
  // Desks of earlier releases have no notes.
  missing: () => ({ note: '' }),
  defaults: {},
});

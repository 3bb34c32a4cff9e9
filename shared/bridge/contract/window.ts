import * as z from 'zod';
import { ticketNeeds } from '../command-needs.ts';
import { call } from './declare.ts';

/** What a window reports about itself, whichever desk is open. */
export const windowCalls = {
  'session.lock': call<object>()(z.strictObject({}), { for: 'anyone' }),
  /** The window has saved its drafts as requested, or could not save some. */
  'session.flushed': call<object>()(z.strictObject({ unsaved: z.boolean() }), { for: 'anyone' }),
  /** A person used the keyboard or the mouse. */
  'session.active': call<object>()(z.strictObject({}), { for: 'agent' }),
  /** The needs that the shown ticket meets, for the menu; empty if none is shown. */
  'window.shows': call<object>()(z.strictObject({ met: z.array(z.enum(ticketNeeds)).max(ticketNeeds.length) }), {
    for: 'agent',
  }),
} as const;

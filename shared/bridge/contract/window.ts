import * as z from 'zod';
import { ticketNeeds } from '../command-needs.ts';
import { call } from './declare.ts';

/** What a window says of itself, whatever desk is open. */
export const windowCalls = {
  'session.lock': call<object>()(z.strictObject({}), { for: 'anyone' }),
  /** A window has put its words away, as it was asked to; or there are some that it could not. */
  'session.flushed': call<object>()(z.strictObject({ unsaved: z.boolean() }), { for: 'anyone' }),
  /** Somebody is at the keyboard. */
  'session.active': call<object>()(z.strictObject({}), { for: 'agent' }),
  /** What the ticket that a window shows gives to commands, for the menu above it; nothing where it shows none. */
  'window.shows': call<object>()(z.strictObject({ met: z.array(z.enum(ticketNeeds)).max(ticketNeeds.length) }), {
    for: 'agent',
  }),
} as const;

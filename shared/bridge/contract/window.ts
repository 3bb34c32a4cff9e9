import * as z from 'zod';
import { ticketNeeds } from '../command-needs.ts';
import { call } from './declare.ts';

export const windowCalls = {
  /** What the ticket that a window shows gives to commands, for the menu above it; nothing where it shows none. */
  'window.shows': call<object>()(z.strictObject({ met: z.array(z.enum(ticketNeeds)).max(ticketNeeds.length) }), {
    for: 'agent',
  }),
} as const;

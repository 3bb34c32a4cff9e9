import * as z from 'zod';
import { shownNeeds } from '../command-needs.ts';
import { call } from './declare.ts';

/** What a window reports about itself, whichever desk is open. */
export const windowCalls = {
  'session.lock': call<object>()(z.strictObject({}), { for: 'anyone' }),
  /** The window has saved its drafts as requested, or could not save some. */
  'session.flushed': call<object>()(z.strictObject({ unsaved: z.boolean() }), { for: 'anyone' }),
  /** A person used the keyboard or the mouse. */
  'session.active': call<object>()(z.strictObject({}), { for: 'agent' }),
  /** The needs that the shown list and ticket meet, for the menu; empty if none is shown. */
  'window.shows': call<object>()(z.strictObject({ met: z.array(z.enum(shownNeeds)).max(shownNeeds.length) }), {
    for: 'agent',
  }),
} as const;

import * as z from 'zod';
import { type Preferences, preferences } from '../preferences.ts';
import { agentSecret } from '../secret.ts';
import { call, keyed, query } from './declare.ts';
import { typedSecret } from './session.ts';

export const meQueries = {
  /** The agent's own preferences on this device. */
  'me.preferences': query<Preferences>()(z.strictObject({}), { shows: ['preferences'] }),
} as const;

export const meCalls = {
  /** Changes some of them. */
  'me.prefer': call<object>()(preferences.partial().strict(), { for: 'agent' }),
  /** Replaces the agent's own PIN or passphrase; wrong ones count as when signing in. */
  'me.changeSecret': keyed<{ readonly unprotected: boolean }>()(
    z.strictObject({ secret: typedSecret, newSecret: agentSecret }),
    { for: 'agent' },
  ),
} as const;

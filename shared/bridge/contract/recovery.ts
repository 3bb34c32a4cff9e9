import * as z from 'zod';
import { idSchema } from '../../domain/id.ts';
import type { RecoveryState } from '../recovery.ts';
import { passphrase } from '../secret.ts';
import { call, keyed, query } from './declare.ts';
import { typedSecret } from './session.ts';

export const recoveryQueries = {
  /** The state of the desk's recovery code. */
  'recovery.state': query<RecoveryState>()(z.strictObject({}), {
    for: 'administrator',
    shows: ['record:agent', 'recovery'],
  }),
} as const;

export const recoveryCalls = {
  /**
   * Gives an administrator a new passphrase in exchange for the recovery code, signs them in, and shows the next code.
   */
  'recovery.use': keyed<object>()(z.strictObject({ agentId: idSchema, code: typedSecret, newSecret: passphrase }), {
    for: 'anyone',
  }),
  /** Creates a new recovery code and shows it in this window; the previous one stops working. */
  'recovery.make': keyed<object>()(z.strictObject({ secret: typedSecret }), { for: 'administrator' }),
  /** Confirms that the shown code was stored; it is not shown again. */
  'recovery.kept': call<object>()(z.strictObject({}), { for: 'agent' }),
} as const;

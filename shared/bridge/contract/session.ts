import * as z from 'zod';
import { idSchema } from '../../domain/id.ts';
import type { Permission } from '../../domain/permission.ts';
import type { AgentColour } from '../../domain/records/agent.ts';
import { passphrase } from '../secret.ts';
import { call, keyed } from './declare.ts';

export interface Me {
  readonly agentId: string;
  readonly name: string;
  readonly colour: AgentColour;
  readonly departmentName: string;
  readonly isAdministrator: boolean;
  /** Whether they may create tickets in any department. */
  readonly mayCreate: boolean;
  /** What they may do with tickets of any department. */
  readonly mayAnywhere: readonly Permission[];
}

/** A secret as it is typed to sign in. */
export const typedSecret = z.string().min(1, 'text.required').max(200, 'text.too-long');

export const sessionCalls = {
  'session.signIn': call<Me>()(z.strictObject({ agentId: idSchema, secret: typedSecret }), { for: 'anyone' }),
  /** Signs in with a one-time passphrase, or a PIN that is not enough for an administrator, and replaces it. */
  'session.renew': keyed<object>()(z.strictObject({ agentId: idSchema, secret: typedSecret, newSecret: passphrase }), {
    for: 'anyone',
  }),
} as const;

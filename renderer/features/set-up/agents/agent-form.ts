import * as z from 'zod';
import { agentSecret, isOwnName } from '../../../../shared/bridge/secret.ts';
import { agent } from '../../../../shared/domain/records/agent.ts';

const required = z.string().min(1, { error: 'text.required', abort: true }).pipe(agentSecret);

/** An agent’s record with their secret. A blank one keeps the current one; a new agent needs one. */
export function agentForm(isNew: boolean) {
  return agent.fields
    .extend({ secret: isNew ? required : z.literal('').or(agentSecret) })
    .refine(({ name, secret }) => !isOwnName(secret, [name]), { path: ['secret'], message: 'secret.own-name' });
}

import * as z from 'zod';
import { agentColours } from '../domain/records/agent.ts';
import { line } from '../domain/text.ts';
import { agentSecret, isOwnName } from './secret.ts';

/** Whether an agent’s secret, if one is chosen, is more than their name. */
export function isSecretNotName({ name, secret }: { readonly name: string; readonly secret: string | null }): boolean {
  return secret === null || !isOwnName(secret, [name]);
}

export const agentNameProblem = { path: ['secret'], message: 'secret.own-name' };

export const newAgent = z
  .strictObject({
    name: line(100),
    colour: z.enum(agentColours),
    secret: agentSecret,
    /** The agent of the course whose part they take; that decides their department and role. */
    courseAgent: z.enum(['jane', 'john']).nullable(),
  })
  .refine(isSecretNotName, agentNameProblem);

import * as z from 'zod';
import { agentColours } from '../domain/records/agent.ts';
import { line } from '../domain/text.ts';
import { agentSecret, isOwnName } from './secret.ts';

export const newAgent = z
  .strictObject({
    name: line(100),
    colour: z.enum(agentColours),
    secret: agentSecret,
    /** The agent of the course whose part they take; that decides their department and role. */
    courseAgent: z.enum(['jane', 'john']).nullable(),
  })
  .refine(({ name, secret }) => !isOwnName(secret, [name]), { path: ['secret'], message: 'secret.own-name' });

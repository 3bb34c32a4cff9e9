import * as z from 'zod';
import type { Id } from '../domain/id.ts';

/** How an attempt to sign in ended. `locked`: it was not checked, because earlier ones were wrong. */
export const signInEnd = z.enum(['signed-in', 'wrong-secret', 'locked', 'recovery-code', 'wrong-code']);
export type SignInEnd = z.infer<typeof signInEnd>;

/** An attempt to sign in on this computer. */
export interface SignInAttempt {
  readonly agentId: Id;
  readonly timeMs: number;
  readonly end: SignInEnd;
}

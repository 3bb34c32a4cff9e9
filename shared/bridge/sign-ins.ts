import * as z from 'zod';
import type { Id } from '../domain/id.ts';

/** How an attempt to sign in ended. `locked`: it was not checked, because earlier ones were wrong. */
const attemptEnd = z.enum(['signed-in', 'wrong-secret', 'locked', 'recovery-code', 'wrong-code']);

/**
 * What else is kept of a computer: who ended which session, who set whose PIN or passphrase, who turned their
 * protection on or off, and who exported an audit.
 */
const otherEnd = z.enum([
  'locked-desk',
  'idle',
  'ended',
  'own-secret',
  'secret-set',
  'code-made',
  'pins-protected',
  'pins-unprotected',
  'changes-exported',
  'sign-ins-exported',
]);

export const signInEnd = z.enum([...attemptEnd.options, ...otherEnd.options]);
export type SignInEnd = z.infer<typeof signInEnd>;

/** An attempt to sign in on this computer, or something else that is kept with them. */
export interface SignInAttempt {
  readonly agentId: Id;
  readonly timeMs: number;
  readonly end: SignInEnd;
  /** Who did it, if it wasn’t the agent themself. */
  readonly byId: Id | null;
}

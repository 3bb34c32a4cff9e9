import type { Id } from '../../shared/domain/id.ts';
import type { Secrets } from './secrets.ts';

/**
 * Whether an agent's secret on this device is one that an administrator may have: while PINs are protected, only a
 * passphrase is, because it still works if the key is lost. An agent without a secret gets one that is.
 */
export function mayAdminister(secrets: Secrets, agentId: Id): boolean {
  return !secrets.isProtected() || secrets.hasPassphrase(agentId) || !secrets.knows(agentId);
}

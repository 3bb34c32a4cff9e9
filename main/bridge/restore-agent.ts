import type { CallAnswer, CallOutput } from '../../shared/bridge/contract/areas.ts';
import { done, failed, type Result } from '../../shared/bridge/result.ts';
import { isOwnName } from '../../shared/bridge/secret.ts';
import type { Id } from '../../shared/domain/id.ts';
import { agentPrincipal } from '../../shared/domain/principal.ts';
import type { SaveAgentPorts } from './save-agent.ts';
import { doneFor } from './sent.ts';

/** Restores an agent, then gives them a passphrase: if the first is refused, they keep what they had. */
export async function restoreAgent(
  { engine, secrets, signIns, secretsChanged }: SaveAgentPorts,
  actorId: Id,
  { id, secret }: CallOutput<'agent.restore'>,
  key: string,
): Promise<Result<CallAnswer<'agent.restore'>>> {
  const name = engine.records.get('agent', id)?.name;
  if (name !== undefined && isOwnName(secret, [name])) {
    return failed('invalid-input', 'secret.own-name', { issues: [{ path: ['secret'], reason: 'secret.own-name' }] });
  }
  const principal = agentPrincipal(actorId);
  const input = { kind: 'agent', id };
  const restored = await engine.run({ name: 'record.restore', input, key, principal, passphraseFor: id });
  if (!restored.ok) return restored;
  await secrets.set(id, secret);
  signIns.note(id, 'secret-set', actorId);
  secretsChanged();
  return done(await doneFor({ engine }, principal, restored.value));
}

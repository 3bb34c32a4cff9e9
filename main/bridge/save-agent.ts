import type { CallAnswer, CallOutput } from '../../shared/bridge/contract/areas.ts';
import { done, failed, type Result } from '../../shared/bridge/result.ts';
import { isOwnName, isPassphrase } from '../../shared/bridge/secret.ts';
import type { Id } from '../../shared/domain/id.ts';
import { agentPrincipal } from '../../shared/domain/principal.ts';
import type { Engine } from '../engine/engine.ts';
import type { Secrets } from '../session/secrets.ts';
import type { SignInLog } from '../session/sign-in-log.ts';
import { administratorProblem } from './pins.ts';
import { doneFor } from './sent.ts';

export interface SaveAgentPorts {
  readonly engine: Pick<Engine, 'run' | 'records' | 'rows'>;
  readonly secrets: Secrets;
  readonly signIns: Pick<SignInLog, 'note'>;
  /** Called when an agent's secret is set or changed: tiles and lists show who has none. */
  readonly secretsChanged: () => void;
}

/**
 * Adds or changes an agent. The PIN is saved on this device before the record names the agent. The commit is derived
 * from the form's key, so that sending the same form again, even after a restart, changes nothing.
 */
export async function saveAgent(
  { engine, secrets, signIns, secretsChanged }: SaveAgentPorts,
  actorId: Id,
  { id, fields, basedOn, secret }: CallOutput<'agent.save'>,
  key: string,
): Promise<Result<CallAnswer<'agent.save'>>> {
  const known = engine.records.get('agent', id);
  if (!known && secret === null) {
    return failed('invalid-input', 'secret.missing', { issues: [{ path: ['secret'], reason: 'text.required' }] });
  }
  const { name, isAdministrator } = { ...known, ...fields };
  if (secret !== null && name !== undefined && isOwnName(secret, [name])) {
    return failed('invalid-input', 'secret.own-name', { issues: [{ path: ['secret'], reason: 'secret.own-name' }] });
  }
  const needsPassphrase = isAdministrator === true && (fields.isAdministrator !== undefined || secret !== null);
  const problem = needsPassphrase ? administratorProblem({ secrets }, id, secret) : undefined;
  if (problem) return problem;
  const principal = agentPrincipal(actorId);
  // A new agent always has a secret; a known one keeps theirs if the rest is refused.
  let kept = !known && secret !== null ? await secrets.set(id, secret) : 'as-meant';
  const saved = await engine.run({
    name: 'record.put',
    input: { kind: 'agent', id, fields, ...(basedOn && { basedOn }) },
    key,
    principal,
    ...(secret !== null && isPassphrase(secret) && { passphraseFor: id }),
  });
  if (!saved.ok && (saved.error.reason !== 'field.unchanged' || secret === null)) return saved;
  if (known && secret !== null) kept = await secrets.set(id, secret);
  if (secret !== null) {
    if (id === actorId) signIns.note(id, 'own-secret');
    else signIns.note(id, 'secret-set', actorId);
    secretsChanged();
  }
  const change = saved.ok ? await doneFor({ engine }, principal, saved.value) : null;
  return done({ done: change, unprotected: kept === 'unprotected' });
}

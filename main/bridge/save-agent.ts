import type { CallAnswer, CallOutput } from '../../shared/bridge/contract/areas.ts';
import { done, failed, type Result } from '../../shared/bridge/result.ts';
import type { Id } from '../../shared/domain/id.ts';
import { agentPrincipal } from '../../shared/domain/principal.ts';
import type { Engine } from '../engine/engine.ts';
import { idOf } from '../platform/random-ids.ts';
import type { Secrets } from '../session/secrets.ts';
import { administratorProblem } from './pins.ts';

export interface SaveAgentPorts {
  readonly engine: Pick<Engine, 'run' | 'records'>;
  readonly secrets: Secrets;
  /** Called when an agent's secret is set or changed: tiles and lists show who has none. */
  readonly secretsChanged: () => void;
}

/**
 * Adds or changes an agent. The PIN is saved on this device before the record names the agent. The agent's id and the
 * commit are derived from the form's key, so that sending the same form again, even after a restart, does not add a
 * second agent.
 */
export async function saveAgent(
  { engine, secrets, secretsChanged }: SaveAgentPorts,
  actorId: Id,
  { agentId, secret, basedOn, ...fields }: CallOutput<'agent.save'>,
  key: string,
): Promise<Result<CallAnswer<'agent.save'>>> {
  const id = agentId ?? idOf('agent', actorId, key);
  if (agentId !== null && !engine.records.get('agent', agentId)) return failed('not-found', 'agent.not-found');
  if (agentId === null && secret === null) {
    return failed('invalid-input', 'secret.missing', {
      issues: [{ path: ['secret'], reason: 'text.required' }],
    });
  }
  const problem = fields.isAdministrator && administratorProblem({ secrets }, id, secret);
  if (problem) return problem;
  // A new agent always has a secret; a known one keeps theirs if the rest is refused.
  const isNew = !engine.records.get('agent', id);
  let kept = isNew && secret !== null ? await secrets.set(id, secret) : 'as-meant';
  const saved = await engine.run({
    name: 'record.put',
    input: { kind: 'agent', id, fields, ...(basedOn && { basedOn }) },
    key,
    principal: agentPrincipal(actorId),
  });
  const isSaved = saved.ok || (saved.error.reason === 'field.unchanged' && secret !== null);
  if (isSaved && !isNew && secret !== null) kept = await secrets.set(id, secret);
  if (isSaved && secret !== null) secretsChanged();
  return isSaved ? done({ agentId: id, unprotected: kept === 'unprotected' }) : saved;
}

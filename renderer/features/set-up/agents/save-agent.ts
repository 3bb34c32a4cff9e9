import type { CallAnswer, CallInput } from '../../../../shared/bridge/contract/areas.ts';
import type { Deskside } from '../../../../shared/bridge/contract.ts';
import type { Result } from '../../../../shared/bridge/result.ts';

export type SaveAgent = (input: CallInput<'agent.save'>) => Promise<Result<CallAnswer<'agent.save'>>>;

/**
 * Creates the save function of one form. The same input keeps the same key until it is answered. If the form has
 * changed since an answer was lost, its input is a change of the same agent, because the form has chosen the agent’s
 * id.
 */
export function createSaveAgent(call: Deskside['call'], newKey: () => string): SaveAgent {
  let key = newKey();

  async function save(input: CallInput<'agent.save'>): ReturnType<SaveAgent> {
    const first = await call('agent.save', input, key);
    const isLost = !first.ok && first.error.code === 'unavailable';
    const result = isLost ? await call('agent.save', input, key) : first;
    const isReused = !result.ok && result.error.reason === 'key.reused';
    if (result.ok || isReused) key = newKey();
    return isReused ? save(input) : result;
  }

  return save;
}

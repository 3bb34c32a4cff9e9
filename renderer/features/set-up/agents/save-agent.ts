import type { CallAnswer, CallInput } from '../../../../shared/bridge/contract/areas.ts';
import type { Deskside } from '../../../../shared/bridge/contract.ts';
import type { Result } from '../../../../shared/bridge/result.ts';

type Input = CallInput<'agent.save'>;

/** Saves an agent’s form. Retries and lost answers never create a second agent. */
export type SaveAgent = (input: Input) => Promise<Result<CallAnswer<'agent.save'>>>;

/** Creates the save function of one form. The same input keeps the same key. */
export function createSaveAgent(desk: Pick<Deskside, 'call' | 'ask'>, newKey: () => string): SaveAgent {
  let key = newKey();
  /** The id of the agent that this form has added. */
  let addedId: string | null = null;

  async function save(input: Input): ReturnType<SaveAgent> {
    const known = { ...input, agentId: input.agentId ?? addedId };
    const first = await desk.call('agent.save', known, key);
    const isLost = !first.ok && first.error.code === 'unavailable';
    const result = isLost ? await desk.call('agent.save', known, key) : first;
    if (result.ok || result.error.reason !== 'key.reused') return result;
    // An earlier answer was lost and the form has changed since: the input is now a change of the same agent.
    const sent = await desk.ask('key.sent', { key });
    if (!sent.ok) return sent;
    key = newKey();
    addedId = sent.value?.recordId ?? addedId;
    return sent.value ? save(input) : result;
  }

  return save;
}
